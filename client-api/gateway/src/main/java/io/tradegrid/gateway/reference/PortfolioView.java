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
 * @param blocked whether new orders are refused
 */
public record PortfolioView(
    String name,
    String currency,
    BigDecimal maxOrderNotional,
    long maxOpenOrders,
    boolean blocked) {

  /** What {@link #of(GridRow)} reads, in its order. */
  static final String COLUMNS = "PORTFOLIO, CURRENCY, MAX_ORDER_NOTIONAL, MAX_OPEN_ORDERS, BLOCKED";

  static PortfolioView of(GridRow row) {
    return new PortfolioView(row.text(0), row.text(1), row.decimal(2), row.number(3), row.flag(4));
  }

  static PortfolioView of(Portfolio terms) {
    return new PortfolioView(
        terms.name(),
        terms.currency(),
        terms.maxOrderNotional(),
        terms.maxOpenOrders(),
        terms.blocked());
  }

  /** The body that creates one; limits that are null are the model's defaults. */
  record Body(String name, String currency, BigDecimal maxOrderNotional, BigDecimal maxOpenOrders) {

    Portfolio toTerms() {
      return checked(
          () ->
              new Portfolio(
                  0,
                  required("name", name),
                  required("currency", currency),
                  maxOrderNotional == null
                      ? Portfolio.DEFAULT_MAX_ORDER_NOTIONAL
                      : maxOrderNotional,
                  maxOpenOrders == null ? Portfolio.DEFAULT_MAX_OPEN_ORDERS : openOrders(),
                  false));
    }

    private int openOrders() {
      long orders = whole("maxOpenOrders", maxOpenOrders);
      return Limit.of("maxOpenOrders", orders, 1, Integer.MAX_VALUE);
    }
  }
}
