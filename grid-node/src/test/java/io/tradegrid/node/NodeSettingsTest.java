package io.tradegrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.command.CommandCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings, their file and their page say the same. */
final class NodeSettingsTest {

  private static final Path ROOT = Path.of(System.getProperty("tradegrid.root"));

  @TempDir private Path directory;

  @Test
  void theShippedFileShowsEveryKeyAtItsDefault() throws IOException {
    String file = Files.readString(ROOT.resolve("config/tradegrid.properties"));
    Matcher matcher = Pattern.compile("(?m)^#(grid\\.[a-z.-]+)=(.*)$").matcher(file);
    Map<String, String> shown = new TreeMap<>();
    while (matcher.find()) {
      shown.put(matcher.group(1), matcher.group(2));
    }
    Map<String, String> defaults = new TreeMap<>();
    for (NodeSetting setting : NodeSetting.values()) {
      defaults.put(setting.key(), setting.defaultValue());
    }
    assertThat(shown).isEqualTo(defaults);
  }

  @Test
  void theReferencePageHasOneRowForEachKey() throws IOException {
    StringBuilder expected = new StringBuilder();
    for (NodeSetting setting : NodeSetting.values()) {
      expected.append(
          "| `%s` | `%s` | %s | %s |\n"
              .formatted(
                  setting.key(), setting.defaultValue(), setting.range(), setting.description()));
    }
    assertThat(Files.readString(ROOT.resolve("docs/reference/config.md")))
        .contains(expected.toString());
  }

  /** Else a batch that clients may send would never fit, and they would be told BUSY for ever. */
  @Test
  void theSmallestInboxTakesTheLargestBatch() {
    String batch = Integer.toString(CommandCodec.BATCH_MAX);
    String less = Integer.toString(CommandCodec.BATCH_MAX - 1);
    assertThat(NodeSetting.SHARD_INBOX_COMMANDS.fault(batch)).isEmpty();
    assertThat(NodeSetting.SHARD_INBOX_COMMANDS.fault(less)).isPresent();
  }

  @Test
  void theCommandLineWinsOverTheFileAndTheFileOverTheDefault() throws IOException {
    Path file = directory.resolve("node.properties");
    Files.writeString(file, "grid.client.port=11000\ngrid.metrics.port=9000\n");
    NodeSettings settings = NodeSettings.load(file, Map.of("grid.client.port", "12000"));
    assertThat(settings.number(NodeSetting.CLIENT_PORT)).isEqualTo(12000);
    assertThat(settings.number(NodeSetting.METRICS_PORT)).isEqualTo(9000);
    assertThat(settings.number(NodeSetting.SHARDS)).isEqualTo(128);
  }

  @Test
  void whatContradictsItselfIsRefused() {
    assertThatThrownBy(() -> NodeSettings.load(null, Map.of("grid.lease.renewal.ms", "200")))
        .hasMessage(
            "grid.lease.renewal.ms: must be at most a third of grid.lease.term.ms, got 200 of 500");
    assertThatThrownBy(
            () -> NodeSettings.load(null, Map.of("grid.shard.remembered.max", "1999999")))
        .hasMessage(
            "grid.shard.remembered.requests: must be at most half of grid.shard.remembered.max,"
                + " got 1000000 of 1999999");
  }

  @Test
  void everyFaultIsListedAtOnce() {
    Map<String, String> wrong =
        Map.of(
            "grid.shards", "100",
            "grid.client.port", "x",
            "grid.wal.mode", "NONE",
            "grid.node.name", " ",
            "grid.color", "red");
    assertThatThrownBy(() -> NodeSettings.load(null, wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "grid.client.port: must be a whole number, 1 to 65535, got 'x'; "
                + "grid.color: is not a key of the configuration; "
                + "grid.node.name: must not be empty; "
                + "grid.shards: must be 1 to 1024 and a power of two, got 100; "
                + "grid.wal.mode: must be LOG_ONLY or FSYNC, got 'NONE'");
  }
}
