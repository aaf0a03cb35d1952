package io.tradegrid.ingest.pipeline;

import java.util.Arrays;

/**
 * The latest ticks of a symbol, source and kind by time and sequence, up to a bound: what is among
 * them again is a repeat. Ticks mostly come in order, and are then added at the end. What is older
 * than all of a full window is not known, and passes: a history keeps it once all the same.
 */
final class RecentTicks {

  private static final int START = 8;

  private final int bound;
  private long[] times = new long[START];
  private long[] sequences = new long[START];
  private int from;
  private int to;
  private long highest = -1;

  RecentTicks(int bound) {
    this.bound = bound;
  }

  /** Returns the highest sequence since numbering last began; -1 if there is none. */
  long highest() {
    return highest;
  }

  /**
   * Adds a tick unless it is there.
   *
   * @return whether it was not
   */
  boolean add(long timeNs, long sequence) {
    int place = to;
    while (place > from && isBefore(timeNs, sequence, place - 1)) {
      place--;
    }
    if (place > from && times[place - 1] == timeNs && sequences[place - 1] == sequence) {
      return false;
    }
    boolean isLatest = place == to;
    if (to - from == bound) {
      if (place == from) {
        return true;
      }
      from++;
    }
    place = insert(place);
    times[place] = timeNs;
    sequences[place] = sequence;
    // A number that falls while time does not is a source that numbers from its beginning again.
    highest = isLatest ? sequence : Math.max(highest, sequence);
    return true;
  }

  private boolean isBefore(long timeNs, long sequence, int index) {
    return timeNs < times[index] || (timeNs == times[index] && sequence < sequences[index]);
  }

  /** Makes room at a place; returns where that is now. */
  private int insert(int place) {
    int moved = place;
    if (to == times.length) {
      int size = to - from;
      int length = from > 0 && size <= times.length / 2 ? times.length : times.length * 2;
      times = Arrays.copyOf(Arrays.copyOfRange(times, from, to), length);
      sequences = Arrays.copyOf(Arrays.copyOfRange(sequences, from, to), length);
      moved -= from;
      from = 0;
      to = size;
    }
    System.arraycopy(times, moved, times, moved + 1, to - moved);
    System.arraycopy(sequences, moved, sequences, moved + 1, to - moved);
    to++;
    return moved;
  }
}
