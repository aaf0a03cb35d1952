package io.tradegrid.benchmark.risk;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/**
 * Measures TradeGrid's pricing and Strata's in turns on the same options, and prints the best and
 * the median turn of each in nanoseconds an option. Both must find the same sums.
 */
public final class PricingTurns {

  private static final int OPTIONS = 10_000;
  private static final int WARM_UP = 20;
  private static final int TURNS = 41;
  private static final int OURS_A_TURN = 8;
  private static final double SAME = 1e-9;

  private PricingTurns() {}

  /**
   * Runs both cases.
   *
   * @param arguments the seed of the book, a whole number; 1 if there is none
   */
  public static void main(String[] arguments) {
    long seed = arguments.length == 0 ? 1 : Long.parseLong(arguments[0]);
    OptionBook book = new OptionBook(OPTIONS, seed);
    System.out.println("options " + OPTIONS + " seed " + seed + " turns " + TURNS);
    compare("black_scholes", book::greeks, book::greeksOfStrata);
    same("black_scholes", book.sumOfGreeks(), book.greeksOfStrata());
    compare("implied_vol", book::implied, book::impliedOfStrata);
    same("implied_vol", book.sumOfImplied(), book.impliedOfStrata());
  }

  private static void same(String name, double ourSum, double theirSum) {
    if (!(Math.abs(ourSum - theirSum) <= SAME * Math.abs(theirSum))) {
      throw new IllegalStateException(name + ": " + ourSum + " is not " + theirSum);
    }
  }

  private static void compare(String name, DoubleSupplier ours, DoubleSupplier theirs) {
    double[] our = new double[TURNS];
    double[] their = new double[TURNS];
    for (int turn = -WARM_UP; turn < TURNS; turn++) {
      double ourTime = nanosPerOption(ours, OURS_A_TURN);
      double theirTime = nanosPerOption(theirs, 1);
      if (turn >= 0) {
        our[turn] = ourTime;
        their[turn] = theirTime;
      }
    }
    Arrays.sort(our);
    Arrays.sort(their);
    int middle = TURNS / 2;
    System.out.printf(
        "%s best %.1f ns, strata %.1f ns, ratio %.2f; median %.1f ns, strata %.1f ns, ratio %.2f%n",
        name,
        our[0],
        their[0],
        their[0] / our[0],
        our[middle],
        their[middle],
        their[middle] / our[middle]);
  }

  private static double nanosPerOption(DoubleSupplier work, int times) {
    double sum = 0;
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      sum += work.getAsDouble();
    }
    long nanos = System.nanoTime() - start;
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("a result is not a number");
    }
    return (double) nanos / times / OPTIONS;
  }
}
