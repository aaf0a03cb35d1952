package io.tradegrid.gateway.json;

import io.tradegrid.gateway.error.GatewayError;
import io.tradegrid.gateway.error.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Bounds the bytes of a body, whether its length was announced or not. */
@ControllerAdvice
final class BodyLimit extends RequestBodyAdviceAdapter {

  /** Some twenty times the largest request that means anything. */
  static final int BODY_BYTES_MAX = 16 * 1024;

  /** Returns true: every body is bounded. */
  @Override
  public boolean supports(
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converterType) {
    return true;
  }

  /** Reads the body up to the bound, or refuses it with PAYLOAD_TOO_LARGE. */
  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converterType)
      throws IOException {
    byte[] bytes = message.getBody().readNBytes(BODY_BYTES_MAX + 1);
    if (bytes.length > BODY_BYTES_MAX) {
      throw new ProblemException(
          GatewayError.PAYLOAD_TOO_LARGE,
          "body: must have at most " + BODY_BYTES_MAX + " bytes",
          null);
    }
    return new Body(message.getHeaders(), new ByteArrayInputStream(bytes));
  }

  private record Body(HttpHeaders headers, InputStream stream) implements HttpInputMessage {

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public InputStream getBody() {
      return stream;
    }
  }
}
