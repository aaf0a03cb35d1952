package io.tradegrid.indicator;

import java.util.function.ToDoubleFunction;

/** What an indicator computes, bar by bar. */
interface Formula {

  /**
   * Takes the next bar.
   *
   * @param lines set to the values; NaN, as it comes, means that there is none yet
   */
  void next(PriceBar bar, double[] lines);

  /** Returns the formula of one line that is a stage of a number of the bar. */
  static Formula of(ToDoubleFunction<PriceBar> number, Stage stage) {
    return (bar, lines) -> lines[0] = stage.next(number.applyAsDouble(bar));
  }

  /** Returns the formula of one line that is a stage of the close. */
  static Formula ofClose(Stage stage) {
    return of(PriceBar::close, stage);
  }
}
