package io.tradegrid.ingest.http;

import java.net.http.HttpResponse;

/** When a server that was asked too often wants to be asked again (RFC 9110, 10.2.3). */
public final class RetryAfter {

  private static final long PRESET_MS = 60_000;
  private static final long MAX_MS = 3_600_000;

  private RetryAfter() {}

  /**
   * Returns how long to wait, in milliseconds, at most an hour. A date instead of seconds is as
   * good as nothing, which is a minute: clocks differ.
   */
  public static long ms(HttpResponse<?> response) {
    String after = response.headers().firstValue("Retry-After").orElse("");
    return after.matches("[0-9]{1,9}")
        ? Math.min(MAX_MS, Long.parseLong(after) * 1_000)
        : PRESET_MS;
  }
}
