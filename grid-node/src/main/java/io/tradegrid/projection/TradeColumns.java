package io.tradegrid.projection;

import io.tradegrid.history.EventColumn;
import io.tradegrid.history.EventKind;
import io.tradegrid.history.EventRows;
import io.tradegrid.market.Liquidity;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Side;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TradeTick;
import java.math.BigDecimal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trades among the events of a market as ticks: of {@link #SOURCE}, with the trade's number as
 * sequence and how it came about as conditions.
 */
public final class TradeColumns {

  /** Tag of the source: the grid's own markets. */
  public static final long SOURCE = Tag.of("GRID");

  /** Conditions of a trade whose buyer took. */
  static final long BUY = Tag.of("BUY");

  /** Conditions of a trade whose seller took. */
  static final long SELL = Tag.of("SELL");

  /** Conditions of a trade of an auction. */
  static final long AUCTION = Tag.of("AUCTION");

  /** Conditions of a trade that was made elsewhere and reported. */
  static final long REPORTED = Tag.of("REPORTED");

  private static final Logger LOG = LoggerFactory.getLogger(TradeColumns.class);

  private final Instrument instrument;
  private final TickColumns trades = new TickColumns(TickKind.TRADE);

  private TradeColumns(Instrument instrument) {
    this.instrument = instrument;
  }

  /**
   * Returns the trades, in the order of identity.
   *
   * @param events of the instrument's market
   */
  public static TickColumns of(Instrument instrument, EventRows events) {
    TradeColumns columns = new TradeColumns(instrument);
    for (int row = 0; row < events.size(); row++) {
      long conditions = conditions(events, row);
      if (conditions != 0) {
        columns.add(events, row, conditions);
      }
    }
    columns.trades.normalise();
    return columns.trades;
  }

  /** Of the two rows of a trade the one of who took counts, in an auction that of the seller. */
  private static long conditions(EventRows events, int row) {
    long kind = events.get(row, EventColumn.KIND);
    if (kind == EventKind.REPORTED.code()) {
      return REPORTED;
    } else if (kind != EventKind.FILLED.code()) {
      return 0;
    }
    boolean sells = events.get(row, EventColumn.SIDE) == 1 + Side.SELL.code();
    Liquidity liquidity = EventColumn.liquidity(events.get(row, EventColumn.LIQUIDITY));
    if (liquidity == Liquidity.TAKER) {
      return sells ? SELL : BUY;
    }
    return liquidity == Liquidity.AUCTION && sells ? AUCTION : 0;
  }

  private void add(EventRows events, int row, long conditions) {
    Optional<BigDecimal> price =
        fitting(instrument.tickSize(), events.get(row, EventColumn.PRICE_TICKS));
    Optional<BigDecimal> size = fitting(instrument.lotSize(), events.get(row, EventColumn.LOTS));
    long tradeId = events.get(row, EventColumn.TRADE_ID);
    if (price.isEmpty() || size.isEmpty()) {
      LOG.warn(
          "{}: trade {} is no tick, because a number of it does not fit 64 bits",
          instrument.symbol(),
          tradeId);
      return;
    }
    trades.add(
        new TradeTick(
            events.get(row, EventColumn.TIME_NS),
            SOURCE,
            tradeId,
            0,
            conditions,
            0,
            price.get().scale(),
            size.get().scale(),
            price.get().unscaledValue().longValueExact(),
            size.get().unscaledValue().longValueExact()));
  }

  /** Returns a whole number of units with the unit's decimals, or with fewer if it needs to. */
  private static Optional<BigDecimal> fitting(BigDecimal unit, long count) {
    BigDecimal value = unit.multiply(BigDecimal.valueOf(count));
    BigDecimal shown = value.scale() < 0 ? value.setScale(0) : value;
    if (shown.unscaledValue().bitLength() >= Long.SIZE) {
      shown = shown.stripTrailingZeros();
      shown = shown.scale() < 0 ? shown.setScale(0) : shown;
    }
    boolean fits =
        shown.unscaledValue().bitLength() < Long.SIZE && shown.scale() <= Tick.DECIMALS_MAX;
    return fits ? Optional.of(shown) : Optional.empty();
  }
}
