package io.tradegrid.orderbook;

import java.util.Arrays;

/**
 * Price to level, and the next level down, for one side of a book; prices are ranks, as {@link
 * io.tradegrid.model.Side#rank} gives them, so that the best is always the highest. Prices near the
 * touch have a place each in a window with a bitmap of the occupied ones; prices outside it stand
 * in a sorted list. When too many fall outside, the window moves and grows. Where a price stands
 * never changes what the book does.
 */
final class PriceLadder {

  private static final int FIRST_WINDOW = 64;
  private static final int WINDOW_MAX = 1 << 20;
  private static final int FAR_BEFORE_MOVE = 16;
  private static final int[] NO_WINDOW = {};
  private static final long[] NO_BITS = {};

  private int[] window = NO_WINDOW;

  /** One bit a place of the window, and one bit a word of these. */
  private long[] occupied = NO_BITS;

  private long[] occupiedWords = NO_BITS;
  private long base;
  private long[] farPrices = NO_BITS;
  private int[] farLevels = NO_WINDOW;
  private int farCount;
  private int farSinceMove;

  /** Returns the level at a price, 0 if there is none. */
  int get(long price) {
    long place = price - base;
    if (place >= 0 && place < window.length) {
      return window[(int) place];
    }
    int i = farIndex(price);
    return i >= 0 ? farLevels[i] : 0;
  }

  /**
   * Adds a level at a price that has none.
   *
   * @param touch a price near which trading is, where the window belongs
   */
  void put(long price, int level, long touch) {
    long place = price - base;
    if (place < 0 || place >= window.length) {
      farSinceMove++;
      if (window.length == 0 || (farSinceMove > FAR_BEFORE_MOVE + window.length / 8)) {
        move(touch);
        place = price - base;
      }
    }
    if (place >= 0 && place < window.length) {
      occupy((int) place, level);
    } else {
      putFar(price, level);
    }
  }

  /** Removes the level at a price that has one. */
  void remove(long price) {
    long place = price - base;
    if (place >= 0 && place < window.length) {
      int p = (int) place;
      window[p] = 0;
      int word = p >>> 6;
      long left = occupied[word] & ~(1L << p);
      occupied[word] = left;
      // Without a jump, as none could be foretold.
      occupiedWords[word >>> 6] &= ~((left == 0 ? 1L : 0L) << word);
      return;
    }
    int i = farIndex(price);
    farCount--;
    System.arraycopy(farPrices, i + 1, farPrices, i, farCount - i);
    System.arraycopy(farLevels, i + 1, farLevels, i, farCount - i);
  }

  /** Returns the level at the highest price below this one, 0 if there is none. */
  int below(long price) {
    long end = base + window.length;
    if (price > end) {
      int i = farInsertion(price) - 1;
      if (i >= 0 && farPrices[i] >= end) {
        return farLevels[i];
      }
    }
    if (price > base) {
      int place = highestOccupied((int) (Math.min(price, end) - base) - 1);
      if (place >= 0) {
        return window[place];
      }
    }
    int i = farInsertion(Math.min(price, base)) - 1;
    return i >= 0 ? farLevels[i] : 0;
  }

  private void occupy(int place, int level) {
    window[place] = level;
    int word = place >>> 6;
    occupied[word] |= 1L << place;
    occupiedWords[word >>> 6] |= 1L << word;
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

  private int farIndex(long price) {
    return Arrays.binarySearch(farPrices, 0, farCount, price);
  }

  /** Returns the number of far prices below this one. */
  private int farInsertion(long price) {
    int i = farIndex(price);
    return i >= 0 ? i : -i - 1;
  }

  private void putFar(long price, int level) {
    if (farCount == farPrices.length) {
      int capacity = Math.max(8, 2 * farCount);
      farPrices = Arrays.copyOf(farPrices, capacity);
      farLevels = Arrays.copyOf(farLevels, capacity);
    }
    int i = farInsertion(price);
    System.arraycopy(farPrices, i, farPrices, i + 1, farCount - i);
    System.arraycopy(farLevels, i, farLevels, i + 1, farCount - i);
    farPrices[i] = price;
    farLevels[i] = level;
    farCount++;
  }

  /** Centres the window on the touch; if it was there already, it was too narrow, and doubles. */
  private void move(long touch) {
    int length = Math.max(FIRST_WINDOW, window.length);
    boolean wasCentred = Math.abs(touch - (base + length / 2)) <= length / 4;
    if (wasCentred && window.length > 0 && length < WINDOW_MAX) {
      length *= 2;
    }
    int[] oldWindow = window;
    long[] oldOccupied = occupied;
    long oldBase = base;
    long[] oldFarPrices = farPrices;
    int[] oldFarLevels = farLevels;
    int oldFarCount = farCount;
    window = new int[length];
    occupied = new long[length >>> 6];
    occupiedWords = new long[Math.max(1, length >>> 12)];
    base = touch - length / 2;
    farPrices = new long[oldFarPrices.length];
    farLevels = new int[oldFarLevels.length];
    farCount = 0;
    farSinceMove = 0;
    for (int i = 0; i < oldFarCount; i++) {
      place(oldFarPrices[i], oldFarLevels[i]);
    }
    for (int word = 0; word < oldOccupied.length; word++) {
      for (long bits = oldOccupied[word]; bits != 0; bits &= bits - 1) {
        int p = (word << 6) + Long.numberOfTrailingZeros(bits);
        place(oldBase + p, oldWindow[p]);
      }
    }
  }

  private void place(long price, int level) {
    long place = price - base;
    if (place >= 0 && place < window.length) {
      occupy((int) place, level);
    } else {
      putFar(price, level);
    }
  }
}
