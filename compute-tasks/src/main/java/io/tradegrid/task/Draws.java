package io.tradegrid.task;

import io.tradegrid.pricing.SobolNormals;
import io.tradegrid.risk.FactorModel;
import java.lang.ref.SoftReference;

/**
 * The numbers of the last simulation, kept so that the shards of one node do not each make them
 * again. They are a function of the arguments; what is kept saves time and changes nothing.
 * Thread-safe.
 */
final class Draws {

  private static volatile SoftReference<Draws> last = new SoftReference<>(null);

  private final RiskNumbers kind;
  private final long seed;
  private final int scenarios;
  private final int rank;
  private final double[][] numbers;

  private Draws(RiskNumbers kind, long seed, int scenarios, int rank) {
    this.kind = kind;
    this.seed = seed;
    this.scenarios = scenarios;
    this.rank = rank;
    this.numbers =
        kind == RiskNumbers.SOBOL
            ? SobolNormals.points(seed, 0, scenarios, rank)
            : FactorModel.draws(seed, scenarios, rank);
  }

  /** Returns one row a direction, one column a scenario; not to be changed. */
  static double[][] of(RiskNumbers kind, long seed, int scenarios, int rank) {
    Draws kept = last.get();
    if (isThat(kept, kind, seed, scenarios, rank)) {
      return kept.numbers;
    }
    synchronized (Draws.class) {
      kept = last.get();
      if (!isThat(kept, kind, seed, scenarios, rank)) {
        kept = new Draws(kind, seed, scenarios, rank);
        last = new SoftReference<>(kept);
      }
      return kept.numbers;
    }
  }

  private static boolean isThat(Draws kept, RiskNumbers kind, long seed, int scenarios, int rank) {
    return kept != null
        && kept.kind == kind
        && kept.seed == seed
        && kept.rank == rank
        && kept.scenarios == scenarios;
  }
}
