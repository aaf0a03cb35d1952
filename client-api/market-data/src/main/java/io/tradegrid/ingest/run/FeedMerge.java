package io.tradegrid.ingest.run;

import io.tradegrid.ingest.PositionStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Several feeds as one: what they tell in the order of their clocks. By time of day that is the
 * order in which it came. Feeds of the past are read as fast as they go, so the next message is
 * only known once each feed has one or has ended; then it is the earliest, and the same each time
 * they are read. Not for several threads.
 */
final class FeedMerge implements AutoCloseable {

  /** How long one of several feeds is waited for before the others are looked at again. */
  private static final long GLANCE_MS = 2;

  private final List<Member> members = new ArrayList<>();
  private final RunSettings settings;
  private final boolean isOfEvents;

  /**
   * Makes one whose feeds do not run yet.
   *
   * @param feeds at least one
   * @param positions behind which they go on
   * @param clocks makes the clock of each
   */
  FeedMerge(
      List<NamedFeed> feeds,
      PositionStore positions,
      Supplier<FeedClock> clocks,
      FeedMetrics metrics,
      RunSettings settings) {
    this.settings = settings;
    this.isOfEvents = clocks.get().isOfEvents();
    for (NamedFeed feed : feeds) {
      long position = positions.position(feed.name());
      FeedBuffer buffer = new FeedBuffer(feed.name(), feed.adapter(), position, metrics, settings);
      members.add(new Member(feed.name(), buffer, clocks.get()));
    }
  }

  void start() {
    members.forEach(member -> member.buffer.start());
  }

  /** Returns whether all feeds have ended and everything they told is taken. */
  boolean isOver() {
    return members.stream().allMatch(Member::isOver);
  }

  /**
   * Takes a batch, waiting for its first message; empty if none comes in time.
   *
   * @throws InterruptedException if the caller is interrupted
   */
  List<FeedBuffer.Entry> take() throws InterruptedException {
    members.forEach(member -> member.taken = null);
    Member next = next();
    for (long waitedMs = 0; next == null && waitedMs < settings.waitMs(); next = next()) {
      waitedMs += await();
    }
    List<FeedBuffer.Entry> taken = new ArrayList<>();
    while (next != null) {
      next.taken = next.ahead.remove();
      taken.add(next.taken);
      next = taken.size() < settings.batchMessages() ? next() : null;
    }
    return taken;
  }

  /** Returns how far each feed is with the last batch that was taken, if it has a part in it. */
  Map<String, Long> positions() {
    Map<String, Long> positions = new LinkedHashMap<>();
    for (Member member : members) {
      if (member.taken != null) {
        positions.put(member.name, member.taken.position());
      }
    }
    return positions;
  }

  /** Waits a moment for feeds of which nothing is there; returns for how long at most. */
  private long await() throws InterruptedException {
    long eachMs = members.size() == 1 ? settings.waitMs() : GLANCE_MS;
    for (Member member : members) {
      if (member.ahead.isEmpty() && !member.isOver()) {
        member.fill(eachMs);
      }
    }
    return eachMs * members.size();
  }

  /** Returns whose message is the next one; null if nobody's is, or that cannot be known yet. */
  private Member next() throws InterruptedException {
    Member first = null;
    long firstNs = 0;
    for (Member member : members) {
      if (member.ahead.isEmpty()) {
        member.fill(0);
      }
      if (!member.ahead.isEmpty()) {
        long timeNs = members.size() == 1 ? 0 : member.nextNs();
        if (first == null || timeNs < firstNs) {
          first = member;
          firstNs = timeNs;
        }
      } else if (isOfEvents && !member.isOver()) {
        return null;
      }
    }
    return first;
  }

  @Override
  public void close() {
    members.forEach(member -> member.buffer.close());
  }

  /** One of the feeds. */
  private static final class Member {

    private final String name;
    private final FeedBuffer buffer;
    private final FeedClock clock;
    private final Queue<FeedBuffer.Entry> ahead = new ArrayDeque<>();

    /** The last one of the batch; null if the member has no part in it. */
    private FeedBuffer.Entry taken;

    private Member(String name, FeedBuffer buffer, FeedClock clock) {
      this.name = name;
      this.buffer = buffer;
      this.clock = clock;
    }

    private void fill(long waitMs) throws InterruptedException {
      ahead.addAll(buffer.take(waitMs));
    }

    private boolean isOver() {
      return ahead.isEmpty() && buffer.isOver();
    }

    /** Returns the time of the next message, or of one before it if that was later. */
    private long nextNs() {
      FeedBuffer.Entry next = ahead.element();
      return clock.nowNs(next.message(), next.arrivedNs());
    }
  }
}
