package io.tradegrid.faults.load;

import io.tradegrid.command.Answer;
import io.tradegrid.model.RejectReason;

/**
 * What came back when a request was sent once.
 *
 * @param via through which way
 * @param sentAtNs when it was sent, by System.nanoTime
 * @param toldAtNs when the answer came, by System.nanoTime
 * @param answer null if there was none
 * @param detail how much of the answer this way shows
 * @param note what went wrong, or nothing
 */
public record Told(
    String via, long sentAtNs, long toldAtNs, Answer answer, Detail detail, String note) {

  /** How much of an answer a way in shows. */
  public enum Detail {
    /** All of it. */
    WHOLE,
    /** Not the quote nor who was traded with. */
    ORDER,
    /** Only the reason, and whether it is a repeat. */
    REASON
  }

  /** Returns whether the shard has decided the request, one way or the other. */
  public boolean isAcknowledged() {
    return answer != null
        && (answer.reason().kind() == RejectReason.Kind.NONE
            || answer.reason().kind() == RejectReason.Kind.RECORDED);
  }

  /** Returns whether the request was refused for good and left nothing. */
  public boolean isRefused() {
    return answer != null && answer.reason().kind() == RejectReason.Kind.REFUSED;
  }
}
