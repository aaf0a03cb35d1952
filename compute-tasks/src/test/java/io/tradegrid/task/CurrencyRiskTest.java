package io.tradegrid.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.pricing.BlackScholes;
import io.tradegrid.pricing.OptionType;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.apache.ignite.client.IgniteClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Positions in four currencies, asked about in one, against what is written out here. */
final class CurrencyRiskTest {

  private static final int LAST = RiskMarket.DAYS - 1;
  private static final RiskMarket MARKET = new RiskMarket(20260522L);

  private static RiskCluster cluster;
  private static IgniteClient client;

  @BeforeAll
  static void start() {
    cluster = new RiskCluster(0);
    cluster.start();
    cluster.createTables();
    client = cluster.client();
    List<Row> rows = new ArrayList<>(MARKET.world());
    rows.add(RiskMarket.portfolio("HOME", "EUR"));
    rows.add(RiskMarket.position("HOME", "DAX", "5"));
    rows.add(Row.of(Table.BOOKS, "HOME", "ALL"));
    rows.add(Row.of(Table.BOOKS, "WORLD", "ALL"));
    rows.add(RiskMarket.portfolio("NORTH", "USD"));
    rows.add(RiskMarket.position("NORTH", "OMX", "1"));
    rows.add(RiskMarket.instrument("OMX", "SEK"));
    rows.addAll(RiskMarket.bars("OMX", 0, MARKET.prices().get("DAX")));
    RiskCluster.put(client, rows);
  }

  @AfterAll
  static void stop() {
    client.close();
    cluster.close();
  }

