package io.tradegrid.gateway.error;

import io.tradegrid.model.RejectReason;
import io.tradegrid.risk.RiskException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/**
 * One row of {@code docs/reference/errors.md}: how a failure looks over HTTP.
 *
 * @param name the code, unique
 * @param status HTTP status
 * @param retryable whether the same request may succeed later
 * @param outcome {@code none}: nothing changed beyond what the description says; {@code unknown}:
 *     it may have been carried out, and sending it again tells
 * @param description one sentence
 */
record ErrorCode(
    String name, HttpStatus status, boolean retryable, String outcome, String description) {

  /** A fault of our own may strike after the grid has done its part. */
  static ErrorCode of(GatewayError error) {
    String outcome = error == GatewayError.INTERNAL_ERROR ? "unknown" : "none";
    return new ErrorCode(
        error.name(), error.status(), error.isRetryable(), outcome, error.description());
  }

  static ErrorCode of(RejectReason reason) {
    boolean unknown = reason.kind() == RejectReason.Kind.UNKNOWN;
    return new ErrorCode(
        reason.name(),
        statusOf(reason),
        unknown || reason.kind() == RejectReason.Kind.TRANSIENT,
        unknown ? "unknown" : "none",
        reason.description());
  }

  private static HttpStatus statusOf(RejectReason reason) {
    return switch (reason) {
      case UNKNOWN_INSTRUMENT, UNKNOWN_PORTFOLIO, UNKNOWN_ORDER -> HttpStatus.NOT_FOUND;
      case DUPLICATE_ID, DEFINITION_CONFLICT -> HttpStatus.CONFLICT;
      default ->
          switch (reason.kind()) {
            case NONE -> HttpStatus.OK;
            case REFUSED -> HttpStatus.BAD_REQUEST;
            case RECORDED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TRANSIENT -> HttpStatus.SERVICE_UNAVAILABLE;
            case UNKNOWN -> HttpStatus.GATEWAY_TIMEOUT;
          };
    };
  }

  static ErrorCode of(RiskException.Failure failure) {
    return switch (failure) {
      case INVALID_INPUT ->
          new ErrorCode(
              failure.name(), HttpStatus.BAD_REQUEST, false, "none", "The question is wrong.");
      case INSUFFICIENT_DATA ->
          new ErrorCode(
              failure.name(),
              HttpStatus.UNPROCESSABLE_CONTENT,
              false,
              "none",
              "There are fewer daily prices than the question needs.");
      case NUMERICAL_ERROR ->
          new ErrorCode(
              failure.name(),
              HttpStatus.UNPROCESSABLE_CONTENT,
              false,
              "none",
              "The prices or positions cannot be computed with.");
    };
  }

  /** Returns every code there is, as the reference page lists them. */
  static List<ErrorCode> all() {
    Stream<ErrorCode> reasons =
        Arrays.stream(RejectReason.values())
            .filter(reason -> reason != RejectReason.NONE)
            .map(ErrorCode::of);
    Stream<ErrorCode> own = Arrays.stream(GatewayError.values()).map(ErrorCode::of);
    Stream<ErrorCode> risk = Arrays.stream(RiskException.Failure.values()).map(ErrorCode::of);
    return Stream.concat(reasons, Stream.concat(risk, own)).toList();
  }

  /** Returns the problem type, a name and not an address: {@code urn:tradegrid:problem:busy}. */
  String type() {
    return "urn:tradegrid:problem:" + name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
