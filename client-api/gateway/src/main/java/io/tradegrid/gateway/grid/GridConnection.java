package io.tradegrid.gateway.grid;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.gateway.error.GatewayError;
import io.tradegrid.gateway.error.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.ignite.client.ClientException;

/**
 * Holds the client while the grid is there. It connects when a request needs it: one attempt at a
 * time and at most two a second, so that a grid that is away costs its callers little.
 */
final class GridConnection implements AutoCloseable {

  private static final Duration PAUSE_BETWEEN_ATTEMPTS = Duration.ofMillis(500);
  private static final Duration WAIT_FOR_AN_ATTEMPT = Duration.ofSeconds(2);

  /** Longer than a request is tried on a client, so that none is cut off by its closing. */
  private static final Duration CLOSE_AFTER = Duration.ofSeconds(30);

  private final List<String> addresses;
  private final ReentrantLock connecting = new ReentrantLock();
  private volatile TradeGridClient client;
  private long lastAttemptNs = System.nanoTime() - PAUSE_BETWEEN_ATTEMPTS.toNanos();

  GridConnection(List<String> addresses) {
    this.addresses = List.copyOf(addresses);
  }

  boolean isConnected() {
    return client != null;
  }

  TradeGridClient client() {
    TradeGridClient present = client;
    return present != null ? present : connect();
  }

  private TradeGridClient connect() {
    if (!awaitTurn()) {
      throw away(null);
    }
    try {
      if (client == null) {
        client = attempt();
      }
      return client;
    } finally {
      connecting.unlock();
    }
  }

  private boolean awaitTurn() {
    try {
      return connecting.tryLock(WAIT_FOR_AN_ATTEMPT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private TradeGridClient attempt() {
    if (System.nanoTime() - lastAttemptNs < PAUSE_BETWEEN_ATTEMPTS.toNanos()) {
      throw away(null);
    }
    try {
      return TradeGridClient.connect(addresses.toArray(String[]::new));
    } catch (ClientException e) {
      throw away(e);
    } finally {
      lastAttemptNs = System.nanoTime();
    }
  }

  /**
   * Drops a client that reached no node. The next one starts afresh, because the grid that comes
   * back need not be the one that went: what the old client remembers of ids may be wrong there.
   */
  ProblemException lost(TradeGridClient gone, ClientException cause) {
    connecting.lock();
    try {
      if (client == gone) {
        client = null;
        CompletableFuture.delayedExecutor(CLOSE_AFTER.toMillis(), TimeUnit.MILLISECONDS)
            .execute(gone::close);
      }
    } finally {
      connecting.unlock();
    }
    return away(cause);
  }

  private ProblemException away(ClientException cause) {
    return new ProblemException(
        GatewayError.GRID_UNAVAILABLE,
        "grid: no node answers at "
            + String.join(", ", addresses)
            + "; the gateway goes on trying to reach one",
        cause);
  }

  @Override
  public void close() {
    TradeGridClient present = client;
    if (present != null) {
      present.close();
    }
  }
}
