package io.tradegrid.gateway.reference;

import static io.tradegrid.gateway.json.Field.checked;
import static io.tradegrid.gateway.json.Field.required;
import static io.tradegrid.gateway.json.Field.whole;

import io.tradegrid.gateway.grid.GridRow;
import io.tradegrid.gateway.page.Limit;
import io.tradegrid.model.Portfolio;
import java.math.BigDecimal;

/**
 * A portfolio with its limits.
 *
 * @param name unique
 * @param currency it reports in
 * @param maxOrderNotional largest price times quantity of one order
 * @param maxOpenOrders most open orders in one instrument
 * @param maxPosition largest position in one instrument either way, open orders counted
 * @param maxOrdersPerSecond most orders a second in one instrument; 0 for any number
 * @param priceBandBps how far past the last price a limit may be; 0 for any distance
 * @param selfTradeGroup portfolios of the same group can be kept from trading with each other; 0
 *     for none
 * @param blocked whether new orders are refused
 */
public record PortfolioView(
    String name,
    String currency,
    BigDecimal maxOrderNotional,
    int maxOpenOrders,
    BigDecimal maxPosition,
    int maxOrdersPerSecond,
    int priceBandBps,
    int selfTradeGroup,
    boolean blocked) {

  /** What {@link #of(GridRow)} reads, in its order. */
  static final String COLUMNS =
      "PORTFOLIO, CURRENCY, MAX_ORDER_NOTIONAL, MAX_OPEN_ORDERS, MAX_POSITION,"
          + " MAX_ORDERS_PER_SECOND, PRICE_BAND_BPS, SELF_TRADE_GROUP, BLOCKED";

  static PortfolioView of(GridRow row) {
    return new PortfolioView(
        row.text(0),
        row.text(1),
        row.decimal(2),
        row.number(3).intValue(),
        row.decimal(4),
        row.number(5).intValue(),
        row.number(6).intValue(),
        row.number(7).intValue(),
        row.flag(8));
  }

  static PortfolioView of(Portfolio terms) {
    return new PortfolioView(
        terms.name(),
        terms.currency(),
        terms.maxOrderNotional(),
        terms.maxOpenOrders(),
        terms.maxPosition(),
        terms.maxOrdersPerSecond(),
        terms.priceBandBps(),
        terms.selfTradeGroup(),
        terms.blocked());
  }

  private Portfolio toTerms() {
    return new Portfolio(
        0,
        name,
        currency,
        maxOrderNotional,
        maxOpenOrders,
        maxPosition,
        maxOrdersPerSecond,
        priceBandBps,
        selfTradeGroup,
        blocked);
  }

  /** The body that creates one; limits that are null are the model's defaults. */
  record Body(
      String name,
      String currency,
      BigDecimal maxOrderNotional,
      BigDecimal maxOpenOrders,
      BigDecimal maxPosition,
      BigDecimal maxOrdersPerSecond,
      BigDecimal priceBandBps,
      BigDecimal selfTradeGroup) {

    Portfolio toTerms() {
      Portfolio plain =
          checked(() -> Portfolio.named(required("name", name), required("currency", currency)));
      return new Limits(
              maxOrderNotional,
              maxOpenOrders,
              maxPosition,
              maxOrdersPerSecond,
              priceBandBps,
              selfTradeGroup)
          .over(plain);
    }
  }

  /** The body that changes limits; those that are null stay. */
  record Limits(
      BigDecimal maxOrderNotional,
      BigDecimal maxOpenOrders,
      BigDecimal maxPosition,
      BigDecimal maxOrdersPerSecond,
      BigDecimal priceBandBps,
      BigDecimal selfTradeGroup) {

    Portfolio over(PortfolioView now) {
      return over(now.toTerms());
    }

    private Portfolio over(Portfolio now) {
      int openOrders =
          number("maxOpenOrders", maxOpenOrders, now.maxOpenOrders(), 1, Integer.MAX_VALUE);
      int rate =
          number(
              "maxOrdersPerSecond",
              maxOrdersPerSecond,
              now.maxOrdersPerSecond(),
              0,
              Portfolio.ORDERS_PER_SECOND_MAX);
      int band =
          number("priceBandBps", priceBandBps, now.priceBandBps(), 0, Portfolio.PRICE_BAND_BPS_MAX);
      int group =
          number("selfTradeGroup", selfTradeGroup, now.selfTradeGroup(), 0, Integer.MAX_VALUE);
      return checked(
          () ->
              new Portfolio(
                  now.id(),
                  now.name(),
                  now.currency(),
                  maxOrderNotional == null ? now.maxOrderNotional() : maxOrderNotional,
                  openOrders,
                  maxPosition == null ? now.maxPosition() : maxPosition,
                  rate,
                  band,
                  group,
                  now.blocked()));
    }

    private static int number(String field, BigDecimal value, int preset, int min, int max) {
      return value == null ? preset : Limit.of(field, whole(field, value), min, max);
    }
  }
}
