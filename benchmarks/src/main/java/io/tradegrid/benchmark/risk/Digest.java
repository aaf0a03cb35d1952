package io.tradegrid.benchmark.risk;

/** Two sums over columns of results, by which answers of two sides are compared. */
final class Digest {

  private Digest() {}

  /** Returns the sum of the magnitudes, and that of the numbers with weights by place, 1 to 7. */
  static double[] of(double[]... columns) {
    double magnitudes = 0;
    double weighted = 0;
    int place = 0;
    for (double[] column : columns) {
      for (double number : column) {
        magnitudes += Math.abs(number);
        weighted += number * (1 + place++ % 7);
      }
    }
    return new double[] {magnitudes, weighted};
  }
}
