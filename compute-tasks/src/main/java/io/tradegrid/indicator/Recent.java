package io.tradegrid.indicator;

/** The last n numbers. */
final class Recent {

  private final double[] ring;
  private long count;

  Recent(int length) {
    ring = new double[length];
  }

  void add(double value) {
    ring[(int) (count++ % ring.length)] = value;
  }

  boolean isFull() {
    return count >= ring.length;
  }

  /** Returns the number of some steps ago, 0 for the last one. */
  double ago(int steps) {
    return ring[(int) ((count - 1 - steps) % ring.length)];
  }

  int length() {
    return ring.length;
  }
}
