package io.tradegrid.tickstore;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is durably known of the rows of a shard's bars: who may write them, and which may be behind
 * the ticks. The bytes are in {@code docs/formats/tick-bars.md}.
 *
 * @param generation how often the shard has been opened; only the last one writes
 * @param expiredBeforeNs ticks before it are gone, so the bars that began before it stay as they
 *     are, in nanoseconds since the epoch
 * @param due the times, by symbol, whose bars may have no row or an old one
 */
public record BarRecord(long generation, long expiredBeforeNs, Map<String, TimeRanges> due) {

  /** Times are recorded by the hour, so that a record is seldom written. */
  static final long UNIT_NS = 3_600_000_000_000L;

  private static final byte VERSION = 1;
  private static final int HEAD_BYTES = 1 + 2 * Long.BYTES + Integer.BYTES;

  /** Returns the record of the next who opens the shard. */
  public BarRecord next() {
    return new BarRecord(generation + 1, expiredBeforeNs, due);
  }

  /** Returns the bytes. */
  public byte[] encode() {
    Map<String, TimeRanges> sorted = new TreeMap<>(due);
    int length = HEAD_BYTES;
    for (Map.Entry<String, TimeRanges> each : sorted.entrySet()) {
      length += 1 + utf8(each.getKey()).length + Integer.BYTES;
      length += each.getValue().list().size() * 2 * Long.BYTES;
    }
    ByteBuffer out = ByteBuffer.allocate(length).put(VERSION);
    out.putLong(generation).putLong(expiredBeforeNs).putInt(sorted.size());
    sorted.forEach(
        (symbol, ranges) -> {
          byte[] name = utf8(symbol);
          out.put((byte) name.length).put(name).putInt(ranges.list().size());
          ranges.list().forEach(range -> out.putLong(range.fromNs()).putLong(range.throughNs()));
        });
    return out.array();
  }

  private static byte[] utf8(String symbol) {
    return symbol.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the bytes.
   *
   * @param bytes null for a shard that has none yet
   * @throws IllegalArgumentException if they are of another version or damaged
   */
  public static BarRecord decode(byte[] bytes) {
    if (bytes == null) {
      return new BarRecord(0, Long.MIN_VALUE, Map.of());
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.get() != VERSION) {
        throw new IllegalArgumentException("record of bars: version " + bytes[0] + " is not known");
      }
      long generation = in.getLong();
      long expiredBeforeNs = in.getLong();
      Map<String, TimeRanges> due = new TreeMap<>();
      for (int symbols = in.getInt(); symbols > 0; symbols--) {
        byte[] name = new byte[in.get()];
        in.get(name);
        TimeRanges ranges = new TimeRanges(UNIT_NS);
        for (int count = in.getInt(); count > 0; count--) {
          ranges.add(in.getLong(), in.getLong());
        }
        due.put(new String(name, StandardCharsets.UTF_8), ranges);
      }
      return new BarRecord(generation, expiredBeforeNs, due);
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw new IllegalArgumentException("record of bars: its parts do not fit together", e);
    }
  }

  /**
   * Reads the generation alone.
   *
   * @param bytes null for a shard that has none yet
   */
  public static long generation(byte[] bytes) {
    return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong(1);
  }
}
