package io.tradegrid.grid.risk;

import io.tradegrid.bar.Bar;
import io.tradegrid.model.Instrument;
import io.tradegrid.orderbook.SlotIndex;
import io.tradegrid.position.Position;
import io.tradegrid.projection.Follower;
import io.tradegrid.risk.DailyClose;
import io.tradegrid.shard.Listing;
import io.tradegrid.shard.ShardState;
import io.tradegrid.shard.Trade;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * What durable trades changed in a shard since live risk last looked: each position and each price
 * once, as it is now, however often it changed. So it is never longer than the shard has positions
 * and instruments. The engine thread gathers, another one takes.
 */
final class ShardFills implements Follower {

  private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);

  /**
   * A position.
   *
   * @param symbol the instrument
   * @param portfolio the holder
   */
  record Holding(String symbol, String portfolio) {}

  /**
   * What a portfolio holds now.
   *
   * @param instrument says what a lot is
   * @param lots negative is short
   */
  record Lots(Instrument instrument, long lots) {

    /** Returns it in units, as the row of the position has it. */
    double units() {
      return instrument.quantity(lots).doubleValue();
    }
  }

  /**
   * What was taken.
   *
   * @param isWhole whether these are all positions, and others are none
   * @param holdings that changed
   * @param closes of the day of the last trade, by symbol
   * @param sequence the log entry up to which this is
   */
  record Changes(
      boolean isWhole,
      Map<Holding, Lots> holdings,
      Map<String, DailyClose> closes,
      long sequence) {}

  private record Touched(Listing listing, int portfolioId) {}

  private final int shard;
  private final Runnable wake;

  // Used by the engine thread alone.
  private boolean isOpen;
  private final SlotIndex seen = new SlotIndex();
  private final List<Touched> touched = new ArrayList<>();
  private final Map<Bar, Listing> bars = new HashMap<>();
  private Bar lastBar;

  // Guarded by this.
  private boolean whole;
  private Map<Holding, Lots> holdings = new HashMap<>();
  private Map<String, DailyClose> closes = new HashMap<>();
  private long sequence;

  private volatile boolean closed;

  /**
   * Follows a shard.
   *
   * @param wake run when there is something to take
   */
  ShardFills(int shard, Runnable wake) {
    this.shard = shard;
    this.wake = wake;
  }

  int shard() {
    return shard;
  }

  @Override
  public void traded(Listing listing, Trade trade) {
    if (isOpen) {
      touch(listing, trade.buyPortfolioId());
      touch(listing, trade.sellPortfolioId());
    }
  }

  private void touch(Listing listing, int portfolioId) {
    long key = ((long) listing.instrument().id() << Integer.SIZE) | portfolioId;
    if (seen.get(key) == 0) {
      seen.put(key, 1);
      touched.add(new Touched(listing, portfolioId));
    }
  }

  @Override
  public void dailyBarChanged(Listing listing, Bar bar) {
    if (isOpen && bar != lastBar) {
      bars.put(bar, listing);
      lastBar = bar;
    }
  }

  @Override
  public void opened(ShardState state, long last) {
    isOpen = true;
    synchronized (this) {
      whole = true;
      holdings.clear();
      for (Listing listing : state.listings()) {
        for (Position position : listing.positions().all()) {
          if (position.quantityLots() != 0) {
            put(state, listing, position);
          }
        }
      }
      sequence = last;
    }
    wake.run();
  }

  private void put(ShardState state, Listing listing, Position position) {
    Instrument instrument = listing.instrument();
    holdings.put(
        new Holding(instrument.symbol(), state.portfolio(position.portfolioId()).name()),
        new Lots(instrument, position.quantityLots()));
  }

  @Override
  public void durable(ShardState state, long last) {
    if (touched.isEmpty()) {
      return;
    }
    synchronized (this) {
      for (Touched one : touched) {
        put(state, one.listing, one.listing.positions().of(one.portfolioId));
      }
      bars.forEach(
          (bar, listing) -> closes.put(listing.instrument().symbol(), close(listing, bar)));
      sequence = last;
    }
    for (Touched one : touched) {
      seen.remove(((long) one.listing.instrument().id() << Integer.SIZE) | one.portfolioId);
    }
    touched.clear();
    bars.clear();
    lastBar = null;
    wake.run();
  }

  /** As the row of the bar will have it. */
  private static DailyClose close(Listing listing, Bar bar) {
    double price = listing.instrument().price(bar.closeTicks()).doubleValue();
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(bar.openedAtNs(), DAY_NS));
    return new DailyClose(day, price, OptionalDouble.of(price));
  }

  /** Returns what changed, null if nothing did. */
  synchronized Changes take() {
    if (!whole && holdings.isEmpty()) {
      return null;
    }
    Changes taken = new Changes(whole, holdings, closes, sequence);
    whole = false;
    holdings = new HashMap<>();
    closes = new HashMap<>();
    return taken;
  }

  @Override
  public void closed() {
    closed = true;
    wake.run();
  }

  /** Returns whether the shard has been given up. */
  boolean isClosed() {
    return closed;
  }
}
