package io.tradegrid.tick;

import io.tradegrid.block.BlockWriter;

/** Writes blocks of ticks; the same ticks always give the same bytes. Not for several threads. */
public final class TickBlockWriter {

  private final TickKind kind;
  private final BlockWriter writer;
  private final WideSum sum = new WideSum();
  private final long[] values = new long[TickBlock.ROWS_MAX];

  /** Makes a writer for ticks of one kind. */
  public TickBlockWriter(TickKind kind) {
    this.kind = kind;
    this.writer = new BlockWriter(kind.schema());
  }

  /**
   * Makes a block of a part of a run.
   *
   * @param ticks of the writer's kind, normal (see {@link TickColumns#normalise})
   * @param from first place
   * @param to place after the last one, at most {@link TickBlock#ROWS_MAX} more
   * @return the bytes of the block
   * @throws IllegalArgumentException if they are of the other kind, too few or too many, or not in
   *     the order of identity
   */
  public byte[] write(TickColumns ticks, int from, int to) {
    check(ticks, from, to);
    writer.begin(to - from);
    for (int i = 0; i < kind.columns().size(); i++) {
      TickColumn column = kind.columns().get(i);
      add(ticks.column(column), from, to);
    }
    if (kind == TickKind.TRADE) {
      sumNotional(ticks, from, to);
      writer.addConstant(sum.high());
      writer.addConstant(sum.low());
    }
    return writer.finish();
  }

  private void check(TickColumns ticks, int from, int to) {
    if (ticks.kind() != kind) {
      throw new IllegalArgumentException(
          "ticks: must be of kind " + kind + ", got " + ticks.kind());
    }
    if (from < 0 || from >= to || to > ticks.count() || to - from > TickBlock.ROWS_MAX) {
      throw new IllegalArgumentException(
          "ticks: must be 1 to %d of the %d there are, got places %d to %d"
              .formatted(TickBlock.ROWS_MAX, ticks.count(), from, to));
    }
    long[] times = ticks.column(TickColumn.TIME_NS);
    for (int i = from + 1; i < to; i++) {
      if (times[i - 1] >= times[i] && ticks.compareIdentity(i - 1, i) >= 0) {
        throw new IllegalArgumentException(
            "ticks: must be in the order of identity, got "
                + ticks.position(i - 1)
                + " before "
                + ticks.position(i));
      }
    }
  }

  /** Most columns of most blocks have one value, which is sooner seen than summed up. */
  private void add(long[] column, int from, int to) {
    if (isConstant(column, from, to)) {
      writer.addConstant(column[from]);
    } else {
      System.arraycopy(column, from, values, 0, to - from);
      writer.add(values);
    }
  }

  /** A reader knows from the head whether the sum is one: no mark is needed. */
  private void sumNotional(TickColumns ticks, int from, int to) {
    sum.clear();
    long[] volumes = ticks.column(TickColumn.SIZE);
    sum.addAll(volumes, from, to);
    boolean volumeFits = sum.high() == 0 && sum.low() >= 0;
    long volume = sum.low();
    sum.clear();
    if (volumeFits
        && isConstant(ticks.column(TickColumn.PRICE_DECIMALS), from, to)
        && isConstant(ticks.column(TickColumn.SIZE_DECIMALS), from, to)) {
      long[] prices = ticks.column(TickColumn.PRICE);
      sum.addProducts(prices, volumes, from, to, fitLong(prices, volume, from, to));
    }
  }

  private static boolean fitLong(long[] prices, long volume, int from, int to) {
    long min = 0;
    long max = 0;
    for (int i = from; i < to; i++) {
      min = Math.min(min, prices[i]);
      max = Math.max(max, prices[i]);
    }
    return TickHead.productFitsLong(min, volume) && TickHead.productFitsLong(max, volume);
  }

  private static boolean isConstant(long[] column, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (column[i] != column[from]) {
        return false;
      }
    }
    return true;
  }
}
