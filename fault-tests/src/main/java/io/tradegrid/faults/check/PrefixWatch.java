package io.tradegrid.faults.check;

import io.tradegrid.faults.load.Venue;
import io.tradegrid.faults.process.Waiting;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.LogKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ignite.Ignition;
import org.apache.ignite.cache.query.SqlFieldsQuery;
import org.apache.ignite.client.ClientException;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;

/**
 * Looks at rows while the grid trades, on a thread of its own: no row may come from an entry that
 * the log has not got. What cannot be read because a node is away is not a look.
 */
public final class PrefixWatch implements AutoCloseable {

  private static final long PAUSE_MS = 250;
  private static final int TIMEOUT_MS = 5_000;

  private final List<String> addresses;
  private final Venue venue;
  private final Findings findings;
  private final AtomicLong looks = new AtomicLong();
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
          venue.shardBySymbol().entrySet().forEach(of -> look(client, of));
        }
      } catch (ClientException e) {
        Waiting.pause(PAUSE_MS);
      }
    }
  }

  private void look(IgniteClient client, Map.Entry<String, Integer> symbol) {
    Waiting.pause(PAUSE_MS);
    Object newest =
        client
            .query(
                new SqlFieldsQuery("SELECT MAX(LOG_SEQUENCE) FROM QUOTES WHERE SYMBOL = ?")
                    .setArgs(symbol.getKey()))
            .getAll()
            .get(0)
            .get(0);
    if (newest == null) {
      return;
    }
    LogKey entry = new LogKey(symbol.getValue(), (Long) newest);
    if (!client.<LogKey, byte[]>cache(Cache.COMMAND_LOG.name()).containsKey(entry)
        && !isTrimmed(client, entry)) {
      findings.violation(
          "a row of " + symbol.getKey() + " comes from " + entry + ", which the log has not got");
    }
    looks.incrementAndGet();
  }

  private static boolean isTrimmed(IgniteClient client, LogKey entry) {
    long[] mark = client.<Integer, long[]>cache(Cache.SNAPSHOT_MARK.name()).get(entry.shard());
    return mark != null && entry.sequence() <= mark[0];
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
