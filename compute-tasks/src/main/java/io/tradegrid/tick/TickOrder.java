package io.tradegrid.tick;

/**
 * The order that ticks should be in, found by merging the sorted runs that are there, neighbours
 * first: ticks come mostly sorted, and several runs one behind the other are the usual case.
 */
final class TickOrder {

  private int[] places = new int[0];
  private int[] merged = new int[0];

  /** Where the runs end. */
  private int[] ends = new int[0];

  /** Finds the order of identity with one tick of each; returns how many those are. */
  int sort(TickColumns ticks) {
    int count = ticks.count();
    if (places.length < count) {
      places = new int[count];
      merged = new int[count];
      ends = new int[count];
    }
    int runs = findRuns(ticks, count);
    while (runs > 1) {
      runs = mergeNeighbours(ticks, runs);
    }
    return keepGreatest(ticks, count);
  }

  private int findRuns(TickColumns ticks, int count) {
    int runs = 0;
    for (int i = 0; i < count; i++) {
      places[i] = i;
      if (i > 0 && ticks.compareIdentity(i - 1, i) > 0) {
        ends[runs++] = i;
      }
    }
    ends[runs++] = count;
    return runs;
  }

  private int mergeNeighbours(TickColumns ticks, int runs) {
    int from = 0;
    int left = 0;
    for (int run = 0; run < runs; run += 2) {
      int middle = ends[run];
      int to = run + 1 < runs ? ends[run + 1] : middle;
      merge(ticks, from, middle, to);
      ends[left++] = to;
      from = to;
    }
    int[] swapped = places;
    places = merged;
    merged = swapped;
    return left;
  }

  private void merge(TickColumns ticks, int from, int middle, int to) {
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeLeft =
          right == to || (left < middle && ticks.compareIdentity(places[left], places[right]) <= 0);
      merged[i] = takeLeft ? places[left++] : places[right++];
    }
  }

  private int keepGreatest(TickColumns ticks, int count) {
    int kept = 0;
    for (int i = 1; i < count; i++) {
      int place = places[i];
      if (ticks.compareIdentity(places[kept], place) != 0) {
        places[++kept] = place;
      } else if (ticks.compareContent(places[kept], place) < 0) {
        places[kept] = place;
      }
    }
    return kept + 1;
  }

  /** Copies the values that are kept, in the order found. */
  void apply(long[] from, long[] to, int kept) {
    for (int i = 0; i < kept; i++) {
      to[i] = from[places[i]];
    }
  }
}
