package io.tradegrid.depth;

import io.tradegrid.model.Side;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The rule of Kraken's {@code book} channel, the same in version 1 and 2 of its WebSocket: the
 * CRC32 of a text made of the ten best offers, lowest first, and then the ten best bids, highest
 * first; of each level the price and the quantity as the venue prints them, without the decimal
 * point and without leading zeros.
 *
 * <p>A tick must be one unit of the last decimal that Kraken prints of the pair's price, a lot one
 * of its quantity: "0.05005" is 5,005 ticks and "0.00000500" 500 lots. Their decimal digits are
 * then what the rule asks for.
 */
public final class KrakenChecksum implements DepthChecksum {

  private static final int LEVELS = 10;

  /** Makes the rule. */
  public KrakenChecksum() {}

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if one of the prices is not positive; Kraken has none
   */
  @Override
  public long of(Depth depth) {
    StringBuilder text = new StringBuilder();
    append(text, depth, Side.SELL);
    append(text, depth, Side.BUY);
    CRC32 crc = new CRC32();
    crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  private static void append(StringBuilder text, Depth depth, Side side) {
    for (DepthLevel level : depth.levels(side, LEVELS)) {
      Arguments.positive("priceTicks", level.priceTicks());
      text.append(level.priceTicks()).append(level.quantityLots());
    }
  }
}
