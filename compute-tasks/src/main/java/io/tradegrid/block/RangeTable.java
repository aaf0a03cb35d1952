package io.tradegrid.block;

import java.util.Arrays;

/**
 * Up to sixteen ranges that unsigned numbers of a column are in: one for each of the numbers that
 * occur most, and for the rest one for each width in bits, neighbouring widths joined until there
 * are few enough. A number that occurs often so takes nothing but the place of its range.
 */
final class RangeTable {

  /** The most ranges: as many as four bits can tell. */
  static final int RANGES_MAX = 16;

  /** The most ranges of one number, so that some are left for widths. */
  private static final int COMMON_MAX = 11;

  /** Numbers that one in so many is are common. */
  private static final int COMMON_PART = 48;

  /** Of a long column only so many numbers, evenly far apart, are looked at for common ones. */
  private static final int LOOKED_MAX = 512;

  private static final int SLOTS = 4 * LOOKED_MAX;
  private static final int SLOT_BITS = Integer.numberOfTrailingZeros(SLOTS);
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  /** The smallest number of each range, rising; and how many bits its numbers take. */
  final long[] bases = new long[RANGES_MAX];

  final int[] bits = new int[RANGES_MAX];
  int count;

  /** How often a number was seen, by hash; 0 if the slot is free. */
  private final int[] seen = new int[SLOTS];

  private final long[] slotNumbers = new long[SLOTS];

  /** Which common number a slot has, -1 if it is not common. */
  private final int[] slotCommon = new int[SLOTS];

  /** Slots of numbers that occur often enough. */
  private final int[] candidates = new int[COMMON_PART];

  private int candidateCount;

  private final long[] common = new long[COMMON_MAX];
  private int commonCount;

  /** How many numbers that are not common have a width, and the greatest of joined widths. */
  private final int[] widths = new int[Long.SIZE + 1];

  private final int[] tops = new int[Long.SIZE + 1];

  /** The place of the range of a common number and of a width. */
  private final int[] commonPlaces = new int[COMMON_MAX];

  private final int[] widthPlaces = new int[Long.SIZE + 1];

  /**
   * Makes the ranges of numbers; returns how many bits they take besides the place of the range.
   */
  long build(long[] values, int size, int shift) {
    findCommon(values, size, shift);
    Arrays.fill(widths, 0);
    for (int i = 0; i < size; i++) {
      long value = values[i] >>> shift;
      if (commonOf(value) < 0) {
        widths[Long.SIZE - Long.numberOfLeadingZeros(value)]++;
      }
    }
    join();
    return place();
  }

  private void findCommon(long[] values, int size, int shift) {
    Arrays.fill(seen, 0);
    Arrays.fill(slotCommon, -1);
    int looked = Math.min(size, LOOKED_MAX);
    candidateCount = 0;
    for (int i = 0; i < looked; i++) {
      long value = values[(int) ((long) i * size / looked)] >>> shift;
      int slot = slotOf(value);
      slotNumbers[slot] = value;
      seen[slot]++;
      if (seen[slot] == looked / COMMON_PART + 1) {
        candidates[candidateCount++] = slot;
      }
    }
    commonCount = 0;
    int slot = mostCommon();
    while (slot >= 0 && commonCount < COMMON_MAX) {
      slotCommon[slot] = commonCount;
      common[commonCount++] = slotNumbers[slot];
      slot = mostCommon();
    }
  }

  /** Returns the slot where a number is, or a free one. */
  private int slotOf(long value) {
    int slot = (int) ((value * SPREAD) >>> (Long.SIZE - SLOT_BITS));
    while (seen[slot] != 0 && slotNumbers[slot] != value) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  private int commonOf(long value) {
    int slot = slotOf(value);
    return seen[slot] == 0 ? -1 : slotCommon[slot];
  }

  /** Returns the slot of the number that saves most bits as a range of its own, -1 if none does. */
  private int mostCommon() {
    long most = 0;
    int best = -1;
    for (int i = 0; i < candidateCount; i++) {
      int slot = candidates[i];
      int width = Long.SIZE - Long.numberOfLeadingZeros(slotNumbers[slot]);
      long saved = (long) seen[slot] * (width - 1);
      if (saved > most && slotCommon[slot] < 0) {
        most = saved;
        best = slot;
      }
    }
    return best;
  }

  /** Joins widths; {@link #tops} is the greatest of the widths that begin at one, -1 for none. */
  private void join() {
    int ranges = commonCount;
    for (int width = 0; width <= Long.SIZE; width++) {
      tops[width] = widths[width] > 0 ? width : -1;
      ranges += widths[width] > 0 ? 1 : 0;
    }
    for (; ranges > RANGES_MAX; ranges--) {
      joinCheapest();
    }
  }

  private void joinCheapest() {
    long least = Long.MAX_VALUE;
    int left = -1;
    int right = -1;
    int before = -1;
    for (int width = 0; width <= Long.SIZE; width++) {
      if (tops[width] >= 0) {
        if (before >= 0) {
          long more =
              (long) (widths[before] + widths[width]) * bitsOf(before, tops[width])
                  - (long) widths[before] * bitsOf(before, tops[before])
                  - (long) widths[width] * bitsOf(width, tops[width]);
          if (more < least) {
            least = more;
            left = before;
            right = width;
          }
        }
        before = width;
      }
    }
    widths[left] += widths[right];
    tops[left] = tops[right];
    tops[right] = -1;
  }

  /**
   * Returns the bits that tell numbers of these widths apart; one width's have the same top bit.
   */
  private static int bitsOf(int bottom, int top) {
    return bottom == top ? Math.max(0, top - 1) : top;
  }

  /** Puts the ranges in the order of their bases; returns the bits that the numbers take. */
  private long place() {
    Arrays.sort(common, 0, commonCount);
    count = 0;
    long taken = 0;
    int nextCommon = 0;
    for (int width = 0; width <= Long.SIZE; width++) {
      long base = width == 0 ? 0 : 1L << (width - 1);
      while (nextCommon < commonCount && Long.compareUnsigned(common[nextCommon], base) < 0) {
        placeCommon(nextCommon++);
      }
      if (tops[width] >= 0) {
        bits[count] = bitsOf(width, tops[width]);
        bases[count] = base;
        taken += (long) widths[width] * bits[count];
        Arrays.fill(widthPlaces, width, tops[width] + 1, count++);
      }
    }
    while (nextCommon < commonCount) {
      placeCommon(nextCommon++);
    }
    return taken;
  }

  private void placeCommon(int place) {
    slotCommon[slotOf(common[place])] = place;
    commonPlaces[place] = count;
    bases[count] = common[place];
    bits[count++] = 0;
  }

  /** Returns the place of the range that a number is in. */
  int placeOf(long value) {
    int place = commonOf(value);
    return place >= 0
        ? commonPlaces[place]
        : widthPlaces[Long.SIZE - Long.numberOfLeadingZeros(value)];
  }
}
