package io.tradegrid.engine;

import io.tradegrid.model.RejectReason;

/** The life of an engine; what is asked of it waits while it opens. */
enum EnginePhase {
  OPENING(RejectReason.NOT_OWNER),
  OPEN(RejectReason.NONE),
  CLOSED(RejectReason.NOT_OWNER),
  STOPPED(RejectReason.SHARD_STOPPED);

  private final RejectReason refusal;

  EnginePhase(RejectReason refusal) {
    this.refusal = refusal;
  }

  /** Returns whether it is over. */
  boolean isEnd() {
    return this == CLOSED || this == STOPPED;
  }

  /** Returns why it does not do what cannot wait. */
  RejectReason refusal() {
    return refusal;
  }
}
