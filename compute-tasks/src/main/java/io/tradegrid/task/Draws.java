package io.tradegrid.task;

import io.tradegrid.pricing.SobolNormals;
import io.tradegrid.risk.FactorModel;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The numbers of the last simulations, kept so that the shards of one node do not each make them
 * again, nor those of questions that run beside each other. They are a function of the arguments;
 * what is kept saves time and changes nothing. Thread-safe.
 */
final class Draws {

  /** Questions that may run at once without making each other's numbers anew. */
  private static final int KEPT_MAX = 4;

  /** The latest used last; guarded by the class. */
  private static final Deque<SoftReference<Draws>> KEPT = new ArrayDeque<>();

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
    synchronized (Draws.class) {
      Draws kept = take(kind, seed, scenarios, rank);
      if (kept == null) {
        kept = new Draws(kind, seed, scenarios, rank);
      }
      KEPT.addLast(new SoftReference<>(kept));
      if (KEPT.size() > KEPT_MAX) {
        KEPT.removeFirst();
      }
      return kept.numbers;
    }
  }

  private static Draws take(RiskNumbers kind, long seed, int scenarios, int rank) {
    for (Iterator<SoftReference<Draws>> all = KEPT.iterator(); all.hasNext(); ) {
      Draws kept = all.next().get();
      if (kept == null) {
        all.remove();
      } else if (isThat(kept, kind, seed, scenarios, rank)) {
        all.remove();
        return kept;
      }
    }
    return null;
  }

  private static boolean isThat(Draws kept, RiskNumbers kind, long seed, int scenarios, int rank) {
    return kept.kind == kind
        && kept.seed == seed
        && kept.rank == rank
        && kept.scenarios == scenarios;
  }
}
