package io.tradegrid.task;

/** What a simulation is made of. */
public enum RiskNumbers {
  /** Pseudo-random numbers, {@link io.tradegrid.pricing.CounterRandom}. */
  RANDOM,
  /** Quasi-random numbers, {@link io.tradegrid.pricing.SobolNormals}. */
  SOBOL
}
