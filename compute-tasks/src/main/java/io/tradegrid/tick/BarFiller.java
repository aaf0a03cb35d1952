package io.tradegrid.tick;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalLong;

/** Puts bars where no trade was, from the beginning of a range to its end. */
final class BarFiller {

  private final BarColumns traded;
  private final BarFill fill;
  private BarColumns filled = new BarColumns(0);

  BarFiller(BarColumns traded, BarFill fill) {
    this.traded = traded;
    this.fill = fill;
  }

  /**
   * Returns a bar for each interval that the range touches.
   *
   * @param before the last price before the range, if there is one
   * @throws IllegalArgumentException if there are more than {@link BarColumns#BARS_MAX}
   */
  BarColumns fill(TickRange range, BarInterval interval, OptionalLong before) {
    long startNs = interval.startOf(range.fromNs());
    BigInteger intervals =
        BigInteger.valueOf(interval.startOf(range.toNs() - 1))
            .subtract(BigInteger.valueOf(startNs))
            .divide(BigInteger.valueOf(interval.lengthNs()));
    if (intervals.compareTo(BigInteger.valueOf(BarColumns.BARS_MAX)) >= 0) {
      throw BarColumns.tooMany();
    }
    int next = 0;
    int count = intervals.intValue() + 1;
    filled = new BarColumns(count);
    for (int i = 0; i < count; i++) {
      long barNs = startNs + i * interval.lengthNs();
      if (next < traded.count && traded.starts[next] == barNs) {
        filled.copy(traded, next++);
      } else {
        price(filled.add(barNs), next, interval.lengthNs(), before);
      }
    }
    return filled;
  }

  /** Gives an empty bar its prices; {@code next} is the bar with trades behind it. */
  private void price(int bar, int next, long lengthNs, OptionalLong before) {
    if (fill == BarFill.PREVIOUS && (next > 0 || before.isPresent())) {
      long price = next > 0 ? traded.closes[next - 1] : before.getAsLong();
      filled.prices(bar, price, price, price, price);
    } else if (fill == BarFill.LINEAR && next > 0 && next < traded.count) {
      long fromNs = traded.starts[next - 1];
      long part = Long.divideUnsigned(filled.starts[bar] - fromNs, lengthNs);
      long whole = Long.divideUnsigned(traded.starts[next] - fromNs, lengthNs);
      filled.prices(
          bar,
          between(traded.opens, next, part, whole),
          between(traded.highs, next, part, whole),
          between(traded.lows, next, part, whole),
          between(traded.closes, next, part, whole));
    }
  }

  private static long between(long[] prices, int next, long part, long whole) {
    long from = prices[next - 1];
    BigInteger way = BigInteger.valueOf(prices[next]).subtract(BigInteger.valueOf(from));
    if (way.bitLength() + Long.SIZE - Long.numberOfLeadingZeros(part) < Long.SIZE - 1) {
      return halfToEven(from, way.longValue() * part, whole);
    }
    return new BigDecimal(way.multiply(BigInteger.valueOf(part)))
        .add(BigDecimal.valueOf(from).multiply(BigDecimal.valueOf(whole)))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  private static long halfToEven(long from, long product, long whole) {
    long down = from + Math.floorDiv(product, whole);
    long twice = 2 * Math.floorMod(product, whole);
    boolean up = twice > whole || (twice == whole && (down & 1) != 0);
    return up ? down + 1 : down;
  }
}