  private static RiskAnswer answer(String question) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("observations", "100");
    for (String parameter : question.split(" ", -1)) {
      int equals = parameter.indexOf('=');
      parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    try {
      return RiskReply.toAnswer(client.compute().execute(RiskTask.class.getName(), parameters));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static double close(String symbol, int day) {
    return MARKET.prices().get(symbol)[day];
  }

  /** Dollars for one unit. */
  private static double rate(String currency, int day) {
    return switch (currency) {
      case "EUR" -> close("EURUSD", day);
      case "GBP" -> close("EURUSD", day) / close("EURGBP", day);
      case "JPY" -> close("EURUSD", day) / close("EURJPY", day);
      default -> 1;
    };
  }

  private static double put(double spot) {
    double strike = Math.rint(close("DAX", LAST));
    return 10 * BlackScholes.price(OptionType.PUT, spot, strike, 90 / 365.0, 0.2, 0.02, 0);
  }

  /** What ABROAD holds in a currency, in units of it, if prices moved from today's as a day did. */
  private static double value(String currency, double[] moves) {
    return switch (currency) {
      case "EUR" -> {
        double dax = close("DAX", LAST) * (1 + moves[0]);
        yield 5 * dax + 2 * put(dax);
      }
      case "GBP" -> -7 * close("FTSE", LAST) * (1 + moves[1]);
      case "JPY" -> 400 * close("NIKKEI", LAST) * (1 + moves[2]);
      default -> 3 * close("DOW", LAST) * (1 + moves[3]);
    };
  }

  /** P&L in a reporting currency under the move of each of the latest hundred days. */
  private static double[] pnl(String currency, String reporting) {
    double[] pnl = new double[100];
    double today = value(currency, new double[4]) * cross(currency, reporting, LAST);
    for (int s = 0; s < pnl.length; s++) {
      int day = LAST - 99 + s;
      double[] moves =
          List.of("DAX", "FTSE", "NIKKEI", "DOW").stream()
              .mapToDouble(symbol -> close(symbol, day) / close(symbol, day - 1) - 1)
              .toArray();
      double ofRate =
          cross(currency, reporting, day)
              / cross(currency, reporting, day - 1)
              * cross(currency, reporting, LAST);
      pnl[s] = value(currency, moves) * ofRate - today;
    }
    return pnl;
  }

  private static double cross(String currency, String reporting, int day) {
    return rate(currency, day) / rate(reporting, day);
  }

  @Test
  void everyPositionIsConvertedAndItsRateMovesAsItDid() {
    List<String> currencies = List.of("EUR", "GBP", "JPY", "USD");
    for (String reporting : currencies) {
      RiskAnswer answer = answer("book=WORLD by=currency currency=" + reporting);
      double[] whole = new double[100];
      double value = 0;
      for (String currency : currencies) {
        double[] part = pnl(currency, reporting);
        for (int s = 0; s < whole.length; s++) {
          whole[s] += part[s];
        }
        double ofPart = value(currency, new double[4]) * cross(currency, reporting, LAST);
        value += ofPart;
        assertClose(answer.number(currency, "marketValue"), ofPart);
        assertClose(answer.number(currency, "valueAtRisk"), worst(part, 1));
      }
      assertThat(answer.text("currency")).isEqualTo(reporting);
      assertClose(answer.number("marketValue"), value);
      assertClose(answer.number("valueAtRisk"), worst(whole, 1));
      assertClose(
          answer.number("expectedShortfall"),
          (worst(whole, 1) + worst(whole, 2) + worst(whole, 3) / 2) / 2.5);
      assertThat(answer.number("scenarios")).isEqualTo(100);
    }
  }

  private static double worst(double[] pnl, int rank) {
    double[] sorted = pnl.clone();
    Arrays.sort(sorted);
    return -sorted[rank - 1];
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
  }

  @Test
  void aPortfolioReportsInItsOwnCurrencyUnlessAskedForAnother() {
    RiskAnswer home = answer("portfolio=HOME");
    RiskAnswer dollars = answer("portfolio=HOME currency=USD");
    assertThat(home.text("currency")).isEqualTo("EUR");
    assertThat(home.text("exchangeRates")).isNull();
    assertThat(dollars.text("exchangeRates")).isEqualTo("EUR " + rate("EUR", LAST));
    assertClose(dollars.number("marketValue"), home.number("marketValue") * rate("EUR", LAST));
    assertFails(
        "book=ALL",
        Failure.INVALID_INPUT,
        "currency: must be given, because book ALL reports in EUR and USD");
    assertThat(answer("book=ALL currency=EUR").number("positions")).isEqualTo(6);
  }

  @Test
  void otherQuestionsAreAnsweredInTheCurrencyToo() {
    double euros = value("EUR", new double[4]) * rate("EUR", LAST);
    double delta = answer("measure=greeks portfolio=HOME currency=USD").number("delta");
    assertClose(delta, 5 * close("DAX", LAST) * rate("EUR", LAST));

    RiskAnswer stress =
        answer(
            "measure=stress book=WORLD by=currency"
                + " shocks=price@EURUSD:-0.1;price@USDEUR:0.25;HOME_CURRENCY_UP;price:-0.1");
    assertClose(stress.number("EUR", "price@EURUSD:-0.1"), -0.1 * euros);
    assertThat(stress.number("GBP", "price@EURUSD:-0.1")).isZero();
    assertClose(stress.number("EUR", "price@USDEUR:0.25"), -0.2 * euros);
    assertClose(
        stress.number("GBP", "HOME_CURRENCY_UP"),
        -0.1 * value("GBP", new double[4]) * rate("GBP", LAST));
    assertThat(stress.number("USD", "HOME_CURRENCY_UP")).isZero();
    assertClose(stress.number("GBP", "price:-0.1"), stress.number("GBP", "HOME_CURRENCY_UP"));

    String days = " from=" + RiskMarket.FIRST_DAY.plusDays(60) + " to=" + RiskMarket.LAST_DAY;
    IntToDoubleFunction yen = day -> -7 * close("FTSE", day) * rate("GBP", day);
    RiskAnswer explained = answer("measure=explain book=WORLD by=currency" + days);
    double actual = yen.applyAsDouble(LAST) - yen.applyAsDouble(60);
    double exchange = -7 * close("FTSE", LAST) * (rate("GBP", LAST) - rate("GBP", 60));
    assertClose(explained.number("GBP", "actual"), actual);
    assertClose(explained.number("GBP", "exchange"), exchange);
    assertClose(explained.number("GBP", "delta"), actual - exchange);
    assertThat(explained.number("GBP", "residual")).isCloseTo(0, within(1e-6));
  }

  @Test
  void aHedgeIsOfSoManyUnitsInWhateverCurrency() {
    RiskAnswer dollars = answer("measure=hedge book=WORLD");
    RiskAnswer yen = answer("measure=hedge book=WORLD currency=JPY");
    double units = dollars.number("DAX", "underlyingUnits");
    assertClose(yen.number("DAX", "underlyingUnits"), units);
    assertClose(
        dollars.number("cost"), 0.0005 * Math.abs(units) * close("DAX", LAST) * rate("EUR", LAST));
  }

  @Test
  void aRateThatIsMissingIsNamed() {
    assertFails(
        "portfolio=NORTH",
        Failure.INSUFFICIENT_DATA,
        "rate of SEK in USD: neither SEKUSD nor USDSEK has closes, nor have pairs over EUR:"
            + " exchange rates: required 1, actual 0");
    assertFails(
        "portfolio=HOME currency=SEK method=monte-carlo",
        Failure.INSUFFICIENT_DATA,
        "rate of EUR in SEK: neither EURSEK nor SEKEUR has closes, nor have pairs over USD:"
            + " exchange rates: required 1, actual 0");
    assertFails(
        "portfolio=HOME currency=usd",
        Failure.INVALID_INPUT,
        "currency: must be three to five capital letters, got usd");
  }

  private static void assertFails(String question, Failure failure, String message) {
    RiskException e = catchThrowableOfType(RiskException.class, () -> answer(question));
    assertThat(e).hasMessage(message);
    assertThat(e.failure()).isEqualTo(failure);
  }
}
