package io.tradegrid.model;

/** A request that the edge refuses: carries the reason, and a message that names the field. */
public final class RejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  /**
   * Refuses a request.
   *
   * @param reason why, any but NONE
   * @param message names the field and what it was
   */
  public RejectedException(RejectReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns why the request was refused. */
  public RejectReason reason() {
    return reason;
  }
}
