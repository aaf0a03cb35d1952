package io.tradegrid.gateway.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keeps pages of other origins, open in a browser on this machine, from changing anything: a
 * browser names the origin of whoever sends, and sends a plain POST without asking first.
 */
@Component
final class SameOrigin implements HandlerInterceptor, WebMvcConfigurer {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** Puts the check before every handler. */
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  /** Refuses with CROSS_ORIGIN; clients other than browsers send no origin and pass. */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null || READING.contains(request.getMethod()) || isOwn(origin, request)) {
      return true;
    }
    throw new ProblemException(
        GatewayError.CROSS_ORIGIN, "Origin: " + origin + " may not change anything here", null);
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
