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

  private static final int BITS_A_BYTE_LISTED = 7;

  /** Where the counts of every second number begin: two rows of counts wait less on each other. */
  private static final int SECOND = Long.SIZE + 1;

  /** A number of up to so many bits is in the eight bytes that begin where it does. */
  private static final int WIDTH_IN_WORD = Long.SIZE - Byte.SIZE + 1;

  /** How many numbers of the group have this many bits, every second one from SECOND on. */
  private final int[] widths = new int[2 * SECOND];

  /** How many listed numbers have so many bits, modulo what a byte of a varint holds. */
  private final int[] listedWidths = new int[BITS_A_BYTE_LISTED];

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
    int max = count(values, from, size);
    int best = 1 + (size * max + 7) / 8;
    chosenWidth = max;
    chosenListed = 0;
    Arrays.fill(listedWidths, 0);
    int listed = 0;
    int listedBytes = 0;
    for (int width = max - 1; width >= 0; width--) {
      int joining = withWidth(width + 1);
      listed += joining;
      if (listed > LISTED_MAX) {
        return best;
      }
      // Numbers listed before whose rest has grown past seven more bits take another byte each.
      int place = (width + 1) % BITS_A_BYTE_LISTED;
      listedBytes += listedWidths[place] + 2 * joining;
      listedWidths[place] += joining;
      int bytes = 2 + (size * width + 7) / 8 + listedBytes;
      if (bytes < best && (width == 0 || withWidth(width) > 0)) {
        best = bytes;
        chosenWidth = width;
        chosenListed = listed;
      }
    }
    return best;
  }

  /** Counts the numbers of each width; returns the largest width. */
  private int count(long[] values, int from, int size) {
    Arrays.fill(widths, 0);
    long occurring = 0;
    int i = from;
    for (int last = from + size - 1; i < last; i += 2) {
      occurring |= values[i] | values[i + 1];
      widths[Long.SIZE - Long.numberOfLeadingZeros(values[i])]++;
      widths[SECOND + Long.SIZE - Long.numberOfLeadingZeros(values[i + 1])]++;
    }
    if (i < from + size) {
      occurring |= values[i];
      widths[Long.SIZE - Long.numberOfLeadingZeros(values[i])]++;
    }
    return Long.SIZE - Long.numberOfLeadingZeros(occurring);
  }

  private int withWidth(int width) {
    return widths[width] + widths[SECOND + width];
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
    int start = in.position();
    int words = width > WIDTH_IN_WORD ? 0 : Math.min(size, whole(in.remaining(), width));
    int bit = 0;
    for (int i = 0; i < words; i++) {
      values[from + i] = (in.getLong(start + (bit >>> 3)) >>> (bit & 7)) & mask;
      bit += width;
    }
    for (int i = words; i < size; i++) {
      values[from + i] = number(in, start, i * width, width) & mask;
    }
    in.position(start + (size * width + 7) / 8);
  }

  /** Returns how many numbers begin where eight bytes can be read. */
  private static int whole(int bytes, int width) {
    int spare = bytes - Long.BYTES;
    return spare < 0 ? 0 : (spare * Byte.SIZE + Byte.SIZE - 1) / width + 1;
  }

  /** Reads a number byte by byte, as where fewer than eight follow its first. */
  private static long number(ByteBuffer in, int start, int bit, int width) {
    int at = start + (bit >>> 3);
    long number = (in.get(at) & 0xffL) >>> (bit & 7);
    for (int bits = Byte.SIZE - (bit & 7); bits < width; bits += Byte.SIZE) {
      number |= (in.get(++at) & 0xffL) << bits;
    }
    return number;
  }
}
