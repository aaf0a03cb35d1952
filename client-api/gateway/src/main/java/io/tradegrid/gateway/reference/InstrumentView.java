package io.tradegrid.gateway.reference;

import static io.tradegrid.gateway.json.Field.checked;
import static io.tradegrid.gateway.json.Field.required;
import static io.tradegrid.gateway.json.Field.whole;

import io.tradegrid.gateway.grid.GridRow;
import io.tradegrid.model.Instrument;
import java.math.BigDecimal;

/**
 * An instrument's terms, and whether it can be traded now.
 *
 * @param symbol unique
 * @param currency of its prices
 * @param tickSize smallest price step, in the currency
 * @param lotSize smallest quantity step, in units
 * @param maxOrderLots largest order, in lots
 * @param shard its number
 * @param lost whether no node that is there has a copy of the shard
 */
public record InstrumentView(
    String symbol,
    String currency,
    BigDecimal tickSize,
    BigDecimal lotSize,
    long maxOrderLots,
    int shard,
    boolean lost) {

  /** What {@link #of(GridRow, int, boolean)} reads, in its order. */
  static final String COLUMNS = "SYMBOL, CURRENCY, TICK_SIZE, LOT_SIZE, MAX_ORDER_LOTS";

  static InstrumentView of(GridRow row, int shard, boolean lost) {
    return new InstrumentView(
        row.text(0), row.text(1), row.decimal(2), row.decimal(3), row.number(4), shard, lost);
  }

  static InstrumentView of(Instrument terms, int shard, boolean lost) {
    return new InstrumentView(
        terms.symbol(),
        terms.currency(),
        terms.tickSize(),
        terms.lotSize(),
        terms.maxOrderLots(),
        shard,
        lost);
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
