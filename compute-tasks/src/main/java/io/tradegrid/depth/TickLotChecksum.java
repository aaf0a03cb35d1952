package io.tradegrid.depth;

import io.tradegrid.model.Side;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * TradeGrid's own rule: the CRC32 of price and quantity of the best levels, bids first, in ticks
 * and lots as little-endian integers. The bytes are laid out in {@code docs/formats/depth.md}. It
 * needs no decimals, and a level that changes sides changes the checksum. It works in bytes of its
 * own and takes no memory; one thread at a time.
 */
public final class TickLotChecksum implements DepthChecksum {

  /** Levels of each side that are covered unless said otherwise. */
  public static final int LEVELS_DEFAULT = 10;

  /** The most levels of each side that can be covered. */
  public static final int LEVELS_MAX = 1_000;

  private static final int LEVEL_BYTES = 2 * Long.BYTES;

  private final int levels;
  private final CRC32 crc = new CRC32();
  private final ByteBuffer bytes;
  private final LevelVisitor put = this::put;
  private int count;

  /** Makes the rule over {@link #LEVELS_DEFAULT} levels a side. */
  public TickLotChecksum() {
    this(LEVELS_DEFAULT);
  }

  /**
   * Makes the rule over some number of levels.
   *
   * @param levels levels of each side, 1 to {@link #LEVELS_MAX}
   * @throws IllegalArgumentException if that is out of range
   */
  public TickLotChecksum(int levels) {
    if (levels < 1 || levels > LEVELS_MAX) {
      throw new IllegalArgumentException("levels: must be 1 to " + LEVELS_MAX + ", got " + levels);
    }
    this.levels = levels;
    bytes =
        ByteBuffer.allocate(2 * (Integer.BYTES + LEVEL_BYTES * levels))
            .order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public long of(Depth depth) {
    write(depth);
    crc.reset();
    crc.update(bytes.array(), 0, bytes.position());
    return crc.getValue();
  }

  byte[] bytes(Depth depth) {
    write(depth);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private void write(Depth depth) {
    bytes.clear();
    write(depth, Side.BUY);
    write(depth, Side.SELL);
  }

  private void write(Depth depth, Side side) {
    int start = bytes.position();
    bytes.putInt(0);
    count = 0;
    depth.forEachLevel(side, levels, put);
    bytes.putInt(start, count);
  }

  private void put(long priceTicks, long lots, int orders) {
    bytes.putLong(priceTicks).putLong(lots);
    count++;
  }
}
