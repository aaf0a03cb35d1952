package io.tradegrid.ingest.pipeline;

import java.util.Arrays;

/**
 * The last prices of a symbol and kind, and whether another is far from them. Outliers enter the
 * band too: a market that has really moved is back in it after half as many prices as it holds.
 *
 * <p>The distance is from the median, and is measured against the median distance of the band's own
 * prices (Hampel, The influence curve and its role in robust estimation, 1974), so that a few wild
 * prices do not hide the next one.
 */
final class PriceBand {

  /** Decimals at which prices are compared. */
  private static final int DECIMALS = 8;

  private static final int BASIS = 10_000;

  private final BandSettings settings;
  private final long[] ring;
  private final long[] sorted;
  private final long[] distances;
  private int count;
  private int next;

  PriceBand(BandSettings settings) {
    this.settings = settings;
    this.ring = new long[settings.prices()];
    this.sorted = new long[settings.prices()];
    this.distances = new long[settings.prices()];
  }

  /**
   * Judges a price and takes it in. One that is too large to be compared is no outlier and stays
   * out.
   *
   * @return whether it is an outlier
   */
  boolean isOutside(long price, int decimals) {
    if (settings.basisPoints() == 0
        || (decimals < DECIMALS && !Scale.isExact(price, decimals, DECIMALS))) {
      return false;
    }
    long scaled = Scale.rescale(price, decimals, DECIMALS);
    boolean isOutside = count > settings.prices() / 2 && isFar(scaled);
    add(scaled);
    return isOutside;
  }

  private boolean isFar(long price) {
    long median = sorted[count / 2];
    long distance = distance(price, median);
    long size = distance(median, 0);
    long share =
        size / BASIS * settings.basisPoints() + size % BASIS * settings.basisPoints() / BASIS;
    // Most prices are within the share: then the median distance need not be found.
    return distance > share
        && distance / Math.max(1, settings.deviations()) > medianDistance(median);
  }

  /** Saturates, as the difference of two longs may not fit one. */
  private static long distance(long left, long right) {
    long difference = left - right;
    boolean overflows = ((left ^ right) & (left ^ difference)) < 0;
    return overflows || difference == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(difference);
  }

  private long medianDistance(long median) {
    if (settings.deviations() == 0) {
      return 0;
    }
    for (int i = 0; i < count; i++) {
      distances[i] = distance(sorted[i], median);
    }
    Arrays.sort(distances, 0, count);
    return distances[count / 2];
  }

  private void add(long price) {
    if (count == ring.length) {
      int leaving = place(ring[next]);
      System.arraycopy(sorted, leaving + 1, sorted, leaving, count - leaving - 1);
      count--;
    }
    int place = place(price);
    System.arraycopy(sorted, place, sorted, place + 1, count - place);
    sorted[place] = price;
    count++;
    ring[next] = price;
    next = next + 1 == ring.length ? 0 : next + 1;
  }

  private int place(long price) {
    int place = Arrays.binarySearch(sorted, 0, count, price);
    return place < 0 ? -place - 1 : place;
  }
}
