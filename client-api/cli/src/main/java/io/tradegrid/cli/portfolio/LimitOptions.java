package io.tradegrid.cli.portfolio;

import io.tradegrid.cli.shell.Decimal;
import io.tradegrid.model.Portfolio;
import java.math.BigDecimal;
import picocli.CommandLine.Option;

/** The options that name limits. */
final class LimitOptions {

  @Option(
      names = "--max-order-notional",
      paramLabel = "MONEY",
      converter = Decimal.class,
      description = "Largest price times quantity of one order.")
  private BigDecimal maxOrderNotional;

  @Option(
      names = "--max-open-orders",
      paramLabel = "N",
      description = "Most open orders in one instrument.")
  private Integer maxOpenOrders;

  @Option(
      names = "--max-position",
      paramLabel = "QUANTITY",
      converter = Decimal.class,
      description =
          "Largest position in one instrument either way, with all open orders of a side counted as"
              + " filled.")
  private BigDecimal maxPosition;

  @Option(
      names = "--max-orders-per-second",
      paramLabel = "N",
      description = "Most orders and amendments a second in one instrument; 0 for any number.")
  private Integer maxOrdersPerSecond;

  @Option(
      names = "--price-band",
      paramLabel = "BPS",
      description =
          "How far past the last price a limit may be, in basis points (100 are one percent); 0 for"
              + " any distance.")
  private Integer priceBand;

  @Option(
      names = "--self-trade-group",
      paramLabel = "N",
      description =
          "Portfolios of the same group can be kept from trading with each other (orders submit"
              + " --self-trade); 0 for none.")
  private Integer selfTradeGroup;

  boolean areNone() {
    return maxOrderNotional == null
        && maxOpenOrders == null
        && maxPosition == null
        && maxOrdersPerSecond == null
        && priceBand == null
        && selfTradeGroup == null;
  }

  /** Returns a portfolio with these limits, and its own where none is named. */
  Portfolio over(Portfolio now) {
    return new Portfolio(
        now.id(),
        now.name(),
        now.currency(),
        maxOrderNotional == null ? now.maxOrderNotional() : maxOrderNotional,
        maxOpenOrders == null ? now.maxOpenOrders() : maxOpenOrders,
        maxPosition == null ? now.maxPosition() : maxPosition,
        maxOrdersPerSecond == null ? now.maxOrdersPerSecond() : maxOrdersPerSecond,
        priceBand == null ? now.priceBandBps() : priceBand,
        selfTradeGroup == null ? now.selfTradeGroup() : selfTradeGroup,
        now.blocked());
  }
}
