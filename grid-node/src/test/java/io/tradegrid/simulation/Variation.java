package io.tradegrid.simulation;

/** What the simulation leaves out, to see that it finds what happens then. */
enum Variation {
  /** Nothing: what the product does. */
  NONE,
  /** Every node believes that its lease is always held. */
  LEASE_OFF,
  /** Whatever comes to a node comes under a new id. */
  DEDUP_OFF,
  /** Rows are written whatever flush has begun meanwhile. */
  FENCE_OFF,
  /** Whoever has given the shard up goes on to trim. */
  TRIM_ON
}
