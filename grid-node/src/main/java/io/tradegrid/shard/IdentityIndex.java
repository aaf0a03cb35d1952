package io.tradegrid.shard;

import io.tradegrid.command.Hash;
import io.tradegrid.model.ClientOrderId;
import java.util.function.IntUnaryOperator;

/**
 * Numbers of things that portfolios have named: requests, orders. Open addressing with linear
 * probing, at most half full; deletion shifts back, so that it never slows down. Beside each number
 * stand 32 bits of the hash of its name: a thing of another name is hardly ever looked at, and a
 * larger table is filled without looking at any.
 */
final class IdentityIndex {

  /** Knows the names of the things. */
  @FunctionalInterface
  interface Names {

    /** Returns whether the thing with this number has this name. */
    boolean isNamed(int number, int portfolioId, ClientOrderId id);
  }

  private static final int FIRST_PLACES = 32;
  private static final long HASH_MASK = 0xffff_ffffL;

  private final Names names;

  /** Hash of a name in the upper half, number in the lower one; 0 is free. */
  private long[] places = new long[FIRST_PLACES];

  private int size;

  IdentityIndex(Names names) {
    this.names = names;
  }

  /** Returns the number of what has this name, 0 if nothing has. */
  int find(int portfolioId, ClientOrderId id) {
    int mask = places.length - 1;
    long hash = hash(portfolioId, id);
    for (int i = (int) hash & mask; places[i] != 0; i = (i + 1) & mask) {
      if (places[i] >>> Integer.SIZE == hash && names.isNamed((int) places[i], portfolioId, id)) {
        return (int) places[i];
      }
    }
    return 0;
  }

  /** Adds a number, not 0, whose name is not here. */
  void add(int portfolioId, ClientOrderId id, int number) {
    if (2 * ++size > places.length) {
      long[] old = places;
      places = new long[2 * old.length];
      for (long place : old) {
        if (place != 0) {
          insert(place);
        }
      }
    }
    insert(hash(portfolioId, id) << Integer.SIZE | number);
  }

  private void insert(long place) {
    int mask = places.length - 1;
    int i = (int) (place >>> Integer.SIZE) & mask;
    while (places[i] != 0) {
      i = (i + 1) & mask;
    }
    places[i] = place;
  }

  /** Takes out a number that is here under this name. */
  void remove(int portfolioId, ClientOrderId id, int number) {
    int mask = places.length - 1;
    long place = hash(portfolioId, id) << Integer.SIZE | number;
    int hole = (int) (place >>> Integer.SIZE) & mask;
    while (places[hole] != place) {
      hole = (hole + 1) & mask;
    }
    for (int i = (hole + 1) & mask; places[i] != 0; i = (i + 1) & mask) {
      int home = (int) (places[i] >>> Integer.SIZE) & mask;
      if (((i - home) & mask) >= ((i - hole) & mask)) {
        places[hole] = places[i];
        hole = i;
      }
    }
    places[hole] = 0;
    size--;
  }

  /**
   * Gives all things new numbers, or forgets them. Every place is read in its order and filled
   * again at most where it was, so that nothing far away is touched and no memory is needed.
   *
   * @param newNumbers given a number, returns the new one, or 0 to forget the thing
   */
  void renumber(IntUnaryOperator newNumbers) {
    int mask = places.length - 1;
    int free = 0;
    while (places[free] != 0) {
      free++;
    }
    size = 0;
    for (int step = 1; step < places.length; step++) {
      int i = (free + step) & mask;
      long place = places[i];
      if (place != 0) {
        places[i] = 0;
        int number = newNumbers.applyAsInt((int) place);
        if (number != 0) {
          insert((place & ~HASH_MASK) | number);
          size++;
        }
      }
    }
  }

  /** Forgets everything; the next ones come in at least this number. */
  void clear(int expected) {
    places = new long[Integer.highestOneBit(Math.max(FIRST_PLACES, 4 * expected - 1))];
    size = 0;
  }

  /** Reads where a name would be; see market.ReadAhead. */
  long readAhead(int portfolioId, ClientOrderId id) {
    return places[(int) hash(portfolioId, id) & (places.length - 1)];
  }

  private static long hash(int portfolioId, ClientOrderId id) {
    return Hash.mix(Hash.mix(id.high() + portfolioId) + id.low()) & HASH_MASK;
  }
}
