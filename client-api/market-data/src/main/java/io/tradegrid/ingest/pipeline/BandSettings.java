package io.tradegrid.ingest.pipeline;

/**
 * When a price is an outlier: further from the median of the last ones than a share of it and than
 * a multiple of their median distance from it.
 *
 * @param prices prices of a symbol and kind in the band, 3 to 1,001; fewer than half of them judge
 *     nothing
 * @param basisPoints the share of the median, in hundredths of a percent; 0 judges nothing
 * @param deviations the multiple of the median distance, 0 or more
 */
public record BandSettings(int prices, int basisPoints, int deviations) {

  /** Refuses what is out of range. */
  public BandSettings {
    if (prices < 3 || prices > 1_001 || basisPoints < 0 || deviations < 0) {
      throw new IllegalArgumentException(
          "band: must have 3 to 1001 prices, basis points and deviations 0 or more, got %d, %d, %d"
              .formatted(prices, basisPoints, deviations));
    }
  }

  /** Makes those that hold where nothing is configured: 31 prices, 10 percent, 10 times. */
  public static BandSettings preset() {
    return new BandSettings(31, 1_000, 10);
  }
}
