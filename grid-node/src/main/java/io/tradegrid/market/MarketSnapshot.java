package io.tradegrid.market;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A whole market as bytes, little endian: everything that decides what happens next. Every field is
 * in {@code docs/formats/market-snapshot.md}. Markets with the same state have the same bytes.
 */
public final class MarketSnapshot {

  /** The version that is written. */
  public static final byte VERSION = 1;

  /** What every version begins with: version, reserved, length, the market's state hash. */
  static final int HEADER_BYTES = 1 + 3 + 4 + 8;

  static final int CRC_BYTES = 4;

  private MarketSnapshot() {}

  /**
   * Writes a market between two commands; it stays as it is.
   *
   * @throws IllegalStateException if it takes more than an array can hold, some 2^31 bytes
   */
  public static byte[] write(LadderMarket market) {
    ByteBuffer out = new SnapshotWriter(market).write();
    int length = out.position() + CRC_BYTES;
    out.put(0, VERSION).putInt(4, length).putLong(8, market.stateHash());
    out.putInt(crc(out, out.position()));
    byte[] bytes = new byte[length];
    out.flip().get(bytes);
    return bytes;
  }

  /**
   * Makes the market that was written; it goes on as that one would have.
   *
   * @param bytes what {@link #write} gave
   * @param listener hears what happens from now on, nothing of what was before
   * @throws IllegalArgumentException naming what is wrong with the bytes
   */
  public static LadderMarket read(byte[] bytes, MarketListener listener) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      long stateHash = readHeader(in);
      LadderMarket market = new SnapshotReader(in).read(listener);
      require(!in.hasRemaining(), in.remaining() + " bytes follow the last stop order");
      require(market.stateHash() == stateHash, "state hash differs");
      return market;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("market snapshot: ends too early", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("market snapshot: " + e.getMessage(), e);
    }
  }

  /** Checks that these are the bytes that were written; returns the state hash. */
  private static long readHeader(ByteBuffer in) {
    int length = in.capacity();
    require(length >= HEADER_BYTES + CRC_BYTES, "has only " + length + " bytes");
    int written = in.getInt(4);
    require(length == written, "has " + length + " bytes, " + written + " were written");
    int bodyBytes = length - CRC_BYTES;
    require(in.getInt(bodyBytes) == crc(in, bodyBytes), "checksum differs");
    byte version = in.get(0);
    require(version == VERSION, "version " + version + " is not known");
    in.limit(bodyBytes).position(HEADER_BYTES);
    return in.getLong(8);
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static int crc(ByteBuffer bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(0, length));
    return (int) crc.getValue();
  }
}
