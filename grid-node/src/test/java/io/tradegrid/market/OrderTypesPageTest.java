package io.tradegrid.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.CancelReason;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Carries out the examples of {@code docs/reference/order-types.md} and compares its tables. */
class OrderTypesPageTest {

  /** What the page says of the largest order. */
  private static final long MAX_ORDER_LOTS = 1_000_000;

  private static final String FENCE = "```";
  private static final String TOLD = "=> ";

  private final Coverage coverage = new Coverage();

  /** An example and the number of its first line in the page. */
  private record Example(int line, List<String> lines) {}

  @ParameterizedTest
  @EnumSource
  void everyExampleEndsAsWritten(MarketImplementation implementation) throws IOException {
    List<Example> examples = examples();
    assertThat(examples).isNotEmpty();
    for (Example example : examples) {
      assertThat(String.join("\n", carriedOut(example, implementation)))
          .as("line %d of the page", example.line())
          .isEqualTo(String.join("\n", example.lines()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyConstantHasAnExample(MarketImplementation implementation) throws IOException {
    for (Example example : examples()) {
      carriedOut(example, implementation);
    }
    Set<Enum<?>> wanted = new HashSet<>();
    Stream.of(
            OrderType.values(),
            TimeInForce.values(),
            Phase.values(),
            PostOnly.values(),
            SelfTrade.values(),
            CollarAction.values(),
            CancelReason.values(),
            MarketEvent.Kind.values(),
            Liquidity.values())
        .forEach(constants -> wanted.addAll(Arrays.asList(constants)));
    wanted.addAll(marketReasons());
    wanted.removeAll(coverage.constants());
    assertThat(wanted).as("has no example").isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyTermLimitAndRuleHasAnExample(MarketImplementation implementation) throws IOException {
    for (Example example : examples()) {
      carriedOut(example, implementation);
    }
    Set<String> wanted = new TreeSet<>();
    for (Class<?> type : List.of(OrderTerms.class, RiskLimits.class, TradingRules.class)) {
      Arrays.stream(type.getRecordComponents())
          .forEach(component -> wanted.add(Coverage.name(type, component)));
    }
    assertThat(coverage.fields()).isEqualTo(wanted);
  }

  @ParameterizedTest
  @EnumSource
  void eventsHaveTheFieldsOfTheirRow(MarketImplementation implementation) throws IOException {
    for (Example example : examples()) {
      carriedOut(example, implementation);
    }
    Map<String, Set<String>> rows = new TreeMap<>();
    for (String[] row : table("| event | fields |")) {
      rows.put(row[0], new TreeSet<>(List.of(row[1].split(", "))));
    }
    Map<String, Set<String>> met = new TreeMap<>();
    coverage.eventFields().forEach((kind, names) -> met.put(kind.name(), names));
    assertThat(rows).isEqualTo(met);
  }

  @Test
  void everyTypeTimeAndPhaseHasItsRowAndItsHeading() throws IOException {
    assertRowsAndHeadings("| type | FIX |", OrderType.values());
    assertRowsAndHeadings("| time in force | FIX |", TimeInForce.values());
    assertRowsAndHeadings("| phase | enter, amend |", Phase.values());
  }

  private static void assertRowsAndHeadings(String header, Enum<?>[] constants) throws IOException {
    List<String> names = Arrays.stream(constants).map(Enum::name).toList();
    assertThat(table(header)).extracting(row -> row[0]).isEqualTo(names);
    assertThat(page()).containsAll(names.stream().map(name -> "### " + name).toList());
  }

  @Test
  void phasesAllowWhatTheirTableSays() throws IOException {
    List<String> expected = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      expected.add(
          String.join(
              " ",
              phase.name(),
              phase.takesOrders() ? "yes" : "no",
              "yes",
              phase == Phase.CONTINUOUS ? "yes" : "no",
              phase.isAuction() ? "yes" : "no"));
    }
    assertThat(table("| phase | enter, amend |"))
        .extracting(row -> String.join(" ", Arrays.copyOf(row, 5)))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void checksNameEveryReasonOfAMarket() throws IOException {
    assertThat(table("| check | reason |"))
        .extracting(row -> row[1])
        .containsExactlyInAnyOrderElementsOf(
            marketReasons().stream()
                .filter(reason -> reason != RejectReason.UNKNOWN_ORDER)
                .map(Enum::name)
                .toList());
  }

  @Test
  void pageNamesEveryCancelReason() throws IOException {
    assertThat(table("| cancel reason |"))
        .extracting(row -> row[0])
        .containsExactlyElementsOf(
            Arrays.stream(CancelReason.values())
                .filter(reason -> reason != CancelReason.NONE)
                .map(Enum::name)
                .toList());
  }

  /** A closed order is what the shard remembers; to a market it is unknown. */
  private static List<RejectReason> marketReasons() {
    return Arrays.stream(RejectReason.values())
        .filter(reason -> reason.kind() == RejectReason.Kind.RECORDED)
        .filter(reason -> reason != RejectReason.ORDER_CLOSED)
        .toList();
  }

  /** Returns the example as it would have to be written. */
  private List<String> carriedOut(Example example, MarketImplementation implementation) {
    MarketScript script = new MarketScript(implementation, MAX_ORDER_LOTS, coverage);
    List<String> lines = new ArrayList<>();
    for (String line : example.lines()) {
      if (!line.startsWith(TOLD)) {
        lines.add(line);
        script.carryOut(line).forEach(told -> lines.add(TOLD + told));
      }
    }
    return lines;
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    List<String> lines = page();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals(FENCE + "market")) {
        int end = i + 1;
        while (!lines.get(end).equals(FENCE)) {
          end++;
        }
        examples.add(new Example(i + 2, lines.subList(i + 1, end)));
      }
    }
    return examples;
  }

  private static List<String[]> table(String header) throws IOException {
    List<String[]> rows = new ArrayList<>();
    boolean isInside = false;
    for (String line : page()) {
      isInside = line.startsWith(header) || (isInside && line.startsWith("|"));
      if (isInside && !line.startsWith(header) && !line.startsWith("|--")) {
        rows.add(line.substring(2).replace("`", "").split(" \\| ?"));
      }
    }
    assertThat(rows).as("table %s", header).isNotEmpty();
    return rows;
  }

  private static List<String> page() throws IOException {
    String root = System.getProperty("tradegrid.root");
    return Files.readAllLines(Path.of(root, "docs/reference/order-types.md"));
  }
}
