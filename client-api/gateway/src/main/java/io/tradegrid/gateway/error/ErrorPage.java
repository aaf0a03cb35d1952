package io.tradegrid.gateway.error;

import io.tradegrid.model.RejectReason;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what fails outside of any controller, such as in the web server, with a problem too. */
@RestController
final class ErrorPage implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<Object> problem(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    ErrorCode code = codeOf(status instanceof Integer number ? number : 404);
    String detail = "request: " + (path == null ? "/error" : path);
    return Problem.answer(code, detail, Map.of(), HttpHeaders.EMPTY);
  }

  static ErrorCode codeOf(int status) {
    return switch (status) {
      case 404 -> ErrorCode.of(GatewayError.NOT_FOUND);
      case 405 -> ErrorCode.of(GatewayError.METHOD_NOT_ALLOWED);
      case 406 -> ErrorCode.of(GatewayError.NOT_ACCEPTABLE);
      case 413 -> ErrorCode.of(GatewayError.PAYLOAD_TOO_LARGE);
      case 415 -> ErrorCode.of(GatewayError.UNSUPPORTED_MEDIA_TYPE);
      default ->
          status >= 400 && status < 500
              ? ErrorCode.of(RejectReason.BAD_REQUEST)
              : ErrorCode.of(GatewayError.INTERNAL_ERROR);
    };
  }
}
