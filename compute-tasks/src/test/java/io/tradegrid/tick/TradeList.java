package io.tradegrid.tick;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The questions of {@link TradeQueries}, asked of a plain list: obviously right and slow. */
final class TradeList {

  private final List<Tick> history;

  TradeList(List<Tick> history) {
    this.history = history;
  }

  /** A bar in decimals; the prices are null where it has none. */
  record Bar(
      long startNs,
      long trades,
      BigDecimal open,
      BigDecimal high,
      BigDecimal low,
      BigDecimal close,
      BigDecimal volume) {

    private static Bar of(long startNs, List<TradeTick> trades) {
      List<BigDecimal> prices = trades.stream().map(TradeList::price).toList();
      BigDecimal volume =
          trades.stream().map(TradeList::size).reduce(BigDecimal.ZERO, BigDecimal::add);
      return new Bar(
          startNs,
          trades.size(),
          prices.get(0),
          prices.stream().max(BigDecimal::compareTo).orElseThrow(),
          prices.stream().min(BigDecimal::compareTo).orElseThrow(),
          prices.get(prices.size() - 1),
          volume);
    }

    private static Bar flat(long startNs, BigDecimal price) {
      return new Bar(startNs, 0, price, price, price, price, BigDecimal.ZERO);
    }
  }

  static BigDecimal price(TradeTick trade) {
    return BigDecimal.valueOf(trade.price(), trade.priceDecimals());
  }

  static BigDecimal size(TradeTick trade) {
    return BigDecimal.valueOf(trade.size(), trade.sizeDecimals());
  }

  List<TradeTick> in(TickRange range) {
    return RandomBlocks.in(range, history).stream().map(TradeTick.class::cast).toList();
  }

  Optional<TradeTick> before(TickRange range) {
    return RandomBlocks.counted(range.withoutFlags(), range.source(), history).stream()
        .filter(tick -> tick.timeNs() < range.fromNs())
        .map(TradeTick.class::cast)
        .reduce((one, next) -> next);
  }

  static TickScale scale(List<TradeTick> trades) {
    return new TickScale(
        trades.stream().mapToInt(TradeTick::priceDecimals).max().orElse(0),
        trades.stream().mapToInt(TradeTick::sizeDecimals).max().orElse(0));
  }

  /** Returns whether all prices and sizes are longs at their scale. */
  static boolean fits(List<TradeTick> trades) {
    TickScale scale = scale(trades);
    return trades.stream()
        .allMatch(
            trade ->
                price(trade).movePointRight(scale.priceDecimals()).toBigInteger().bitLength() < 64
                    && size(trade).movePointRight(scale.sizeDecimals()).toBigInteger().bitLength()
                        < 64);
  }

  TradeTotals totals(TickRange range) {
    List<TradeTick> trades = in(range);
    if (trades.isEmpty()) {
      return TradeTotals.NONE;
    }
    TickScale scale = scale(trades);
    Bar bar = Bar.of(0, trades);
    BigDecimal notional =
        trades.stream()
            .map(trade -> price(trade).multiply(size(trade)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new TradeTotals(
        trades.size(),
        scale,
        units(bar.open(), scale.priceDecimals()).longValueExact(),
        units(bar.high(), scale.priceDecimals()).longValueExact(),
        units(bar.low(), scale.priceDecimals()).longValueExact(),
        units(bar.close(), scale.priceDecimals()).longValueExact(),
        units(bar.volume(), scale.sizeDecimals()),
        units(notional, scale.priceDecimals() + scale.sizeDecimals()));
  }

  private static BigInteger units(BigDecimal value, int decimals) {
    return value.movePointRight(decimals).toBigIntegerExact();
  }

  /** Returns the time-weighted average with 30 decimals, half to even. */
  Optional<BigDecimal> twap(TickRange range) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal weight = BigDecimal.ZERO;
    List<TradeTick> trades = new ArrayList<>(in(range));
    before(range).ifPresent(trade -> trades.add(0, trade));
    for (int i = 0; i < trades.size(); i++) {
      long from = Math.max(range.fromNs(), trades.get(i).timeNs());
      long to = i + 1 < trades.size() ? trades.get(i + 1).timeNs() : range.toNs();
      BigDecimal lasted = BigDecimal.valueOf(to).subtract(BigDecimal.valueOf(from));
      sum = sum.add(price(trades.get(i)).multiply(lasted));
      weight = weight.add(lasted);
    }
    return weight.signum() == 0 || range.isEmpty()
        ? Optional.empty()
        : Optional.of(sum.divide(weight, 30, RoundingMode.HALF_EVEN));
  }

  List<Bar> bars(TickRange range, BarInterval interval, BarFill fill) {
    TreeMap<Long, List<TradeTick>> trades = new TreeMap<>();
    for (TradeTick trade : in(range)) {
      trades.computeIfAbsent(start(trade.timeNs(), interval), any -> new ArrayList<>()).add(trade);
    }
    TreeMap<Long, Bar> bars = new TreeMap<>();
    trades.forEach((startNs, inside) -> bars.put(startNs, Bar.of(startNs, inside)));
    if (fill == BarFill.NONE || range.isEmpty()) {
      return List.copyOf(bars.values());
    }
    List<Bar> all = new ArrayList<>();
    long last = start(range.toNs() - 1, interval);
    for (long at = start(range.fromNs(), interval); at <= last; at += interval.lengthNs()) {
      all.add(bars.containsKey(at) ? bars.get(at) : filled(at, bars, range, interval, fill));
    }
    return all;
  }

  private static long start(long timeNs, BarInterval interval) {
    long start = interval.offsetNs() % interval.lengthNs();
    long bars = (timeNs - start) / interval.lengthNs();
    start += bars * interval.lengthNs();
    return start > timeNs ? start - interval.lengthNs() : start;
  }

  private Bar filled(
      long at, NavigableMap<Long, Bar> bars, TickRange range, BarInterval interval, BarFill fill) {
    Bar before = bars.lowerKey(at) == null ? null : bars.lowerEntry(at).getValue();
    Bar after = bars.higherKey(at) == null ? null : bars.higherEntry(at).getValue();
    if (fill == BarFill.PREVIOUS) {
      BigDecimal earlier = before(range).map(TradeList::price).orElse(null);
      return Bar.flat(at, before == null ? earlier : before.close());
    }
    if (fill == BarFill.NULL || before == null || after == null) {
      return Bar.flat(at, null);
    }
    BigDecimal part = BigDecimal.valueOf((at - before.startNs()) / interval.lengthNs());
    BigDecimal whole =
        BigDecimal.valueOf((after.startNs() - before.startNs()) / interval.lengthNs());
    int decimals = scale(in(range)).priceDecimals();
    return new Bar(
        at,
        0,
        between(before.open(), after.open(), part, whole, decimals),
        between(before.high(), after.high(), part, whole, decimals),
        between(before.low(), after.low(), part, whole, decimals),
        between(before.close(), after.close(), part, whole, decimals),
        BigDecimal.ZERO);
  }

  private static BigDecimal between(
      BigDecimal from, BigDecimal to, BigDecimal part, BigDecimal whole, int decimals) {
    return from.multiply(whole.subtract(part))
        .add(to.multiply(part))
        .divide(whole, decimals, RoundingMode.HALF_EVEN);
  }
}
