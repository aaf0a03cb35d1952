package io.tradegrid.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Options are read, refused by name, and on the page as they are in the code. */
final class BridgeSettingsTest {

  @Test
  void whatIsNotSaidIsPreset() {
    BridgeSettings settings = new BridgeSettings("--kafka.bootstrap=a:1", "--kafka.partitions=3");

    assertThat(settings.text(BridgeSetting.BOOTSTRAP)).isEqualTo("a:1");
    assertThat(settings.number(BridgeSetting.PARTITIONS)).isEqualTo(3);
    assertThat(settings.deadLetters()).isEqualTo("orders.incoming.dlq");
    assertThat(settings.positions()).isEqualTo("orders.executed.positions");
  }

  @Test
  void whatCannotBeIsNamed() {
    assertThatThrownBy(() -> new BridgeSettings())
        .hasMessage("kafka.bootstrap: is missing; give --kafka.bootstrap=VALUE");
    assertThatThrownBy(() -> new BridgeSettings("--kafka.bootstrap=a:1", "--colour=1"))
        .hasMessage("--colour=1: is not an option");
    assertThatThrownBy(() -> new BridgeSettings("kafka.bootstrap=a:1"))
        .hasMessage("kafka.bootstrap=a:1: is not an option");
    assertThatThrownBy(
            () -> new BridgeSettings("--kafka.bootstrap=a:1", "--kafka.batch.records=4097"))
        .hasMessage("kafka.batch.records: must be 1 to 4096, got 4097");
    String longest = "a".repeat(77);
    assertThat(
            new BridgeSettings("--kafka.bootstrap=a:1", "--kafka.topic.incoming=" + longest)
                .incoming())
        .isEqualTo(longest);
    assertThatThrownBy(
            () -> new BridgeSettings("--kafka.bootstrap=a:1", "--kafka.topic.incoming=b" + longest))
        .hasMessage(
            "kafka.topic.incoming: must be 1 to 77 letters, digits, '.', '_' or '-', got b"
                + longest);
  }

  @Test
  void thePageHasEverySetting() throws IOException {
    String page =
        Files.readString(Path.of(System.getProperty("tradegrid.root"), "docs/reference/kafka.md"));

    for (BridgeSetting setting : BridgeSetting.values()) {
      String preset = setting.preset().isEmpty() ? "" : "`" + setting.preset() + "`";
      assertThat(page)
          .contains(
              "| `%s` | %s | %s | %s |\n"
                  .formatted(setting.key(), preset, setting.range(), setting.meaning()));
    }
  }
}
