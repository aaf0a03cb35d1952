package io.tradegrid.faults.load;

import io.tradegrid.client.OrderRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Everything that was asked and told, in memory up to a bound and in a file as it happens. Safe for
 * many threads.
 */
public final class Recorder implements AutoCloseable {

  /** Past so many requests the load ends, because the check needs them all. */
  public static final int REQUESTS_MAX = 1_000_000;

  private final Queue<Asked> requests = new ConcurrentLinkedQueue<>();
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final Map<Integer, Long> lastAnswerNs = new ConcurrentHashMap<>();
  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private final BufferedWriter file;
  private final Path path;

  /** Begins a record in a new file. */
  public Recorder(Path path) {
    this.path = path;
    try {
      this.file = Files.newBufferedWriter(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the file. */
  public Path path() {
    return path;
  }

  /**
   * Takes note of a request that is about to be sent for the first time.
   *
   * @param impostor whether it asks something else under an id that is taken
   */
  public Asked asked(OrderRequest request, int shard, boolean impostor) {
    Asked asked = new Asked(count.incrementAndGet(), request, shard, impostor);
    requests.add(asked);
    write("asked\t" + asked.number() + "\t" + System.nanoTime() + "\t" + shard + "\t" + request);
    return asked;
  }

  /** Takes note of what came back. */
  public void told(Asked asked, Told told) {
    boolean first = told.isAcknowledged() && !asked.isAcknowledged();
    asked.add(told);
    if (first) {
      acknowledged.incrementAndGet();
    }
    if (told.isAcknowledged()) {
      lastAnswerNs.merge(asked.shard(), told.toldAtNs(), Math::max);
      watches.forEach(watch -> watch.acknowledged(asked.shard(), told));
    }
    write(
        "told\t"
            + asked.number()
            + "\t"
            + told.sentAtNs()
            + "\t"
            + told.toldAtNs()
            + "\t"
            + told.via()
            + "\t"
            + told.detail()
            + "\t"
            + told.answer()
            + "\t"
            + told.note());
  }

  private synchronized void write(String line) {
    try {
      file.write(line);
      file.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns every request, in the order in which they were first sent. */
  public List<Asked> requests() {
    return List.copyOf(requests);
  }

  /** Returns whether no more requests fit. */
  public boolean isFull() {
    return count.get() >= REQUESTS_MAX;
  }

  /** Returns how many requests there are. */
  public long size() {
    return count.get();
  }

  /** Returns how many requests a shard has decided. */
  public long acknowledged() {
    return acknowledged.get();
  }

  /** Returns whether a shard has acknowledged something since a time by System.nanoTime. */
  public boolean hasAnsweredSince(int shard, long sinceNs) {
    Long last = lastAnswerNs.get(shard);
    return last != null && last - sinceNs > 0;
  }

  /** Begins to wait for the next acknowledgement of one of several shards. */
  public Watch watch(java.util.Set<Integer> shards) {
    Watch watch = new Watch(shards, System.nanoTime());
    watches.add(watch);
    return watch;
  }

  /** Ends a watch. */
  public void end(Watch watch) {
    watches.remove(watch);
  }

  /** Returns the watch that waits, null if none does. */
  Watch openWatch() {
    return watches.stream().filter(watch -> watch.elapsedNs() < 0).findFirst().orElse(null);
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
