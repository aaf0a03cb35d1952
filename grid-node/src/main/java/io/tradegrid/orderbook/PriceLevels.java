package io.tradegrid.orderbook;

import java.util.Arrays;

/**
 * The price levels of one side of a book, best first; prices are ranks, as {@link
 * io.tradegrid.model.Side#rank} gives them, so that the best is always the highest.
 *
 * <p>Each level has a place: its queue, its lots, its number of orders. Prices near the touch have
 * the place that their distance from the window's base gives, so that none is looked for, opened or
 * closed; a bitmap tells which are occupied. Prices outside the window share places behind it and
 * stand in a sorted list. When too many fall outside, the window moves and grows. Where a price
 * stands never changes what the book does.
 */
final class PriceLevels {

  /** The rank of no level. */
  static final long NONE = Long.MIN_VALUE;

  /** The place of a level that is not there and has no place. */
  static final int NOWHERE = -1;

  private static final int FIRST_WINDOW = 64;
  private static final int WINDOW_MAX = 1 << 17;

  /** A wider window would be mostly empty memory. */
  private static final int PLACES_A_LEVEL = 32;

  private static final int FIRST_FAR = 8;
  private static final int FAR_BEFORE_MOVE = 16;
  private static final int LONGS_EACH = 4;
  private static final int LOTS = 1;
  private static final int COUNT = 2;
  private static final int HIDDEN = 3;
  private static final int[] NO_INTS = {};
  private static final long[] NO_LONGS = {};
  private static final long LOW = 0xffff_ffffL;

  /**
   * By place: first order above last order of the queue (0 if there is no level), lots shown,
   * number of orders, lots that icebergs hide.
   */
  private long[] levels = NO_LONGS;

  /** One bit a place of the window, and one bit a word of these. */
  private long[] occupied = NO_LONGS;

  private long[] occupiedWords = NO_LONGS;

  /** The bits that a distance from the base has only if it is outside the window. */
  private long outside = -1;

  private int window;
  private long base = NONE;

  /** The far levels' ranks in rising sequence, and their places; behind them the free places. */
  private long[] farRanks = NO_LONGS;

  private int[] farPlaces = NO_INTS;
  private int farCount;
  private int farSinceMove;

  private long best = NONE;

  /** Returns the rank of the best level, NONE if there is none. */
  long best() {
    return best;
  }

  /** Returns a rank's place, which may be empty, or NOWHERE. */
  int find(long rank) {
    long distance = rank - base;
    return (distance & outside) == 0 ? (int) distance : findFar(rank);
  }

  /** Returns the queue at a place, first order above last; 0 if no level is there. */
  long queue(int place) {
    return levels[LONGS_EACH * place];
  }

  /** Returns the lots shown at a place. */
  long lots(int place) {
    return levels[LONGS_EACH * place + LOTS];
  }

  /** Returns what icebergs hide at a place. */
  long hidden(int place) {
    return levels[LONGS_EACH * place + HIDDEN];
  }

  /** Returns the number of orders at a place. */
  int count(int place) {
    return (int) levels[LONGS_EACH * place + COUNT];
  }

  /**
   * Puts an order at the end of the queue at a rank, opening the level if there is none.
   *
   * @return the order that was last before, 0 if there was none
   */
  int append(long rank, int order, long lots) {
    long distance = rank - base;
    int place = (distance & outside) == 0 ? (int) distance : placeOutside(rank);
    int l = LONGS_EACH * place;
    long queue = levels[l];
    int last = (int) queue;
    // The new order is the first too if there was none.
    long first = either(last, queue >>> 32, order);
    levels[l] = (first << 32) | order;
    levels[l + LOTS] += lots;
    levels[l + COUNT]++;
    if (place < window) {
      occupied[place >>> 6] |= 1L << place;
      occupiedWords[place >>> 12] |= 1L << (place >>> 6);
    }
    best = Math.max(best, rank);
    return last;
  }

  /**
   * Takes an order out of the queue at a rank, closing the level with its last one.
   *
   * @param previous the order before it, 0 if none
   * @param next the one behind it, 0 if none
   */
  void unlink(long rank, int previous, int next, long lots) {
    int place = find(rank);
    int l = LONGS_EACH * place;
    long queue = levels[l];
    long first = either(previous, queue >>> 32, next);
    queue = (first << 32) | either(next, queue & LOW, previous);
    levels[l] = queue;
    levels[l + LOTS] -= lots;
    levels[l + COUNT]--;
    if (place < window) {
      int word = place >>> 6;
      long left = occupied[word] & ~(isZero(queue) << place);
      occupied[word] = left;
      occupiedWords[word >>> 6] &= ~(isZero(left) << word);
    } else if (queue == 0) {
      removeFar(rank);
    }
    if (rank == best && queue == 0) {
      best = below(rank);
    }
  }

  /**
   * Returns the first number if the slot is one, the second if it is 0. Without a jump, here and
   * below, as no processor could foretell whether an order has neighbours.
   */
  private static long either(int slot, long one, long other) {
    long none = ((long) slot - 1) >> 63;
    return (one & ~none) | (other & none);
  }

  /** Returns 1 for 0 and 0 for all other numbers. */
  private static long isZero(long bits) {
    return ((bits | -bits) >>> 63) ^ 1;
  }

  /** Changes the lots shown at a rank that has a level. */
  void addLots(long rank, long lots) {
    levels[LONGS_EACH * find(rank) + LOTS] += lots;
  }

  /** Changes what icebergs hide at a rank that has a level. */
  void addHidden(long rank, long lots) {
    levels[LONGS_EACH * find(rank) + HIDDEN] += lots;
  }

