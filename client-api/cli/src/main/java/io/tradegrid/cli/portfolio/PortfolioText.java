package io.tradegrid.cli.portfolio;

import io.tradegrid.model.Portfolio;
import java.io.PrintWriter;
import java.util.Locale;

/** Says in words what a portfolio is held to. */
final class PortfolioText {

  private PortfolioText() {}

  static void print(Portfolio portfolio, PrintWriter out) {
    line(out, "portfolio", portfolio.name());
    line(out, "currency", portfolio.currency());
    line(out, "blocked", portfolio.blocked() ? "yes: new orders are refused" : "no");
    line(out, "max order notional", portfolio.maxOrderNotional().toPlainString());
    line(out, "max open orders", String.format(Locale.ROOT, "%,d", portfolio.maxOpenOrders()));
    line(
        out,
        "max position",
        portfolio.maxPosition().compareTo(Portfolio.DEFAULT_MAX_POSITION) == 0
            ? "any"
            : portfolio.maxPosition().toPlainString());
    line(out, "max orders a second", orAny(portfolio.maxOrdersPerSecond(), ""));
    line(out, "price band", orAny(portfolio.priceBandBps(), " bps"));
    line(
        out,
        "self-trade group",
        portfolio.selfTradeGroup() == 0 ? "none" : Integer.toString(portfolio.selfTradeGroup()));
    out.flush();
  }

  private static String orAny(int limit, String unit) {
    return limit == 0 ? "any" : limit + unit;
  }

  private static void line(PrintWriter out, String label, String value) {
    out.printf("%-20s %s%n", label, value);
  }
}
