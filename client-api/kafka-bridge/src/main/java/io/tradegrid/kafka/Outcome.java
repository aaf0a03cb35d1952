package io.tradegrid.kafka;

import io.tradegrid.command.Answer;
import io.tradegrid.model.RejectReason;

/**
 * What became of a record.
 *
 * @param answer of its shard; null if it was refused at the edge
 */
record Outcome(Incoming incoming, Answer answer) {

  /** Whether it goes to the dead letters: a shard refuses as the edge does what it never logs. */
  boolean isDead() {
    return incoming.isRefused()
        || (answer.reason().kind() == RejectReason.Kind.REFUSED && !isTakenBefore());
  }

  /** Whether a shard knew it by its offset only. */
  boolean isTakenBefore() {
    return answer != null && answer.reason() == RejectReason.RECORD_TAKEN;
  }

  /** Returns why it is dead. */
  RejectReason reason() {
    return incoming.isRefused() ? incoming.reason() : answer.reason();
  }

  /** Returns what is said of it if it is dead, to people. */
  String message() {
    return incoming.isRefused() ? incoming.message() : answer.reason().description();
  }
}
