package io.tradegrid.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Plays the published scenarios of another engine on each of our markets. The page {@code
 * docs/reference/jse-scenarios.md} lists those that end differently here, what ours does and which
 * rule it is; all others must end as published.
 */
class JseScenariosTest {

  /** This master table has no tables of its own: its rows are those of two others once more. */
  private static final String REPEATED = "uncross/UnCrossMaster.csv";

  private static final Pattern DIFFERENT = Pattern.compile("\\| (\\w+ \\d+) \\| (.+) \\| (.+) \\|");
  private static final Pattern COUNT =
      Pattern.compile("\\| `([^`]+)` \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|.*");

  @ParameterizedTest
  @EnumSource
  void exactlyTheListedScenariosEndDifferently(MarketImplementation implementation)
      throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    for (JseScenario scenario : scenarios(JseArchive.open())) {
      String difference = JseRun.differenceOf(scenario, implementation);
      if (!difference.isEmpty()) {
        found.put(scenario.name(), difference);
      }
    }
    Map<String, String> listed = new LinkedHashMap<>();
    for (Matcher row : rows(DIFFERENT)) {
      listed.put(row.group(1), row.group(2));
    }
    assertThat(found).containsExactlyInAnyOrderEntriesOf(listed);
  }

  @Test
  void countsAreThoseOfTheTables() throws IOException {
    JseArchive archive = JseArchive.open();
    List<Matcher> different = rows(DIFFERENT);
    Map<String, String> expected = new TreeMap<>();
    for (String master : archive.masters()) {
      if (!master.equals(REPEATED)) {
        List<JseScenario> all = JseScenario.all(archive, master);
        String table = all.get(0).table() + " ";
        long other = different.stream().filter(row -> row.group(1).startsWith(table)).count();
        expected.put(table.strip(), all.size() + " " + (all.size() - other) + " " + other);
      }
    }
    Map<String, String> counted = new TreeMap<>();
    rows(COUNT)
        .forEach(
            row ->
                counted.put(row.group(1), row.group(2) + " " + row.group(3) + " " + row.group(4)));
    assertThat(counted).isEqualTo(expected);
  }

  @Test
  void theLargestMasterTableOnlyRepeatsOthers() throws IOException {
    JseArchive archive = JseArchive.open();
    List<String> titles = new ArrayList<>();
    for (String table : List.of("limit", "hidden")) {
      String master = "uncross/%1$sOrder/%1$sOrderMaster.csv".formatted(table);
      JseScenario.all(archive, master).forEach(scenario -> titles.add(scenario.title()));
    }
    assertThat(JseScenario.all(archive, REPEATED))
        .extracting(JseScenario::title)
        .containsExactlyElementsOf(titles);
  }

  @Test
  void everyRuleThatTheTableNamesIsExplained() throws IOException {
    String page = String.join("\n", page());
    assertThat(rows(DIFFERENT)).isNotEmpty();
    for (Matcher row : rows(DIFFERENT)) {
      for (String rule : row.group(3).split(", ", -1)) {
        assertThat(page).as(row.group(1)).contains("\n- **" + rule + "**: ");
      }
    }
  }

  private static List<JseScenario> scenarios(JseArchive archive) {
    List<JseScenario> scenarios = new ArrayList<>();
    for (String master : archive.masters()) {
      if (!master.equals(REPEATED)) {
        scenarios.addAll(JseScenario.all(archive, master));
      }
    }
    return scenarios;
  }

  private static List<Matcher> rows(Pattern row) throws IOException {
    return page().stream().map(row::matcher).filter(Matcher::matches).toList();
  }

  private static List<String> page() throws IOException {
    String root = System.getProperty("tradegrid.root");
    return Files.readAllLines(Path.of(root, "docs/reference/jse-scenarios.md"));
  }
}
