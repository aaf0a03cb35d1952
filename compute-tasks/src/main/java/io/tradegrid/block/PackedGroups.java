package io.tradegrid.block;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Unsigned numbers in groups of 64, each group with as many bits a number as is cheapest for it.
 * Numbers that need more leave their low bits there and have the rest listed behind the group, so
 * that a few large ones do not make all of them wide.
 */
final class PackedGroups {

  /** Numbers in a group; the last one of a column may have fewer. */
  static final int GROUP = 64;

  private static final int LISTED = 0x80;
  private static final int LISTED_MAX = 48;

  /** How many numbers of the group have this many bits. */
  private final int[] widths = new int[Long.SIZE + 1];

  private int chosenWidth;
  private int chosenListed;

  /** Returns how many bytes {@link #write} would write. */
  int bytes(long[] values, int count) {
    int bytes = 0;
    for (int from = 0; from < count; from += GROUP) {
      bytes += choose(values, from, Math.min(GROUP, count - from));
    }
    return bytes;
  }

  void write(long[] values, int count, ByteBuffer out) {
    for (int from = 0; from < count; from += GROUP) {
      int size = Math.min(GROUP, count - from);
      choose(values, from, size);
      int width = chosenWidth;
      if (chosenListed == 0) {
        out.put((byte) width);
        pack(values, from, size, width, out);
      } else {
        out.put((byte) (width | LISTED)).put((byte) chosenListed);
        pack(values, from, size, width, out);
        list(values, from, size, width, out);
      }
    }
  }

  /** Tries the widths that occur, from the largest down; of equal costs the largest wins. */
  private int choose(long[] values, int from, int size) {
    long occurring = count(values, from, size);
    int max = occurring == 0 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(occurring);
    int best = 1 + (size * max + 7) / 8;
    chosenWidth = max;
    chosenListed = 0;
    int listed = 0;
    for (int width = max; width > 0 && listed <= LISTED_MAX; ) {
      listed += widths[width];
      occurring &= ~(1L << (width - 1));
      width = occurring == 0 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(occurring);
      int bytes = 2 + (size * width + 7) / 8 + listedBytes(width, max);
      if (listed <= LISTED_MAX && bytes < best) {
        best = bytes;
        chosenWidth = width;
        chosenListed = listed;
      }
    }
    return best;
  }

  /** Returns the widths that occur as bits, bit 0 for width 1. */
  private long count(long[] values, int from, int size) {
    Arrays.fill(widths, 0);
    long occurring = 0;
    for (int i = from; i < from + size; i++) {
      int width = Long.SIZE - Long.numberOfLeadingZeros(values[i]);
      widths[width]++;
      occurring |= width == 0 ? 0 : 1L << (width - 1);
    }
    return occurring;
  }

  private int listedBytes(int width, int max) {
    int bytes = 0;
    for (int wide = width + 1; wide <= max; wide++) {
      bytes += widths[wide] * (1 + (wide - width + 6) / 7);
    }
    return bytes;
  }

  private static void pack(long[] values, int from, int size, int width, ByteBuffer out) {
    if (width == 0) {
      return;
    }
    long mask = -1L >>> (Long.SIZE - width);
    long word = 0;
    int used = 0;
    for (int i = from; i < from + size; i++) {
      long value = values[i] & mask;
      word |= value << used;
      used += width;
      if (used >= Long.SIZE) {
        out.putLong(word);
        used -= Long.SIZE;
        word = used == 0 ? 0 : value >>> (width - used);
      }
    }
    for (; used > 0; used -= 8) {
      out.put((byte) word);
      word >>>= 8;
    }
  }

  private static void list(long[] values, int from, int size, int width, ByteBuffer out) {
    for (int i = 0; i < size; i++) {
      long rest = width == Long.SIZE ? 0 : values[from + i] >>> width;
      if (rest != 0) {
        out.put((byte) i);
        Varint.put(out, rest);
      }
    }
  }

  static void read(ByteBuffer in, long[] values, int offset, int count) {
    for (int from = offset; from < offset + count; from += GROUP) {
      int size = Math.min(GROUP, offset + count - from);
      int head = in.get() & 0xff;
      int width = head & ~LISTED;
      int listed = (head & LISTED) == 0 ? 0 : in.get();
      if (width > Long.SIZE || listed < 0) {
        throw new IllegalArgumentException("block: a group of width " + width + " is impossible");
      }
      unpack(in, values, from, size, width);
      for (int i = 0; i < listed; i++) {
        int place = in.get();
        values[from + place] |= Varint.get(in) << width;
      }
    }
  }

  private static void unpack(ByteBuffer in, long[] values, int from, int size, int width) {
    if (width == 0) {
      Arrays.fill(values, from, from + size, 0);
      return;
    }
    long mask = -1L >>> (Long.SIZE - width);
    int left = (size * width + 7) / 8;
    long word = 0;
    int bits = 0;
    for (int i = from; i < from + size; i++) {
      long value = word;
      if (bits < width) {
        long next = left >= 8 ? in.getLong() : tail(in, left);
        left -= 8;
        value |= next << bits;
        int taken = width - bits;
        word = taken == Long.SIZE ? 0 : next >>> taken;
        bits = Long.SIZE - taken;
      } else {
        word >>>= width;
        bits -= width;
      }
      values[i] = value & mask;
    }
  }

  private static long tail(ByteBuffer in, int bytes) {
    long word = 0;
    for (int i = 0; i < bytes; i++) {
      word |= (in.get() & 0xffL) << (8 * i);
    }
    return word;
  }
}
