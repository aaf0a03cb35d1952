package io.tradegrid.grid;

import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import io.tradegrid.tick.Bars;
import io.tradegrid.tickstore.BarLength;
import io.tradegrid.tickstore.BarRecord;
import io.tradegrid.tickstore.BarStore;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteBinary;
import org.apache.ignite.IgniteCache;

/** Rows of bars in the tables TICK_BARS, and their records beside them. */
final class IgniteBarStore implements BarStore {

  /** A write of more rows would keep others from the entries of the shard for too long. */
  private static final int ROWS_MAX = 500;

  private static final long NS_PER_MS = 1_000_000L;

  private final IgniteBinary binary;
  private final IgniteCache<Integer, byte[]> records;
  private final Map<BarLength, IgniteCache<Object, Object>> rows = new EnumMap<>(BarLength.class);

  IgniteBarStore(Ignite ignite) {
    this.binary = ignite.binary();
    this.records = ignite.cache(Cache.TICK_BARS.name());
    for (BarLength length : BarLength.values()) {
      rows.put(length, ignite.cache(table(length).name()).withKeepBinary());
    }
  }

  /** Returns the table of bars of a length. */
  static Table table(BarLength length) {
    return Table.valueOf("TICK_BARS_" + length.text().toUpperCase(Locale.ROOT));
  }

  @Override
  public BarRecord open(int shard) {
    return IgniteCommandLog.orUnavailable(
        () -> BarRecord.decode(records.invoke(shard, new BarFence.Begin())));
  }

  @Override
  public BarRecord read(int shard) {
    return IgniteCommandLog.orUnavailable(() -> BarRecord.decode(records.get(shard)));
  }

  @Override
  public void write(int shard, BarRecord record) {
    check(
        shard,
        IgniteCommandLog.orUnavailable(
            () -> records.invoke(shard, new BarFence.Replace(record.encode()))));
  }

  @Override
  public void write(int shard, long generation, String symbol, BarLength length, Bars bars) {
    Map<Object, BarFence.Write> writes = new LinkedHashMap<>();
    for (int bar = 0; bar < bars.count(); bar++) {
      Row row = row(symbol, length, bars, bar);
      Object day = length == BarLength.DAY ? importedDay(row) : null;
      writes.put(row.key(binary), new BarFence.Write(shard, generation, row.value(binary), day));
      if (writes.size() == ROWS_MAX || bar == bars.count() - 1) {
        write(shard, rows.get(length), writes);
        writes.clear();
      }
    }
  }

  private static void write(
      int shard, IgniteCache<Object, Object> table, Map<Object, BarFence.Write> writes) {
    check(
        shard,
        IgniteCommandLog.orUnavailable(
            () -> table.invokeAll(writes).values().stream().allMatch(done -> done.get())));
  }

  private static void check(int shard, boolean inTime) {
    if (!inTime) {
      throw new GridUnavailableException(
          "shard " + shard + ": another owner has opened its bars", null);
    }
  }

  private Row row(String symbol, BarLength length, Bars bars, int bar) {
    long startNs = bars.startNs(bar);
    BigDecimal open = plain(bars.scale().price(bars.open(bar)));
    BigDecimal high = plain(bars.scale().price(bars.high(bar)));
    BigDecimal low = plain(bars.scale().price(bars.low(bar)));
    BigDecimal close = plain(bars.scale().price(bars.close(bar)));
    BigDecimal volume = plain(bars.volumeDecimal(bar));
    long trades = bars.trades(bar);
    if (length != BarLength.DAY) {
      return Row.of(
          table(length), symbol, SqlTime.of(startNs), open, high, low, close, volume, trades);
    }
    Date day = new Date(Math.floorDiv(startNs, NS_PER_MS));
    return Row.of(
        table(length), symbol, day, open, high, low, close, volume, trades, null, null, null);
  }

  /** Without zeros at the end: how many there are depends on what other bars are made with it. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal shorter = number.stripTrailingZeros();
    return shorter.scale() < 0 ? shorter.setScale(0) : shorter;
  }

  /** Returns the key in BARS_1D of the day of a daily bar. */
  private Object importedDay(Row row) {
    return binary
        .builder(Table.BARS_1D.keyType())
        .setField("SYMBOL", (String) row.values().get(0), String.class)
        .setField("TRADE_DATE", (Date) row.values().get(1), Date.class)
        .build();
  }
}
