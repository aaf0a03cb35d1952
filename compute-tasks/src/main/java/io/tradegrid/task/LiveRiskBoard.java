package io.tradegrid.task;

import io.tradegrid.risk.live.LiveMetric;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.live.LossLimits;

/**
 * What a node knows of live risk. Whoever keeps it puts it under {@link #KEY} into the node's local
 * map. Safe for use by many threads; never blocks.
 */
public interface LiveRiskBoard {

  /** Where it is in a node's local map. */
  String KEY = "tradegrid.liveRisk";

  /** Returns the latest metric of a scope, null if this node does not keep it or not yet. */
  LiveMetric metric(LiveScope scope);

  /** Returns the limits of a scope. */
  LossLimits limits(LiveScope scope);

  /** Returns of how many shards it knows what they hold. */
  int shardsKnown();

  /** Returns whether metrics follow every shard now; else they are of when they last did. */
  boolean isCurrent();
}
