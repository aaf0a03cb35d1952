package io.tradegrid.journal;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/** Bytes as an LZ4 block, which says neither how long it is nor how long what is in it. */
final class Lz4Block {

  private static final LZ4Compressor COMPRESSOR = LZ4Factory.fastestInstance().fastCompressor();
  private static final LZ4SafeDecompressor DECOMPRESSOR =
      LZ4Factory.fastestInstance().safeDecompressor();

  private Lz4Block() {}

  /** Returns a bound on the bytes of a block. */
  static int bytesMax(int bytes) {
    return COMPRESSOR.maxCompressedLength(bytes);
  }

  /** Packs bytes; returns the length of the block. */
  static int pack(byte[] from, int offset, int length, byte[] to, int at) {
    return COMPRESSOR.compress(from, offset, length, to, at);
  }

  /** Returns the block of bytes. */
  static byte[] pack(byte[] bytes) {
    return COMPRESSOR.compress(bytes);
  }

  /**
   * Returns what is in a block.
   *
   * @param name of what the block is part of, for messages
   * @param bytes that it has unpacked
   * @throws IllegalArgumentException if it is damaged or has not so many bytes
   */
  static byte[] unpack(String name, byte[] from, int offset, int length, int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException(name + ": cannot have " + bytes + " bytes unpacked");
    }
    byte[] unpacked = new byte[bytes];
    try {
      int done = DECOMPRESSOR.decompress(from, offset, length, unpacked, 0);
      if (done != bytes) {
        throw new IllegalArgumentException(name + ": is shorter than it says");
      }
      return unpacked;
    } catch (LZ4Exception e) {
      throw new IllegalArgumentException(name + ": cannot be unpacked", e);
    }
  }
}
