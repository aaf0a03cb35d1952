package io.tradegrid.gateway.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /}: the console as one file, so that it is there after one request.
 *
 * <p>Style and scripts lie beside the page in files of their own and are put into it at start. The
 * scripts are ES modules; together they share one scope, so their import lines are dropped and the
 * word export with them. Hashes of both parts go into a content security policy, under which the
 * page loads and runs nothing else.
 */
@RestController
final class ConsolePage {

  /** In an order in which each uses only what came before. */
  static final List<String> MODULES =
      List.of(
          "dom.js",
          "format.js",
          "chart.js",
          "market.js",
          "book.js",
          "account.js",
          "terms.js",
          "ticket.js",
          "main.js");

  private final String html;
  private final String policy;

  ConsolePage() {
    String style = read("console.css");
    String script = MODULES.stream().map(ConsolePage::module).collect(Collectors.joining("\n"));
    this.html = read("index.html").replace("/*STYLE*/", style).replace("/*SCRIPT*/", script);
    this.policy =
        "default-src 'none'; connect-src 'self'; img-src data:; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'; style-src 'sha256-"
            + sha256(style)
            + "'; script-src 'sha256-"
            + sha256(script)
            + "'";
  }

  /** Returns the page. */
  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> page() {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", policy)
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .body(html);
  }

  private static String module(String name) {
    return read(name)
        .lines()
        .filter(line -> !line.startsWith("import "))
        .map(line -> line.startsWith("export ") ? line.substring("export ".length()) : line)
        .collect(Collectors.joining("\n"));
  }

  static String read(String name) {
    try (InputStream in = ConsolePage.class.getResourceAsStream("/console/" + name)) {
      if (in == null) {
        throw new IllegalStateException("console/" + name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("console/" + name + " cannot be read", e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
