package io.tradegrid.gateway.error;

import org.springframework.http.HttpStatus;

/** What the gateway itself refuses or fails at; what the grid refuses has a RejectReason. */
public enum GatewayError {
  MALFORMED_JSON(HttpStatus.BAD_REQUEST, false, "The body is not JSON; the detail says where."),
  CROSS_ORIGIN(
      HttpStatus.FORBIDDEN, false, "A page of another origin may not change anything here."),
  UNKNOWN_HOST(
      HttpStatus.FORBIDDEN,
      false,
      "The gateway was asked by a name that is none of its own; tradegrid.hosts lists them."),
  NOT_FOUND(HttpStatus.NOT_FOUND, false, "There is nothing at this path."),
  NO_ROW(
      HttpStatus.NOT_FOUND,
      true,
      "No row of the order is there: rows come after the acknowledgement and may be removed; with"
          + " symbol the shard itself is asked."),
  METHOD_NOT_ALLOWED(
      HttpStatus.METHOD_NOT_ALLOWED, false, "The path exists, but not with this method."),
  NOT_ACCEPTABLE(
      HttpStatus.NOT_ACCEPTABLE, false, "The answer cannot be given in an accepted media type."),
  PAYLOAD_TOO_LARGE(
      HttpStatus.CONTENT_TOO_LARGE, false, "The body is larger than any request can be."),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE, false, "The body has to be application/json."),
  INTERNAL_ERROR(
      HttpStatus.INTERNAL_SERVER_ERROR, false, "The gateway has a fault; its log says which."),
  GRID_FAILURE(
      HttpStatus.BAD_GATEWAY, true, "A node failed on the request; the gateway's log says how."),
  GRID_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, true, "No node of the grid can be reached.");

  private final HttpStatus status;
  private final boolean retryable;
  private final String description;

  GatewayError(HttpStatus status, boolean retryable, String description) {
    this.status = status;
    this.retryable = retryable;
    this.description = description;
  }

  HttpStatus status() {
    return status;
  }

  boolean isRetryable() {
    return retryable;
  }

  String description() {
    return description;
  }
}
