package io.tradegrid.grid;

import io.tradegrid.history.EventColumn;
import io.tradegrid.history.HistoryCursor;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Side;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;

/** Turns the numbers of a history's row into what SQL shows: names, decimals, times. */
final class HistoryNames {

  private final Instrument instrument;
  private final ReferenceTables reference;
  private final Map<Integer, String> portfolios = new HashMap<>();

  HistoryNames(Instrument instrument, ReferenceTables reference) {
    this.instrument = instrument;
    this.reference = reference;
  }

  String symbol() {
    return instrument.symbol();
  }

  String portfolio(HistoryCursor row, EventColumn column) {
    int id = (int) row.get(column);
    return id == 0 ? null : portfolios.computeIfAbsent(id, this::portfolioName);
  }

  private String portfolioName(int id) {
    return reference
        .portfolioName(id)
        .orElseThrow(() -> new IllegalStateException("Portfolio " + id + " is not in PORTFOLIOS"));
  }

  BigDecimal price(HistoryCursor row) {
    long ticks = row.get(EventColumn.PRICE_TICKS);
    return ticks == 0 ? null : instrument.price(ticks);
  }

  BigDecimal quantity(HistoryCursor row, EventColumn column) {
    return instrument.quantity(row.get(column));
  }

  static Side side(HistoryCursor row) {
    int code = (int) row.get(EventColumn.SIDE);
    return code == 0 ? null : Side.of(code - 1);
  }

  static Long numberOrNull(HistoryCursor row, EventColumn column) {
    long number = row.get(column);
    return number == 0 ? null : number;
  }

  static Timestamp time(HistoryCursor row) {
    return SqlTime.of(row.get(EventColumn.TIME_NS));
  }

  static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }
}
