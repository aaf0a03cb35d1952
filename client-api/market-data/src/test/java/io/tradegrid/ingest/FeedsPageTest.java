package io.tradegrid.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.ingest.run.FeedConfiguration;
import io.tradegrid.ingest.run.FeedMetrics;
import io.tradegrid.tick.TickFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every feed, setting, reason, flag and number of the code is on the page, and no other. */
final class FeedsPageTest {

  private static List<FeedProvider> providers() {
    return ServiceLoader.load(FeedProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static String page() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("tradegrid.root"), "docs/reference/feeds.md"));
  }

  private static String row(FeedSetting setting) {
    String preset = setting.preset().isEmpty() ? "" : "`" + setting.preset() + "`";
    String range = setting.range() + (setting.isRequired() ? ", required" : "");
    return "| `%s` | %s | %s | %s |".formatted(setting.key(), preset, range, setting.meaning());
  }

  @Test
  void thePageHasEverySettingAndNoOther() throws IOException {
    Set<String> expected = new TreeSet<>();
    FeedConfiguration.settings().forEach(setting -> expected.add(row(setting)));
    for (FeedProvider provider : providers()) {
      assertThat(page()).contains("\n### `" + provider.name() + "`\n");
      Set<String> keys = new HashSet<>();
      for (FeedSetting setting : provider.settings()) {
        assertThat(keys.add(setting.key())).as(setting.key()).isTrue();
        expected.add(row(setting));
      }
    }
    String feeds = page().substring(page().indexOf("## Feeds"), page().indexOf("## The pipeline"));
    Set<String> rows = new TreeSet<>();
    feeds.lines().filter(line -> line.startsWith("| `")).forEach(rows::add);
    assertThat(rows).isEqualTo(expected);
  }

  @Test
  void thePageHasEveryReasonFlagAndNumber() throws IOException {
    String page = page();
    for (DeadReason reason : DeadReason.values()) {
      assertThat(page).contains("| `%s` | %s |\n".formatted(reason, reason.meaning()));
    }
    for (TickFlag flag : TickFlag.values()) {
      assertThat(page).contains("| `" + flag + "` | ");
    }
    FeedMetrics metrics = new FeedMetrics();
    metrics.of(1).times("A").accept(1);
    metrics.visit(1, (name, value, labels) -> assertThat(page).contains("| `" + name + "` | "));
  }

  @Test
  void namesAreUniqueAndSettingsChecked() {
    assertThat(providers().stream().map(FeedProvider::name))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9-]+"))
        .hasSize(8);
    List<FeedSetting> settings =
        List.of(
            FeedSetting.required("a", "A."),
            FeedSetting.number("n", 5, 1, 9, "N."),
            FeedSetting.choice("c", "C.", "yes", "no"));
    FeedSettings set = new FeedSettings(settings, Map.of("a", "x, y,"));
    assertThat(set.list("a")).containsExactly("x", "y");
    assertThat(set.number("n")).isEqualTo(5);
    assertThat(set.text("c")).isEqualTo("yes");
    for (String[] bad :
        new String[][] {
          {"a", " ", "a: is missing; give --a=VALUE"},
          {"n", "10", "n: must be 1 to 9, got 10"},
          {"n", "x", "n: must be 1 to 9, got x"},
          {"c", "maybe", "c: must be one of yes, no, got maybe"},
          {"colour", "red", "colour: is not a setting of this feed"}
        }) {
      Map<String, String> given = new HashMap<>(Map.of("a", "x"));
      given.put(bad[0], bad[1]);
      assertThatThrownBy(() -> new FeedSettings(settings, given)).hasMessage(bad[2]);
    }
  }
}