  /** Makes the first order of a queue of several its last. */
  void rotate(long rank, int next) {
    int l = LONGS_EACH * find(rank);
    levels[l] = ((long) next << 32) | (levels[l] >>> 32);
  }

  /** Returns the highest rank with a level below this one, NONE if there is none. */
  long below(long rank) {
    long end = base + window;
    if (window == 0 || rank > end) {
      int i = farInsertion(rank) - 1;
      if (i >= 0 && (window == 0 || farRanks[i] >= end)) {
        return farRanks[i];
      }
    }
    if (window > 0 && rank > base) {
      int place = highestOccupied((int) (Math.min(rank, end) - base) - 1);
      if (place >= 0) {
        return base + place;
      }
    }
    int i = farInsertion(window == 0 ? rank : Math.min(rank, base)) - 1;
    return i >= 0 ? farRanks[i] : NONE;
  }

  private int highestOccupied(int from) {
    if (from < 0) {
      return -1;
    }
    int word = from >>> 6;
    long bits = occupied[word] & (-1L >>> (63 - (from & 63)));
    if (bits != 0) {
      return (word << 6) + 63 - Long.numberOfLeadingZeros(bits);
    }
    // Words before this one in its group, then groups before.
    int group = word >>> 6;
    long words = occupiedWords[group] & ((1L << word) - 1);
    while (words == 0) {
      if (--group < 0) {
        return -1;
      }
      words = occupiedWords[group];
    }
    int found = (group << 6) + 63 - Long.numberOfLeadingZeros(words);
    return (found << 6) + 63 - Long.numberOfLeadingZeros(occupied[found]);
  }

  private int findFar(long rank) {
    int i = Arrays.binarySearch(farRanks, 0, farCount, rank);
    return i >= 0 ? farPlaces[i] : NOWHERE;
  }

  /** Returns the number of far ranks below this one. */
  private int farInsertion(long rank) {
    int i = Arrays.binarySearch(farRanks, 0, farCount, rank);
    return i >= 0 ? i : -i - 1;
  }

  /** Returns the place of a rank outside the window, making one, or moving the window first. */
  private int placeOutside(long rank) {
    int place = findFar(rank);
    if (place != NOWHERE) {
      return place;
    }
    farSinceMove++;
    if (window == 0 || farSinceMove > FAR_BEFORE_MOVE + window / 8) {
      move(best == NONE ? rank : best);
      long distance = rank - base;
      if ((distance & outside) == 0) {
        return (int) distance;
      }
    }
    return insertFar(rank);
  }

  private int insertFar(long rank) {
    if (farCount == farPlaces.length) {
      growFar();
    }
    int place = farPlaces[farCount];
    int i = farInsertion(rank);
    System.arraycopy(farRanks, i, farRanks, i + 1, farCount - i);
    System.arraycopy(farPlaces, i, farPlaces, i + 1, farCount - i);
    farRanks[i] = rank;
    farPlaces[i] = place;
    farCount++;
    return place;
  }

  private void removeFar(long rank) {
    int i = farInsertion(rank);
    int place = farPlaces[i];
    farCount--;
    System.arraycopy(farRanks, i + 1, farRanks, i, farCount - i);
    System.arraycopy(farPlaces, i + 1, farPlaces, i, farCount - i);
    farPlaces[farCount] = place;
  }

  private void growFar() {
    int capacity = Math.max(FIRST_FAR, 2 * farPlaces.length);
    int places = window + capacity;
    levels = Arrays.copyOf(levels, LONGS_EACH * places);
    farRanks = Arrays.copyOf(farRanks, capacity);
    farPlaces = Arrays.copyOf(farPlaces, capacity);
    for (int i = farCount; i < capacity; i++) {
      farPlaces[i] = window + i;
    }
  }

  /**
   * Lays the window around the touch, most of it behind it; if it was there already, it was too
   * narrow, and doubles.
   */
  private void move(long touch) {
    int length = Math.max(FIRST_WINDOW, window);
    boolean wasThere = window > 0 && Math.abs(touch - (base + ahead(window))) <= window / 4;
    if (wasThere && length < WINDOW_MAX && length < (long) PLACES_A_LEVEL * size()) {
      length *= 2;
    }
    PriceLevels old = new PriceLevels();
    old.take(this);
    window = length;
    outside = -length;
    base = touch - ahead(length);
    occupied = new long[length >>> 6];
    occupiedWords = new long[Math.max(1, length >>> 12)];
    levels = new long[LONGS_EACH * length];
    farRanks = NO_LONGS;
    farPlaces = NO_INTS;
    farCount = 0;
    farSinceMove = 0;
    for (long rank = old.best; rank != NONE; rank = old.below(rank)) {
      put(rank, old, old.find(rank));
    }
  }

  private int size() {
    int size = farCount;
    for (long word : occupied) {
      size += Long.bitCount(word);
    }
    return size;
  }

  private static int ahead(int window) {
    return window / 4 * 3;
  }

  private void take(PriceLevels from) {
    levels = from.levels;
    occupied = from.occupied;
    occupiedWords = from.occupiedWords;
    outside = from.outside;
    window = from.window;
    base = from.base;
    farRanks = from.farRanks;
    farPlaces = from.farPlaces;
    farCount = from.farCount;
    best = from.best;
  }

  private void put(long rank, PriceLevels from, int old) {
    long distance = rank - base;
    boolean near = (distance & outside) == 0;
    int place = near ? (int) distance : insertFar(rank);
    System.arraycopy(from.levels, LONGS_EACH * old, levels, LONGS_EACH * place, LONGS_EACH);
    if (near) {
      occupied[place >>> 6] |= 1L << place;
      occupiedWords[place >>> 12] |= 1L << (place >>> 6);
    }
  }
}
