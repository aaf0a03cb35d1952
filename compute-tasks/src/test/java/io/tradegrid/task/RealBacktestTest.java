package io.tradegrid.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.contract.Contract;
import io.tradegrid.contract.Exercise;
import io.tradegrid.contract.MarketInputs;
import io.tradegrid.contract.OptionRight;
import io.tradegrid.contract.OptionTerms;
import io.tradegrid.risk.DailyClose;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.UnitRisk;
import io.tradegrid.risk.portfolio.GroupedPnl;
import io.tradegrid.risk.portfolio.Grouping;
import io.tradegrid.risk.portfolio.Position;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/**
 * Value at risk against five years of real prices, for several portfolios and methods, by the code
 * that the grid answers backtests with. Makes the table of docs/reference/risk-backtest.md and
 * holds the page to it.
 */
final class RealBacktestTest {

  private static final Path PAGE =
      Path.of(System.getProperty("tradegrid.root"), "docs", "reference", "risk-backtest.md");

  private static final List<String> TECHNOLOGY =
      List.of("AAPL", "ADBE", "AMZN", "CSCO", "GOOGL", "IBM", "INTC", "MSFT", "NVDA");
  private static final List<String> BANKS =
      List.of("BAC", "C", "GS", "JPM", "MS", "PNC", "USB", "WFC");
  private static final List<String> ENERGY =
      List.of("COP", "CVX", "EOG", "HAL", "OXY", "SLB", "XOM");
  private static final List<String> UTILITIES =
      List.of("AEP", "D", "DUK", "ED", "EXC", "SO", "WEC", "XEL");

  private static final Map<String, String> FORECASTS = new LinkedHashMap<>();

  static {
    FORECASTS.put("historical, 250 days", "");
    FORECASTS.put("historical, 500 days", "observations=500");
    FORECASTS.put("historical, exponential 0.99", "weights=exponential");
    FORECASTS.put("historical, filtered 0.94", "weights=filtered");
    FORECASTS.put("delta-normal, 250 days", "method=delta-normal");
    FORECASTS.put(
        "delta-normal, exponential 0.94", "method=delta-normal weights=exponential decay=0.94");
  }

  private final Map<String, PriceHistory> histories = new HashMap<>();

  @Test
  void thePageHasTheNumbersThatComeOut() throws IOException {
    read();
    Map<String, List<Position>> portfolios = new LinkedHashMap<>();
    portfolios.put("technology", shares(TECHNOLOGY, 1e6));
    portfolios.put("banks", shares(BANKS, 1e6));
    portfolios.put("energy", shares(ENERGY, 1e6));
    List<Position> spread = new ArrayList<>(shares(UTILITIES, 1e6));
    spread.addAll(shares(TECHNOLOGY, -1e6));
    portfolios.put("utilities less technology", spread);
    List<Position> all = new ArrayList<>(shares(TECHNOLOGY, 1e6));
    all.addAll(shares(BANKS, 1e6));
    all.addAll(shares(ENERGY, 1e6));
    all.addAll(shares(UTILITIES, 1e6));
    portfolios.put("all 32 shares", all);
    List<Position> puts = new ArrayList<>();
    TECHNOLOGY.forEach(symbol -> puts.add(putSold(symbol)));
    portfolios.put("puts sold on technology", puts);

    StringJoiner table = new StringJoiner("\n", "", "\n");
    portfolios.forEach(
        (name, positions) ->
            FORECASTS.forEach(
                (forecast, parameters) -> table.add(row(name, positions, forecast, parameters))));
    System.out.println(table);
    assertThat(Files.readString(PAGE)).contains(table.toString());
  }

  @Test
  void moreLongFitsThanCanBeMadeAreRefused() throws IOException {
    read();
    RiskQuestion question =
        RiskQuestion.parse(
            Map.of("measure", "backtest", "weights", "garch", "days", "1000", "by", "symbol"));
    GroupedPnl sum =
        GroupedPnl.of(
            shares(TECHNOLOGY, 1e6),
            Grouping.SYMBOL,
            unit -> unit.historical(unit.history().moves()));
    BacktestAnswer answer =
        new BacktestAnswer(question, new AnswerBuilder(question, "USD", sum.total()));
    assertThatThrownBy(() -> answer.of(sum))
        .hasMessageContaining("by: 9 groups are too many")
        .hasMessageContaining("at most 4");
  }

  private void read() throws IOException {
    List<String> symbols = new ArrayList<>(TECHNOLOGY);
    symbols.addAll(BANKS);
    symbols.addAll(ENERGY);
    symbols.addAll(UTILITIES);
    double[][] closes = DailyPrices.closes(symbols);
    List<LocalDate> days = DailyPrices.days();
    for (int i = 0; i < symbols.size(); i++) {
      List<DailyClose> of = new ArrayList<>();
      for (int day = 0; day < closes.length; day++) {
        of.add(new DailyClose(days.get(day), closes[day][i], OptionalDouble.empty()));
      }
      histories.put(symbols.get(i), new PriceHistory(symbols.get(i), of));
    }
  }

  /** As many whole shares of each as come nearest to equal parts of an amount. */
  private List<Position> shares(List<String> symbols, double amount) {
    return symbols.stream()
        .map(
            symbol -> {
              PriceHistory history = histories.get(symbol);
              double shares = Math.rint(amount / symbols.size() / history.lastClose());
              return new Position("P", shares, new UnitRisk(Contract.equity(symbol), history));
            })
        .toList();
  }

  /** Ten contracts of 100 puts, sold 5 % out of the money for two months, at 25 % volatility. */
  private Position putSold(String symbol) {
    PriceHistory history = histories.get(symbol);
    BigDecimal strike =
        BigDecimal.valueOf(0.95 * history.lastClose()).setScale(0, RoundingMode.HALF_UP);
    Contract contract =
        Contract.option(
            symbol + "-P",
            new OptionTerms(
                symbol, strike, history.lastDay().plusDays(60), OptionRight.PUT, Exercise.EUROPEAN),
            new BigDecimal("100"),
            new MarketInputs(new BigDecimal("0.25"), new BigDecimal("0.015"), null));
    return new Position("P", -10, new UnitRisk(contract, history));
  }

  private static String row(
      String name, List<Position> positions, String forecast, String parameters) {
    Map<String, String> asked = new HashMap<>();
    asked.put("measure", "backtest");
    for (String parameter : parameters.split(" ", -1)) {
      if (!parameter.isEmpty()) {
        asked.put(
            parameter.substring(0, parameter.indexOf('=')),
            parameter.substring(parameter.indexOf('=') + 1));
      }
    }
    int window = Integer.parseInt(asked.getOrDefault("observations", "250"));
    asked.put("days", Integer.toString(1258 - window));
    RiskQuestion question = RiskQuestion.parse(asked);
    GroupedPnl sum =
        GroupedPnl.of(positions, Grouping.NONE, unit -> unit.historical(unit.history().moves()));
    RiskAnswer answer =
        new BacktestAnswer(question, new AnswerBuilder(question, "USD", sum.total())).of(sum);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.0f | %.1f | %.0f | %.3f | %.3f | %.3f | %s |",
        name,
        forecast,
        answer.number("days"),
        answer.number("expectedExceptions"),
        answer.number("exceptions"),
        answer.number("kupiecPValue"),
        answer.number("independencePValue"),
        answer.number("conditionalCoveragePValue"),
        answer.text("trafficLight"));
  }
}
