package io.tradegrid.gateway.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keeps pages of other origins, open in a browser on this machine, from changing anything: a
 * browser names the origin of whoever sends, and sends a plain POST without asking first.
 *
 * <p>A page can have the name it came from lead to this machine, and is of the same origin then. So
 * the gateway answers to its address, to localhost and to names it was told, and to no other.
 */
@Component
final class SameOrigin implements HandlerInterceptor, WebMvcConfigurer {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** With a port behind it or not; who has to write an address was not led here by a name. */
  private static final Pattern ADDRESS =
      Pattern.compile("([0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.]+\\]|localhost)(:[0-9]+)?");

  private final Set<String> names;

  SameOrigin(@Value("${tradegrid.hosts:}") Set<String> names) {
    this.names = names;
  }

  /** Puts the check before every handler. */
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  /** Refuses with UNKNOWN_HOST or CROSS_ORIGIN; clients other than browsers send no origin. */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String host = request.getHeader(HttpHeaders.HOST);
    if (!isAnswered(host)) {
      throw new ProblemException(
          GatewayError.UNKNOWN_HOST,
          "Host: " + host + " is no name of this gateway; tradegrid.hosts lists them",
          null);
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null || READING.contains(request.getMethod()) || isOwn(origin, request)) {
      return true;
    }
    throw new ProblemException(
        GatewayError.CROSS_ORIGIN, "Origin: " + origin + " may not change anything here", null);
  }

  private boolean isAnswered(String host) {
    return host != null
        && (ADDRESS.matcher(host).matches() || names.contains(host.replaceFirst(":[0-9]+$", "")));
  }

  private static boolean isOwn(String origin, HttpServletRequest request) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority != null && authority.equals(request.getHeader(HttpHeaders.HOST));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
