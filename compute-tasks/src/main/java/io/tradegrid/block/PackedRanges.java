package io.tradegrid.block;

import java.nio.ByteBuffer;

/**
 * Unsigned numbers as the range that each is in, four bits, and its distance from the range's
 * beginning, in as many bits as the range has. Fits numbers of very different sizes without order,
 * as the times between ticks are, and numbers of which a few occur most of the time.
 */
final class PackedRanges {

  private static final int BITS_MAX = Long.SIZE - Byte.SIZE + 1;
  private static final int PLACE_MASK = 0xf;

  private final RangeTable table = new RangeTable();
  private int shift;

  /** How many bytes the head takes and, in bits, all that is behind it. */
  private int headBytes;

  private long bodyBits;

  /** Returns the most bytes besides those that the numbers themselves have. */
  static int extraBytes(int count) {
    return 2 + RangeTable.RANGES_MAX * (1 + Varint.BYTES_MAX) + (count + 1) / 2;
  }

  private void build(long[] values, int count) {
    long all = 0;
    for (int i = 0; i < count; i++) {
      all |= values[i];
    }
    shift = all == 0 ? 0 : Long.numberOfTrailingZeros(all);
    bodyBits = table.build(values, count, shift) + (long) (count + (count & 1)) * Byte.SIZE / 2;
    headBytes = 2 + table.count;
    for (int i = 0; i < table.count; i++) {
      headBytes += Varint.bytes(table.bases[i] - (i == 0 ? 0 : table.bases[i - 1]));
    }
  }

  /** Returns how many bytes it would take to write as many times such numbers. */
  long bytes(long[] values, int count, int times) {
    build(values, count);
    return headBytes + (bodyBits * times / count + Byte.SIZE - 1) / Byte.SIZE;
  }

  void write(long[] values, int count, ByteBuffer out) {
    build(values, count);
    out.put((byte) shift).put((byte) table.count);
    for (int i = 0; i < table.count; i++) {
      Varint.put(out, table.bases[i] - (i == 0 ? 0 : table.bases[i - 1]));
      out.put((byte) table.bits[i]);
    }
    int places = out.position();
    out.position(places + (count + 1) / 2);
    long word = 0;
    int used = 0;
    int before = 0;
    for (int i = 0; i < count; i++) {
      long value = values[i] >>> shift;
      int place = table.placeOf(value);
      before = (i & 1) == 0 ? place : before | place << 4;
      out.put(places + (i >> 1), (byte) before);
      int width = table.bits[place];
      long rest = value - table.bases[place];
      word |= rest << used;
      used += width;
      if (used >= Long.SIZE) {
        out.putLong(word);
        used -= Long.SIZE;
        word = used == 0 ? 0 : rest >>> (width - used);
      }
    }
    for (; used > 0; used -= Byte.SIZE) {
      out.put((byte) word);
      word >>>= Byte.SIZE;
    }
  }

  static void read(ByteBuffer in, long[] values, int offset, int count) {
    int shift = in.get();
    int ranges = in.get();
    if (shift < 0 || shift >= Long.SIZE || ranges < 1 || ranges > RangeTable.RANGES_MAX) {
      throw new IllegalArgumentException("block: " + ranges + " ranges are impossible");
    }
    long[] bases = new long[RangeTable.RANGES_MAX];
    int[] bits = new int[RangeTable.RANGES_MAX];
    long[] masks = new long[RangeTable.RANGES_MAX];
    for (int i = 0; i < ranges; i++) {
      bases[i] = Varint.get(in) + (i == 0 ? 0 : bases[i - 1]);
      bits[i] = in.get();
      if (bits[i] < 0 || bits[i] > Long.SIZE) {
        throw new IllegalArgumentException("block: a range of " + bits[i] + " bits is impossible");
      }
      masks[i] = bits[i] == 0 ? 0 : -1L >>> (Long.SIZE - bits[i]);
    }
    int places = in.position();
    int start = places + (count + 1) / 2;
    int whole = in.limit() - Long.BYTES;
    int most = 0;
    int bit = 0;
    for (int i = 0; i < count; i++) {
      int place = (in.get(places + (i >> 1)) >>> ((i & 1) << 2)) & PLACE_MASK;
      int at = start + (bit >>> 3);
      long rest =
          at <= whole && bits[place] <= BITS_MAX
              ? in.getLong(at) >>> (bit & 7)
              : slowly(in, start, bit, bits[place]);
      values[offset + i] = (bases[place] + (rest & masks[place])) << shift;
      most = Math.max(most, place);
      bit += bits[place];
    }
    if (most >= ranges) {
      throw new IllegalArgumentException("block: there is no range " + most);
    }
    in.position(start + (bit + Byte.SIZE - 1) / Byte.SIZE);
  }

  /** Reads bits where fewer than eight bytes follow, or where more than eight have them. */
  private static long slowly(ByteBuffer in, int start, int bit, int width) {
    long number = 0;
    for (int done = 0; done < width; ) {
      int from = (bit + done) & 7;
      number |= (in.get(start + ((bit + done) >>> 3)) & 0xffL) >>> from << done;
      done += Byte.SIZE - from;
    }
    return number;
  }
}
