package io.tradegrid.task;

import io.tradegrid.risk.FactorModel;
import java.lang.ref.SoftReference;

/**
 * The random numbers of the last simulation, kept so that the shards of one node do not each make
 * them again. They are a function of the arguments; what is kept saves time and changes nothing.
 * Thread-safe.
 */
final class Draws {

  private static volatile SoftReference<Draws> last = new SoftReference<>(null);

  private final long seed;
  private final int rank;
  private final double[][] numbers;

  private Draws(long seed, int rank, double[][] numbers) {
    this.seed = seed;
    this.rank = rank;
    this.numbers = numbers;
  }

  /** Returns one row a scenario; not to be changed. */
  static double[][] of(long seed, int scenarios, int rank) {
    Draws kept = last.get();
    if (isThat(kept, seed, scenarios, rank)) {
      return kept.numbers;
    }
    synchronized (Draws.class) {
      kept = last.get();
      if (!isThat(kept, seed, scenarios, rank)) {
        kept = new Draws(seed, rank, FactorModel.draws(seed, scenarios, rank));
        last = new SoftReference<>(kept);
      }
      return kept.numbers;
    }
  }

  private static boolean isThat(Draws kept, long seed, int scenarios, int rank) {
    return kept != null
        && kept.seed == seed
        && kept.rank == rank
        && kept.numbers.length == scenarios;
  }
}
