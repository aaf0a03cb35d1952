package io.tradegrid.tick;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Questions that are asked of the trades of one symbol. Sums are exact; all of an answer is at one
 * scale. Where whole blocks lie inside a range, their heads answer. Not for several threads.
 *
 * <p>A price or size that is too large for a long at the scale of an answer is an {@link
 * ArithmeticException} that names it; leaving {@link TickFlag#OUT_OF_RANGE} out avoids that.
 */
public final class TradeQueries {

  private static final int AMOUNTS = TickSelection.PRICE | TickSelection.SIZE;

  private final TickReader trades;

  /**
   * Makes them.
   *
   * @param trades reads the trades
   * @throws IllegalArgumentException if it reads quotes
   */
  public TradeQueries(TickReader trades) {
    if (trades.kind() != TickKind.TRADE) {
      throw new IllegalArgumentException("trades: must be TRADE, got " + trades.kind());
    }
    this.trades = trades;
  }

  /** Returns what the trades of a range come to: their count, prices, volume and VWAP. */
  public TradeTotals totals(TickRange range) {
    if (range.isEmpty()) {
      return TradeTotals.NONE;
    }
    TradeRuns runs = new TradeRuns(trades, range, TickScale.NONE, AMOUNTS);
    TradeSums sums = new TradeSums();
    while (runs.next()) {
      sums.add(runs);
    }
    return sums.totals(runs.scale());
  }

  /**
   * Returns the totals around each of several events, in their order.
   *
   * @param eventsNs times of the events; cheapest if they rise
   */
  public List<TradeTotals> around(long[] eventsNs, TickWindow window) {
    List<TradeTotals> all = new ArrayList<>(eventsNs.length);
    for (long eventNs : eventsNs) {
      all.add(totals(window.around(eventNs)));
    }
    return all;
  }

  /**
   * Returns the time-weighted average price of a range: each price weighs as long as it is the last
   * one, from the beginning of the range, if a trade was before it, or else from the first trade,
   * to its end. Empty if no price was there for any time.
   */
  public Optional<WeightedMean> twap(TickRange range) {
    if (range.isEmpty()) {
      return Optional.empty();
    }
    Optional<TradeTick> before = before(range);
    TradeRuns runs = new TradeRuns(trades, range, scaleOf(before), AMOUNTS | TickSelection.TIME);
    TimeWeights weights = new TimeWeights();
    OptionalLong price = price(before, runs.scale());
    if (price.isPresent()) {
      weights.add(range.fromNs(), price.getAsLong());
    }
    while (runs.next()) {
      runs.read();
      weights.addAll(runs.times(), runs.prices(), runs.from(), runs.to());
    }
    return weights.mean(range.toNs(), runs.scale().priceDecimals());
  }

  /**
   * Returns the bars of a range. The first and the last one have the trades of the range only, so
   * ranges are best aligned as the bars are.
   *
   * @throws IllegalArgumentException if there are more than 1,048,576
   */
  public Bars bars(TickRange range, BarInterval interval, BarFill fill) {
    if (range.isEmpty()) {
      return new Bars(TickScale.NONE, new BarColumns(0));
    }
    Optional<TradeTick> before = fill == BarFill.PREVIOUS ? before(range) : Optional.empty();
    TradeRuns runs = new TradeRuns(trades, range, scaleOf(before), AMOUNTS | TickSelection.TIME);
    BarBuilder builder = new BarBuilder(interval, range, trades.blocks(range));
    while (runs.next()) {
      builder.add(runs, runs.totals());
    }
    BarColumns bars = builder.bars();
    if (fill != BarFill.NONE) {
      bars = new BarFiller(bars, fill).fill(range, interval, price(before, runs.scale()));
    }
    return new Bars(runs.scale(), bars);
  }

  private Optional<TradeTick> before(TickRange range) {
    return range.fromNs() == Long.MIN_VALUE
        ? Optional.empty()
        : trades
            .latest(range.fromNs() - 1, range.withoutFlags(), range.source())
            .map(TradeTick.class::cast);
  }

  private static TickScale scaleOf(Optional<TradeTick> before) {
    return before.map(tick -> new TickScale(tick.priceDecimals(), 0)).orElse(TickScale.NONE);
  }

  private static OptionalLong price(Optional<TradeTick> before, TickScale scale) {
    if (before.isEmpty()) {
      return OptionalLong.empty();
    }
    TradeTick tick = before.get();
    return OptionalLong.of(
        TickScale.rescale("price", tick.price(), tick.priceDecimals(), scale.priceDecimals()));
  }
}
