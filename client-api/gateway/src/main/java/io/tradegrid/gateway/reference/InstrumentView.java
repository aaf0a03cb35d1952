package io.tradegrid.gateway.reference;

import static io.tradegrid.gateway.json.Field.checked;
import static io.tradegrid.gateway.json.Field.required;
import static io.tradegrid.gateway.json.Field.whole;

import io.tradegrid.gateway.grid.GridRow;
import io.tradegrid.model.Instrument;
import java.math.BigDecimal;

/**
 * An instrument's terms.
 *
 * @param symbol unique
 * @param currency of its prices
 * @param tickSize smallest price step, in the currency
 * @param lotSize smallest quantity step, in units
 * @param maxOrderLots largest order, in lots
 */
public record InstrumentView(
    String symbol, String currency, BigDecimal tickSize, BigDecimal lotSize, long maxOrderLots) {

  /** What {@link #of(GridRow)} reads, in its order. */
  static final String COLUMNS = "SYMBOL, CURRENCY, TICK_SIZE, LOT_SIZE, MAX_ORDER_LOTS";

  static InstrumentView of(GridRow row) {
    return new InstrumentView(
        row.text(0), row.text(1), row.decimal(2), row.decimal(3), row.number(4));
  }

  static InstrumentView of(Instrument terms) {
    return new InstrumentView(
        terms.symbol(), terms.currency(), terms.tickSize(), terms.lotSize(), terms.maxOrderLots());
  }

  /** The body that creates one. */
  record Body(
      String symbol,
      String currency,
      BigDecimal tickSize,
      BigDecimal lotSize,
      BigDecimal maxOrderLots) {

    Instrument toTerms() {
      long lots = whole("maxOrderLots", maxOrderLots);
      return checked(
          () ->
              new Instrument(
                  0,
                  required("symbol", symbol),
                  required("currency", currency),
                  required("tickSize", tickSize),
                  required("lotSize", lotSize),
                  lots));
    }
  }
}
