package io.tradegrid.indicator;

/** A step from one series of numbers to another. NaN means no number yet, in and out. */
interface Stage {

  /** Takes the next number; NaN changes nothing and gives NaN. */
  double next(double value);

  /** Returns this stage and another after it. */
  default Stage then(Stage after) {
    return value -> after.next(next(value));
  }
}
