package io.tradegrid.cli.market;

import io.tradegrid.cli.sql.TextTable;
import io.tradegrid.client.MarketRules;
import io.tradegrid.client.MarketState;
import io.tradegrid.client.TradeGridClient;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in words how markets stand. */
final class MarketText {

  private static final Duration PROJECTION_WAIT = Duration.ofSeconds(2);
  private static final String NONE = "-";

  private MarketText() {}

  /** Prints one market as it stands after all that was acknowledged. */
  static void print(TradeGridClient client, String symbol, PrintWriter out) {
    client.awaitProjection(PROJECTION_WAIT);
    print(client.market(symbol), out);
  }

  static void print(MarketState market, PrintWriter out) {
    MarketRules rules = market.rules();
    line(out, "symbol", market.symbol());
    line(out, "phase", lower(market.phase()));
    line(out, "last price", text(market.lastPrice()));
    line(out, "reference price", text(market.referencePrice()));
    if (market.phase().isAuction()) {
      line(out, "indicative", indicative(market));
    }
    line(out, "open orders", Integer.toString(market.openOrders()));
    line(out, "static collar", collar(rules.staticCollarBps(), "the reference"));
    line(out, "dynamic collar", collar(rules.dynamicCollarBps(), "the last price"));
    if (market.collarLow() != null || market.collarHigh() != null) {
      line(out, "collar now", text(market.collarLow()) + " to " + text(market.collarHigh()));
    }
    line(out, "at the collar", lower(rules.collarAction()));
    line(
        out,
        "volatility auction",
        rules.volatilityAuction().isZero()
            ? "until an operator ends it"
            : rules.volatilityAuction().toMillis() + " ms");
    line(out, "price steps", steps(rules));
    out.flush();
  }

  static void table(List<MarketState> markets, PrintWriter out) {
    TextTable table =
        new TextTable(
            List.of(
                "SYMBOL",
                "PHASE",
                "LAST",
                "REFERENCE",
                "LOW",
                "HIGH",
                "INDICATIVE",
                "QUANTITY",
                "ORDERS"));
    for (MarketState market : markets) {
      table.add(
          Arrays.asList(
              market.symbol(),
              lower(market.phase()),
              market.lastPrice(),
              market.referencePrice(),
              market.collarLow(),
              market.collarHigh(),
              market.indicativePrice(),
              market.indicativeQuantity(),
              market.openOrders()));
    }
    table.lines().forEach(out::println);
    out.flush();
  }

  private static String indicative(MarketState market) {
    if (market.indicativePrice() == null) {
      return "nothing to trade yet";
    }
    String surplus =
        market.surplusSide() == null
            ? ""
            : ", surplus " + text(market.surplusQuantity()) + " " + lower(market.surplusSide());
    return text(market.indicativeQuantity()) + " at " + text(market.indicativePrice()) + surplus;
  }

  private static String collar(int bps, String around) {
    return bps == 0 ? "none" : bps + " bps around " + around;
  }

  private static String steps(MarketRules rules) {
    return rules.priceSteps().isEmpty()
        ? "every tick"
        : rules.priceSteps().stream()
            .map(step -> text(step.step()) + " from " + text(step.from()))
            .collect(Collectors.joining(", "));
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String text(BigDecimal value) {
    return value == null ? NONE : value.toPlainString();
  }

  private static void line(PrintWriter out, String label, String value) {
    out.printf("%-20s %s%n", label, value);
  }
}
