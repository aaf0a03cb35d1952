package io.tradegrid.risk;

import io.tradegrid.pricing.CounterRandom;
import io.tradegrid.pricing.Elementary;
import io.tradegrid.risk.RiskException.Failure;
import java.util.Arrays;

/**
 * Correlated normal moves of many prices by a Cholesky factor of their covariance, Σ = L Lᵀ. With n
 * days there are at most n directions in which the prices ever moved together, so the factor is
 * taken with pivots, the largest remaining variance first, and ends where nothing is left: L has
 * one row a factor and at most n columns, and Σ is never written out.
 *
 * <p>Columns are found by w-weighted products of moves, so the numbers depend on the moves and
 * their order only. Random numbers are a function of (seed, scenario, column).
 *
 * <p>Source: N. J. Higham, "Accuracy and stability of numerical algorithms", 2nd edition, section
 * 10.3 (Cholesky factorization of semidefinite matrices with complete pivoting).
 */
public final class FactorModel {

  /** What is left of a variance below this part of it is rounding. */
  private static final double RANK_TOLERANCE = 1e-12;

  /** Scenarios whose sums stay near the processor. */
  private static final int BLOCK = 1_024;

  private final double[][] rows;
  private final int rank;

  private FactorModel(double[][] rows, int rank) {
    this.rows = rows;
    this.rank = rank;
  }

  /**
   * Factors the covariance Σₜ w(t) r(t) r(t)ᵀ, mean zero.
   *
   * @param moves logarithmic moves, one row a factor, one column a day
   * @param weights of each day, together 1
   * @throws RiskException INVALID_INPUT if lengths differ or there is no factor or no day,
   *     NUMERICAL_ERROR for a move that is not finite or on overflow
   */
  public static FactorModel of(double[][] moves, double[] weights) {
    if (moves.length == 0 || weights.length == 0) {
      throw new RiskException(
          Failure.INVALID_INPUT,
          "moves: must have factors and days, got " + moves.length + " and " + weights.length);
    }
    int factors = moves.length;
    double[][] scaled = scaled(moves, weights);
    double[] left = new double[factors];
    double[] tolerance = new double[factors];
    for (int i = 0; i < factors; i++) {
      left[i] = product(scaled[i], scaled[i]);
      tolerance[i] = left[i] * RANK_TOLERANCE;
      if (!Double.isFinite(left[i])) {
        throw new RiskException(
            Failure.NUMERICAL_ERROR, "moves[" + i + "]: variance is not finite: " + left[i]);
      }
    }
    int most = Math.min(factors, weights.length);
    double[][] rows = new double[factors][most];
    int rank = 0;
    while (rank < most) {
      int pivot = largest(left, tolerance);
      if (pivot < 0) {
        break;
      }
      addColumn(rows, rank++, pivot, scaled, left);
    }
    return new FactorModel(rows, rank);
  }

  private static double[][] scaled(double[][] moves, double[] weights) {
    double[][] scaled = new double[moves.length][weights.length];
    for (int i = 0; i < moves.length; i++) {
      Moves.sameLength("moves[" + i + "]", moves[i].length, weights.length);
      for (int t = 0; t < weights.length; t++) {
        scaled[i][t] = Math.sqrt(weights[t]) * moves[i][t];
      }
    }
    return scaled;
  }

  /** Returns the factor with the largest variance that is left; −1 if only rounding is. */
  private static int largest(double[] left, double[] tolerance) {
    int largest = -1;
    for (int i = 0; i < left.length; i++) {
      if (left[i] > tolerance[i] && (largest < 0 || left[i] > left[largest])) {
        largest = i;
      }
    }
    return largest;
  }

  private static void addColumn(
      double[][] rows, int column, int pivot, double[][] scaled, double[] left) {
    double diagonal = Math.sqrt(left[pivot]);
    for (int i = 0; i < rows.length; i++) {
      if (left[i] == 0) {
        continue; // Was a pivot before, or never moved: its row is complete.
      }
      double covariance = product(scaled[i], scaled[pivot]);
      for (int k = 0; k < column; k++) {
        covariance -= rows[i][k] * rows[pivot][k];
      }
      rows[i][column] = covariance / diagonal;
    }
    rows[pivot][column] = diagonal;
    for (int i = 0; i < rows.length; i++) {
      left[i] = i == pivot ? 0 : Math.max(0, left[i] - rows[i][column] * rows[i][column]);
    }
  }

  /** Four sums side by side, added up in one order always. */
  private static double product(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Returns how many independent random numbers a scenario takes. */
  public int rank() {
    return rank;
  }

  /** Returns a factor's row of L, as long as the rank. */
  public double[] row(int factor) {
    return Arrays.copyOf(rows[factor], rank);
  }

  /**
   * Returns the independent standard normal numbers of scenarios.
   *
   * @param seed any
   * @param scenarios how many
   * @param rank numbers for each
   * @return one row a direction, one column a scenario
   */
  public static double[][] draws(long seed, int scenarios, int rank) {
    double[][] draws = new double[rank][scenarios];
    double[] path = new double[rank];
    for (int s = 0; s < scenarios; s++) {
      CounterRandom.normals(seed, s, path);
      for (int k = 0; k < rank; k++) {
        draws[k][s] = path[k];
      }
    }
    return draws;
  }

  /**
   * Returns a factor's relative move in each scenario, exp(Σ L z) − 1. The sum is taken in the
   * order of the directions, for many scenarios side by side.
   *
   * @param row of L
   * @param draws one row a direction
   * @param scenarios how many columns they have
   */
  public static double[] moves(double[] row, double[][] draws, int scenarios) {
    double[] moves = new double[scenarios];
    for (int from = 0; from < scenarios; from += BLOCK) {
      int to = Math.min(scenarios, from + BLOCK);
      for (int k = 0; k < row.length; k++) {
        add(row[k], draws[k], from, to, moves);
      }
    }
    for (int s = 0; s < scenarios; s++) {
      moves[s] = Elementary.exp(moves[s]) - 1;
    }
    return moves;
  }

  /** Small enough to be made into vector instructions. */
  private static void add(double scale, double[] terms, int from, int to, double[] sums) {
    for (int i = from; i < to; i++) {
      sums[i] += scale * terms[i];
    }
  }
}
