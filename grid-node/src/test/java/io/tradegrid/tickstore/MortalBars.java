package io.tradegrid.tickstore;

import io.tradegrid.tick.Bars;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Rows of bars in memory; dies with the store of the ticks, and refuses old generations. */
final class MortalBars implements BarStore {

  /** Says that another owner has opened the shard. */
  static final class TooLate extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Where a row is. */
  record Key(String symbol, BarLength length, long startNs) {}

  /** A row, as text so that all of it is compared. */
  static String row(Bars bars, int bar) {
    return "%s %s %s %s, %s of %d"
        .formatted(
            price(bars, bars.open(bar)),
            price(bars, bars.high(bar)),
            price(bars, bars.low(bar)),
            price(bars, bars.close(bar)),
            bars.volumeDecimal(bar).stripTrailingZeros().toPlainString(),
            bars.trades(bar));
  }

  private static String price(Bars bars, long price) {
    BigDecimal decimal = bars.scale().price(price);
    return decimal.stripTrailingZeros().toPlainString();
  }

  final Map<Key, String> rows = new HashMap<>();
  private final Map<Integer, byte[]> records = new TreeMap<>();
  private final MortalStore life;
  int recordWrites;

  MortalBars(MortalStore life) {
    this.life = life;
  }

  @Override
  public BarRecord open(int shard) {
    life.change();
    BarRecord next = read(shard).next();
    records.put(shard, next.encode());
    return next;
  }

  @Override
  public BarRecord read(int shard) {
    return BarRecord.decode(records.get(shard));
  }

  @Override
  public void write(int shard, BarRecord record) {
    check(shard, record.generation());
    life.change();
    recordWrites++;
    records.put(shard, record.encode());
  }

  @Override
  public void write(int shard, long generation, String symbol, BarLength length, Bars bars) {
    for (int bar = 0; bar < bars.count(); bar++) {
      check(shard, generation);
      life.change();
      rows.put(new Key(symbol, length, bars.startNs(bar)), row(bars, bar));
    }
  }

  private void check(int shard, long generation) {
    if (BarRecord.generation(records.get(shard)) != generation) {
      throw new TooLate();
    }
  }
}
