package io.tradegrid.gateway.error;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The answer to a request that failed: RFC 9457 with the members code, retryable and outcome. */
final class Problem {

  /** Long enough for a shard to change its owner. */
  private static final String RETRY_AFTER_S = "1";

  private Problem() {}

  static Map<String, Object> body(ErrorCode code, String detail, Map<String, Object> extensions) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", code.type());
    body.put("title", code.description());
    body.put("status", code.status().value());
    body.put("detail", detail);
    body.put("code", code.name());
    body.put("retryable", code.retryable());
    body.put("outcome", code.outcome());
    body.putAll(extensions);
    return body;
  }

  static ResponseEntity<Object> answer(
      ErrorCode code, String detail, Map<String, Object> extensions, HttpHeaders headers) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(code.status())
            .headers(headers)
            .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (code.status() == HttpStatus.SERVICE_UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
    }
    return answer.body(body(code, detail, extensions));
  }
}
