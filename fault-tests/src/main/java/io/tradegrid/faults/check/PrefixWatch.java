package io.tradegrid.faults.check;

import io.tradegrid.faults.load.Venue;
import io.tradegrid.faults.process.Waiting;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.LogKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ignite.Ignition;
import org.apache.ignite.cache.query.SqlFieldsQuery;
import org.apache.ignite.client.ClientException;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;

/**
 * Looks at rows while the grid trades, on a thread of its own: no row may come from an entry that
 * the log has not got. What cannot be read because a node is away is not a look.
 *
 * <p>A node that was stopped and goes on believes for a moment that it still owns what it owned,
 * and answers from its old copy that there is no such entry. So an entry that is not found is
 * looked for again until a deadline, and by {@link Checker} in the log as it stands at the end.
 */
public final class PrefixWatch implements AutoCloseable {

  private static final long PAUSE_MS = 250;
  private static final int TIMEOUT_MS = 5_000;

  /** Longer than a stopped node takes to learn that it was left out. */
  private static final long FOUND_WITHIN_NS = TimeUnit.SECONDS.toNanos(20);

  private final List<String> addresses;
  private final Venue venue;
  private final Findings findings;
  private final AtomicLong looks = new AtomicLong();

  /** Entries not found yet, and by when they have to be. */
  private final Map<LogKey, Long> missing = new ConcurrentHashMap<>();

  private volatile boolean running = true;

  private PrefixWatch(List<String> addresses, Venue venue, Findings findings) {
    this.addresses = addresses;
    this.venue = venue;
    this.findings = findings;
  }

  /**
   * Begins to look.
   *
   * @param addresses of the nodes
   */
  public static PrefixWatch start(List<String> addresses, Venue venue, Findings findings) {
    PrefixWatch watch = new PrefixWatch(addresses, venue, findings);
    Thread thread = new Thread(watch::run, "prefix-watch");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  private void run() {
    while (running) {
      try (IgniteClient client =
          Ignition.startClient(
              new ClientConfiguration()
                  .setAddresses(addresses.toArray(String[]::new))
                  .setTimeout(TIMEOUT_MS))) {
        while (running) {
          venue.shardBySymbol().forEach((symbol, shard) -> look(client, symbol, shard));
          lookAgain(client);
        }
      } catch (ClientException e) {
        Waiting.pause(PAUSE_MS);
      }
    }
  }

  private void look(IgniteClient client, String symbol, int shard) {
    Waiting.pause(PAUSE_MS);
    Object newest =
        client
            .query(
                new SqlFieldsQuery("SELECT MAX(LOG_SEQUENCE) FROM QUOTES WHERE SYMBOL = ?")
                    .setArgs(symbol))
            .getAll()
            .get(0)
            .get(0);
    if (newest == null) {
      return;
    }
    LogKey entry = new LogKey(shard, (Long) newest);
    if (!isInLog(client, entry)) {
      missing.putIfAbsent(entry, System.nanoTime() + FOUND_WITHIN_NS);
    }
    looks.incrementAndGet();
  }

  private void lookAgain(IgniteClient client) {
    missing.keySet().removeIf(entry -> isInLog(client, entry));
    missing.forEach(
        (entry, deadlineNs) -> {
          if (System.nanoTime() - deadlineNs > 0 && missing.remove(entry) != null) {
            findings.violation("a row comes from " + entry + ", which the log has not got");
          }
        });
  }

  private static boolean isInLog(IgniteClient client, LogKey entry) {
    return client.<LogKey, byte[]>cache(Cache.COMMAND_LOG.name()).containsKey(entry)
        || isTrimmed(client, entry);
  }

  private static boolean isTrimmed(IgniteClient client, LogKey entry) {
    long[] mark = client.<Integer, long[]>cache(Cache.SNAPSHOT_MARK.name()).get(entry.shard());
    return mark != null && entry.sequence() <= mark[0];
  }

  /** Returns the entries that rows came from and that were not found by now. */
  public Set<LogKey> missing() {
    return Set.copyOf(missing.keySet());
  }

  /** Returns how many rows were looked at. */
  public long looks() {
    return looks.get();
  }

  @Override
  public void close() {
    running = false;
  }
}
