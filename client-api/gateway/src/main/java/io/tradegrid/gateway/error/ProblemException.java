package io.tradegrid.gateway.error;

import io.tradegrid.model.RejectReason;
import java.util.Map;

/** A failure that already knows how it is to be answered. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final transient Map<String, Object> extensions;

  /**
   * Fails with an error of the gateway's own.
   *
   * @param detail names what it is about
   * @param cause what it follows from; null if it is the first
   */
  public ProblemException(GatewayError error, String detail, Throwable cause) {
    this(ErrorCode.of(error), detail, cause, Map.of());
  }

  /**
   * Fails as the grid decided.
   *
   * @param detail names the field and its value
   * @param extensions further members of the problem
   */
  public ProblemException(RejectReason reason, String detail, Map<String, Object> extensions) {
    this(ErrorCode.of(reason), detail, null, extensions);
  }

  private ProblemException(
      ErrorCode code, String detail, Throwable cause, Map<String, Object> extensions) {
    super(detail, cause);
    this.code = code;
    this.extensions = Map.copyOf(extensions);
  }

  ErrorCode code() {
    return code;
  }

  Map<String, Object> extensions() {
    return extensions;
  }
}
