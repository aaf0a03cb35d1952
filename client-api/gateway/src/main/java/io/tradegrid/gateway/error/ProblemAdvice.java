package io.tradegrid.gateway.error;

import io.tradegrid.gateway.metrics.OutcomeCounter;
import io.tradegrid.model.RejectedException;
import io.tradegrid.model.Side;
import io.tradegrid.risk.RiskException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever a controller, or Spring before it, throws into a problem. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private final OutcomeCounter outcomes;

  ProblemAdvice(OutcomeCounter outcomes) {
    this.outcomes = outcomes;
  }

  @ExceptionHandler
  ResponseEntity<Object> problem(ProblemException e) {
    return answer(e.code(), e.getMessage(), e.extensions(), HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<Object> rejected(RejectedException e) {
    return answer(ErrorCode.of(e.reason()), e.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<Object> noRisk(RiskException e) {
    return answer(ErrorCode.of(e.failure()), e.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<Object> fault(Throwable e) {
    LOG.error("A request failed on a fault of the gateway", e);
    return answer(
        ErrorCode.of(GatewayError.INTERNAL_ERROR), "gateway: a fault; its log has the details");
  }

  /** Everything Spring itself refuses comes through here. */
  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception e, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (e instanceof HttpMessageNotReadableException unreadable) {
      BodyFault fault = BodyFault.of(unreadable);
      return answer(fault.code(), fault.detail());
    }
    return answer(codeOf(e, status), detailOf(e, request), Map.of(), headers);
  }

  private static ErrorCode codeOf(Exception e, HttpStatusCode status) {
    ErrorCode code = ErrorPage.codeOf(status.value());
    if (code.status().is5xxServerError()) {
      LOG.error("A request failed with status {}", status, e);
    }
    return code;
  }

  private static String detailOf(Exception e, WebRequest request) {
    if (e instanceof MissingServletRequestParameterException missing) {
      return missing.getParameterName() + ": is missing";
    }
    if (e instanceof MethodArgumentTypeMismatchException wrong) {
      return wrong.getName() + ": must be " + kindOf(wrong) + ", got '" + wrong.getValue() + "'";
    }
    return request.getDescription(false).replaceFirst("^uri=", "request: ") + ": " + e.getMessage();
  }

  private static String kindOf(TypeMismatchException wrong) {
    if (wrong.getRequiredType() == Side.class) {
      return "BUY or SELL";
    }
    return wrong.getRequiredType() == Integer.class ? "a whole number" : "of another type";
  }

  private ResponseEntity<Object> answer(ErrorCode code, String detail) {
    return answer(code, detail, Map.of(), HttpHeaders.EMPTY);
  }

  private ResponseEntity<Object> answer(
      ErrorCode code, String detail, Map<String, Object> extensions, HttpHeaders headers) {
    outcomes.count(code.name());
    return Problem.answer(code, detail, extensions, headers);
  }
}
