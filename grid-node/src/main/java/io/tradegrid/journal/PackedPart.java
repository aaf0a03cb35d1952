package io.tradegrid.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a snapshot as it is kept, compressed: remembered requests are most of a busy shard's
 * snapshot, and much of them is alike. Every field is in {@code docs/formats/shard-snapshot.md}.
 */
public final class PackedPart {

  /** The first byte of a part that is packed. */
  public static final byte VERSION = 2;

  /** The first byte of a first part that is not, as none of its snapshot is; still read. */
  private static final byte PLAIN_VERSION = 1;

  private static final int HEADER_BYTES = 1 + 3 + 4;

  /** That of a remembered request. */
  private static final int STRIDE_BYTES = 7 * Long.BYTES;

  private static final int PLAIN_MAX = 1 << 20;

  private PackedPart() {}

  /** Returns a part as it is to be kept. */
  public static byte[] pack(byte[] part) {
    byte[] shuffled = shuffle(part);
    byte[] packed = new byte[HEADER_BYTES + Lz4Block.bytesMax(part.length)];
    ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).put(0, VERSION).putInt(4, part.length);
    int length = Lz4Block.pack(shuffled, 0, part.length, packed, HEADER_BYTES);
    return Arrays.copyOf(packed, HEADER_BYTES + length);
  }

  /**
   * Returns the parts of a snapshot as they were before they were packed.
   *
   * @param kept all parts, in their order
   * @throws IllegalArgumentException if the version is not known or a part is damaged
   */
  public static List<byte[]> unpackAll(List<byte[]> kept) {
    boolean plain = kept.isEmpty() || kept.get(0)[0] == PLAIN_VERSION;
    return plain ? kept : kept.stream().map(PackedPart::unpack).toList();
  }

  private static byte[] unpack(byte[] part) {
    require(part.length >= HEADER_BYTES, "has only " + part.length + " bytes");
    require(part[0] == VERSION, "version " + part[0] + " is not known");
    int length = ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    require(length <= PLAIN_MAX, "cannot have " + length + " bytes unpacked");
    return unshuffle(
        Lz4Block.unpack("snapshot part", part, HEADER_BYTES, part.length - HEADER_BYTES, length));
  }

  /**
   * Puts the first bytes of all strides first, then the second ones and so on: of records one
   * stride long, bytes of one field come to stand side by side, and most fields have few values.
   */
  private static byte[] shuffle(byte[] plain) {
    byte[] shuffled = new byte[plain.length];
    int to = 0;
    for (int column = 0; column < STRIDE_BYTES; column++) {
      for (int from = column; from < plain.length; from += STRIDE_BYTES) {
        shuffled[to++] = plain[from];
      }
    }
    return shuffled;
  }

  private static byte[] unshuffle(byte[] shuffled) {
    byte[] plain = new byte[shuffled.length];
    int from = 0;
    for (int column = 0; column < STRIDE_BYTES; column++) {
      for (int to = column; to < plain.length; to += STRIDE_BYTES) {
        plain[to] = shuffled[from++];
      }
    }
    return plain;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("snapshot part: " + otherwise);
    }
  }
}
