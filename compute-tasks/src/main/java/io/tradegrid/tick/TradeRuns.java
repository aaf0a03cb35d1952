package io.tradegrid.tick;

/**
 * The trades of a range in runs, with all prices and sizes at one scale. The scale is the least
 * that has room for every trade of the range, so it does not depend on how they lie in blocks.
 */
final class TradeRuns {

  private static final int NEEDED = TickSelection.PRICE | TickSelection.SIZE;

  private final TickCursor cursor;
  private final TickScale scale;

  /** Whether all blocks have the scale. */
  private final boolean even;

  /** Whether the cursor is at the first run and nobody asked for it. */
  private boolean atFirst;

  private long[] prices = new long[0];
  private long[] sizes = new long[0];
  private int from;
  private int to;

  /** Makes the runs of a range that is not empty, at a scale that is at least the one given. */
  TradeRuns(TickReader reader, TickRange range, TickScale least) {
    TickScale common = commonScale(reader, range);
    TickScale own = common != null ? common : findScale(reader, range);
    TickScale wanted = least.withAtLeast(own.priceDecimals(), own.sizeDecimals());
    even = common != null && common.equals(wanted);
    cursor = reader.cursor(range, even ? NEEDED : NEEDED | TickSelection.DECIMALS);
    atFirst = cursor.next();
    scale = atFirst ? wanted : least;
  }

  /** Returns the scale that all blocks have, null if there are several. */
  private static TickScale commonScale(TickReader reader, TickRange range) {
    TickScale common = null;
    for (StoredBlock block : reader.blocks(range)) {
      TickHead head = block.head();
      TickScale own = new TickScale(head.maxPriceDecimals(), head.maxSizeDecimals());
      if (!head.hasOneScale() || (common != null && !own.equals(common))) {
        return null;
      }
      common = own;
    }
    return common;
  }

  private static TickScale findScale(TickReader reader, TickRange range) {
    TickScale found = TickScale.NONE;
    TickCursor cursor = reader.cursor(range, TickSelection.DECIMALS);
    while (cursor.next()) {
      if (cursor.isWhole()) {
        found =
            found.withAtLeast(cursor.head().maxPriceDecimals(), cursor.head().maxSizeDecimals());
      } else {
        long[] priceDecimals = cursor.ticks().column(TickColumn.PRICE_DECIMALS);
        long[] sizeDecimals = cursor.ticks().column(TickColumn.SIZE_DECIMALS);
        for (int i = cursor.from(); i < cursor.to(); i++) {
          found = found.withAtLeast((int) priceDecimals[i], (int) sizeDecimals[i]);
        }
      }
    }
    cursor.finish();
    return found;
  }

  TickScale scale() {
    return scale;
  }

  boolean next() {
    boolean hasNext = atFirst || cursor.next();
    atFirst = false;
    return hasNext;
  }

  /** Returns the head that answers for the whole run at the scale, null if none does. */
  TickHead totals() {
    return even && cursor.isWhole() && cursor.head().hasTotals() ? cursor.head() : null;
  }

  /** Returns whether sums of price times size in the run fit a long for certain. */
  boolean productsFitLong() {
    return even && cursor.head() != null && cursor.head().productsFitLong();
  }

  int count() {
    return cursor.count();
  }

  /** Reads the columns; the next ones are theirs. */
  void read() {
    TickColumns ticks = cursor.ticks();
    from = cursor.from();
    to = cursor.to();
    if (even) {
      prices = ticks.column(TickColumn.PRICE);
      sizes = ticks.column(TickColumn.SIZE);
    } else {
      rescale(ticks);
    }
  }

  private void rescale(TickColumns ticks) {
    prices = new long[to];
    sizes = new long[to];
    long[] priceDecimals = ticks.column(TickColumn.PRICE_DECIMALS);
    long[] sizeDecimals = ticks.column(TickColumn.SIZE_DECIMALS);
    for (int i = from; i < to; i++) {
      long price = ticks.column(TickColumn.PRICE)[i];
      long size = ticks.column(TickColumn.SIZE)[i];
      prices[i] = TickScale.rescale("price", price, (int) priceDecimals[i], scale.priceDecimals());
      sizes[i] = TickScale.rescale("size", size, (int) sizeDecimals[i], scale.sizeDecimals());
    }
  }

  long[] times() {
    return cursor.ticks().column(TickColumn.TIME_NS);
  }

  long[] prices() {
    return prices;
  }

  long[] sizes() {
    return sizes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }
}
