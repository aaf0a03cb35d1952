package io.tradegrid.ingest.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.tradegrid.ingest.SourceTick;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The line to one provider: never asks more often than it may, gives an answer as a whole so long,
 * and leaves a provider alone for a while that has failed several times in a row.
 */
final class ProviderLine {

  private static final long NS_PER_MS = 1_000_000L;
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  /**
   * Bounds of a line.
   *
   * @param requestsPerMinute positive
   * @param timeoutMs for an answer as a whole, in milliseconds
   * @param failures in a row after which the provider is left alone
   * @param openMs for how long, in milliseconds
   */
  record Bounds(int requestsPerMinute, int timeoutMs, int failures, int openMs) {}

  private final Provider provider;
  private final URI base;
  private final Bounds bounds;
  private final HttpClient client;
  private final TokenBucket bucket;
  private final CircuitBreaker breaker;
  private final Clock clock = Clock.systemUTC();

  ProviderLine(Provider provider, URI base, Bounds bounds, HttpClient client) {
    this.provider = provider;
    this.base = base;
    this.bounds = bounds;
    this.client = client;
    this.bucket =
        new TokenBucket(
            Math.max(1, bounds.requestsPerMinute() / 4),
            TimeUnit.MINUTES.toNanos(1) / bounds.requestsPerMinute());
    this.breaker =
        CircuitBreaker.of(
            provider.name(),
            CircuitBreakerConfig.custom()
                .slidingWindow(bounds.failures(), bounds.failures(), SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100)
                .waitDurationInOpenState(Duration.ofMillis(bounds.openMs()))
                .permittedNumberOfCallsInHalfOpenState(1)
                .ignoreExceptions(TooOftenException.class)
                .build());
  }

  Provider provider() {
    return provider;
  }

  /** Returns 0 if it may be asked, and counts that it is; else the nanoseconds until it may. */
  long take(long nowNs) {
    return bucket.take(nowNs);
  }

  /**
   * Asks for a symbol.
   *
   * @throws io.github.resilience4j.circuitbreaker.CallNotPermittedException if the provider is left
   *     alone for now
   * @throws IOException if it gave no answer that can be used
   * @throws InterruptedException if the feed was told to end
   */
  List<SourceTick> ask(String symbol) throws IOException, InterruptedException {
    try {
      return breaker.executeCallable(() -> answer(symbol));
    } catch (TooOftenException e) {
      bucket.closeUntil(System.nanoTime() + e.afterMs() * NS_PER_MS);
      throw e;
    } catch (IOException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<SourceTick> answer(String symbol) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + provider.request(symbol)))
            .header("Accept", "application/json")
            .header("User-Agent", "TradeGrid")
            .timeout(Duration.ofMillis(bounds.timeoutMs()))
            .build();
    CompletableFuture<HttpResponse<byte[]>> future =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    HttpResponse<byte[]> response;
    try {
      // The request's own timeout ends with the head of the answer, this one with its last byte.
      response = future.get(bounds.timeoutMs(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ProviderException("no whole answer in " + bounds.timeoutMs() + " ms", e);
    } catch (ExecutionException e) {
      throw new ProviderException("no answer: " + e.getCause(), e);
    } finally {
      future.cancel(true);
    }
    int status = response.statusCode();
    if (status == TOO_MANY_REQUESTS || status == UNAVAILABLE) {
      throw new TooOftenException("status " + status, RetryAfter.ms(response));
    }
    if (status != OK) {
      throw new ProviderException("status " + status);
    }
    Instant now = clock.instant();
    return provider.read(
        symbol, response.body(), now.getEpochSecond() * Answer.NS_PER_SECOND + now.getNano());
  }
}
