package io.tradegrid.depth;

import io.tradegrid.model.Side;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32;

/**
 * TradeGrid's own rule: the CRC32 of price and quantity of the best levels, bids first, in ticks
 * and lots as little-endian integers. The bytes are laid out in {@code docs/formats/depth.md}. It
 * needs no decimals, and a level that changes sides changes the checksum.
 */
public final class TickLotChecksum implements DepthChecksum {

  /** Levels of each side that are covered unless said otherwise. */
  public static final int LEVELS_DEFAULT = 10;

  /** The most levels of each side that can be covered. */
  public static final int LEVELS_MAX = 1_000;

  private static final int LEVEL_BYTES = 2 * Long.BYTES;

  private final int levels;

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
  }

  @Override
  public long of(Depth depth) {
    CRC32 crc = new CRC32();
    crc.update(bytes(depth));
    return crc.getValue();
  }

  byte[] bytes(Depth depth) {
    List<DepthLevel> bids = depth.levels(Side.BUY, levels);
    List<DepthLevel> offers = depth.levels(Side.SELL, levels);
    ByteBuffer bytes =
        ByteBuffer.allocate(2 * Integer.BYTES + LEVEL_BYTES * (bids.size() + offers.size()))
            .order(ByteOrder.LITTLE_ENDIAN);
    put(bytes, bids);
    put(bytes, offers);
    return bytes.array();
  }

  private static void put(ByteBuffer bytes, List<DepthLevel> levels) {
    bytes.putInt(levels.size());
    for (DepthLevel level : levels) {
      bytes.putLong(level.priceTicks()).putLong(level.quantityLots());
    }
  }
}
