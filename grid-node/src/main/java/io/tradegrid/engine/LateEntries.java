package io.tradegrid.engine;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for entries of the owner before, who may append until it sees that it is none. Behind an
 * entry of one's own it cannot; until there is one, a quiet shard looks. Nothing bounds how late
 * one comes (a disk may hold up a thread and nothing else), so looking never ends, but each pause
 * is twice as long as the one before, up to a minute. No answer depends on it: a request finds such
 * an entry when it is appended, and a question about one reads the log.
 */
final class LateEntries {

  static final int FIRST_PAUSE_MS = 1_000;
  static final int LONGEST_PAUSE_MS = 60_000;

  private static final Logger LOG = LoggerFactory.getLogger(LateEntries.class);

  private final int shard;
  private final CommandLog log;
  private final ScheduledExecutorService thread;
  private final UnaryOperator<Runnable> orStop;

  /**
   * Makes one that does not look yet.
   *
   * @param thread the shard's
   * @param orStop what a step is to be done in, so that nothing it throws is lost
   */
  LateEntries(
      int shard, CommandLog log, ScheduledExecutorService thread, UnaryOperator<Runnable> orStop) {
    this.shard = shard;
    this.log = log;
    this.thread = thread;
    this.orStop = orStop;
  }

  /**
   * Looks now, on the shard's thread, and from time to time.
   *
   * @param last the entry that was read last
   * @param isLast whether it still is, and the shard open
   * @param found is run once if there is another one, after which nobody looks any more
   */
  void lookBehind(long last, LongPredicate isLast, Runnable found) {
    look(last, isLast, found, FIRST_PAUSE_MS);
  }

  private void look(long last, LongPredicate isLast, Runnable found, int pauseMs) {
    if (!isLast.test(last)) {
      return;
    }
    try {
      if (log.read(shard, last + 1) != null) {
        LOG.info("Shard {}: entry {} came after it was read; reading it again", shard, last + 1);
        found.run();
        return;
      }
    } catch (GridUnavailableException e) {
      LOG.debug("Shard {}: nobody says now whether there is more in its log", shard, e);
    }
    int next = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    Runnable again = orStop.apply(() -> look(last, isLast, found, next));
    var unused = thread.schedule(again, pauseMs, TimeUnit.MILLISECONDS);
  }
}
