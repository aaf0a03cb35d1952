package io.tradegrid.gateway.error;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what Tomcat refuses before any servlet sees it, such as a path with characters no path
 * has. Tomcat makes it by its class name.
 */
public final class ProblemValve extends ErrorReportValve {

  private static final JsonMapper JSON = new JsonMapper();

  /** Makes the valve. */
  public ProblemValve() {
    super();
  }

  /** Writes a problem where Tomcat would write a page. */
  @Override
  protected void report(Request request, Response response, Throwable failure) {
    if (response.getStatus() < 400 || response.getContentWritten() > 0) {
      return;
    }
    ErrorCode code = ErrorPage.codeOf(response.getStatus());
    Map<String, Object> body = Problem.body(code, "request: is not one that HTTP allows", Map.of());
    try {
      response.setStatus(code.status().value());
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response
          .getOutputStream()
          .write(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      container.getLogger().debug("The sender of a refused request is gone", e);
    }
  }
}
