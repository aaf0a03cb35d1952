package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.backtest.CoverageTests;
import io.tradegrid.risk.backtest.TestResult;
import io.tradegrid.risk.backtest.TrafficLight;
import io.tradegrid.risk.stress.NamedStress;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds docs/reference/risk.md to the code. */
final class RiskReferenceTest {

  private static final Path PAGE =
      Path.of(System.getProperty("tradegrid.root"), "docs", "reference", "risk.md");

  @Test
  void theExampleIsRight() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int start =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).startsWith("pnl "))
            .min()
            .orElseThrow();
    List<String> rest = lines.subList(start, lines.size());
    List<String> example = rest.subList(0, rest.indexOf("```"));
    double[] pnl =
        Arrays.stream(example.get(0).split(" +", -1))
            .skip(1)
            .mapToDouble(Double::parseDouble)
            .toArray();
    assertThat(pnl).hasSize(10);
    List<String> results = example.subList(1, example.size());
    assertThat(results).hasSize(5);
    for (String line : results) {
      String[] words = line.split(" +", -1);
      double level = Double.parseDouble(words[1]);
      double computed =
          words[0].equals("VaR")
              ? HistoricalRisk.valueAtRisk(pnl, level)
              : HistoricalRisk.expectedShortfall(pnl, level);
      assertThat(computed).as(line).isEqualTo(Double.parseDouble(words[2]));
    }
  }

  @Test
  void theOtherExamplesAreRight() throws IOException {
    double[] pnl = {1, -10, -4, 5, -1, 3, -7, 2, 8, 0};
    TestResult kupiec = CoverageTests.proportionOfFailures(252, 20, 0.95);
    HedgeProposal hedge =
        HedgeProposal.deltaGammaNeutral(
            new Sensitivities(0, 0, -30, 0, 0, 0),
            new Sensitivities(2, 6.2, 0.015, 0, 0, 0),
            10,
            0);
    UnitRisk shares = ExchangeRateTest.tenShares();
    double[] move = {0.1};
    assertThat(Files.readAllLines(PAGE))
        .contains(
            String.format(
                Locale.ROOT,
                "- Ten shares at 50 euro, the euro at 1.20 dollars: the share up 10 %% and the euro"
                    + " down 5 %% gain %.2f dollars, linear %.2f",
                shares.pnl(move, new double[] {-0.05})[0],
                shares.sensitivities().delta() * 0.1 - shares.marketValue() * 0.05),
            "- VaR 0.75 of the same scenarios as `spreadsheet` has it: "
                + Tail.valueAtRisk(pnl, 0.75, QuantileDefinition.SPREADSHEET).loss(pnl),
            String.format(
                Locale.ROOT,
                "- VaR 0.75 of the same scenarios with weights of decay 0.9, the last the latest:"
                    + " %.0f",
                Tail.valueAtRisk(pnl, ScenarioWeights.exponential(10, 0.9), 0.75).loss(pnl)),
            String.format(
                Locale.ROOT,
                "- Delta-normal VaR 0.99 for a deviation of 220,227: %,.2f",
                DeltaNormal.valueAtRisk(220_227, 0.99)),
            String.format(
                Locale.ROOT,
                "- Kupiec, 20 exceptions of 252 days at 0.95: LR %.2f, p %.3f",
                kupiec.statistic(),
                kupiec.pValue()),
            "- Traffic light, 5 exceptions of 250 days at 0.99: " + TrafficLight.of(250, 5, 0.99),
            String.format(
                Locale.ROOT,
                "- Hedge of gamma −30 and delta 0 at price 10 with an option of value 2, delta 6.2"
                    + " and gamma 0.015: buy %.2f options, sell %.2f units",
                hedge.optionUnits(),
                -hedge.underlyingUnits()));
  }

  @Test
  void everyNameIsOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    for (NamedStress named : NamedStress.values()) {
      assertThat(page).contains("`" + named + "`");
      String shocks =
          named.scenario().shocks().stream()
              .map(
                  part ->
                      part.kind().name().toLowerCase(Locale.ROOT)
                          + (part.target().isEmpty() ? "" : "@" + part.target())
                          + ":"
                          + BigDecimal.valueOf(part.amount()).toPlainString())
              .collect(Collectors.joining(","));
      assertThat(page).contains("`" + shocks + "`");
    }
    for (QuantileDefinition definition : QuantileDefinition.values()) {
      assertThat(page)
          .contains("`" + definition.name().toLowerCase(Locale.ROOT).replace('_', '-') + "`");
    }
  }

  @Test
  void everyFailureHasARow() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.equals("## Failures"))
            .filter(line -> line.matches("\\| `[A-Z_]+` \\|.*"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();
    assertThat(rows)
        .containsExactly(Arrays.stream(Failure.values()).map(Enum::name).toArray(String[]::new));
  }
}
