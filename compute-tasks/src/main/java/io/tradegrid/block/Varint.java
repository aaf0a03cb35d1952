package io.tradegrid.block;

import java.nio.ByteBuffer;

/**
 * Numbers as seven bits a byte, lowest first; signed ones in zigzag so that small ones are short.
 */
final class Varint {

  /** The longest, in bytes. */
  static final int BYTES_MAX = 10;

  private Varint() {}

  static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  static long unzigzag(long code) {
    return (code >>> 1) ^ -(code & 1);
  }

  static int bytes(long unsigned) {
    return (63 - Long.numberOfLeadingZeros(unsigned | 1)) / 7 + 1;
  }

  static void put(ByteBuffer out, long unsigned) {
    long rest = unsigned;
    while ((rest & ~0x7fL) != 0) {
      out.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  static long get(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("block: a number does not end");
  }
}
