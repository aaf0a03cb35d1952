package io.tradegrid.benchmark.risk;

/** One side of the comparison: what it makes of the same seeded options and portfolio. */
interface RiskEngine {

  /** A question and how it is measured. */
  enum Question {
    BLACK_SCHOLES(41, RiskInputs.OPTIONS),
    IMPLIED_VOL(41, RiskInputs.OPTIONS),
    HISTORICAL_VAR(3, RiskInputs.POSITIONS * RiskInputs.SCENARIOS);

    /** How often it is asked a run; the median counts. */
    final int repeats;

    /** Options, or positions times scenarios. */
    final int units;

    Question(int repeats, int units) {
      this.repeats = repeats;
      this.units = units;
    }
  }

  /** Computes it all; what it gives is kept until the next time. */
  void run(Question question);

  /**
   * Returns two sums over what {@link #run} gave, the second one with weights by place, so that all
   * of it counts.
   */
  double[] sums(Question question);
}
