package io.tradegrid.ingest.run;

import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import java.time.Clock;
import java.time.Instant;

/** What time it is for a feed; never goes back. One thread at a time. */
@FunctionalInterface
public interface FeedClock {

  /** Nanoseconds of a second. */
  long NS_PER_SECOND = 1_000_000_000L;

  /**
   * Returns the time at which a message is judged.
   *
   * @param message the message; null to ask between messages
   * @return nanoseconds since the epoch
   */
  long nowNs(SourceMessage message);

  /** Makes one that shows the time of day, for feeds that are told as things happen. */
  static FeedClock wall() {
    Clock clock = Clock.systemUTC();
    return message -> {
      Instant now = clock.instant();
      return now.getEpochSecond() * NS_PER_SECOND + now.getNano();
    };
  }

  /** Makes one that shows the latest time a message had, for feeds of the past. */
  static FeedClock events() {
    return new FeedClock() {
      private long latestNs;

      @Override
      public long nowNs(SourceMessage message) {
        if (message instanceof SourceTick told) {
          latestNs = Math.max(latestNs, told.tick().timeNs());
        } else if (message instanceof Heartbeat heartbeat) {
          latestNs = Math.max(latestNs, heartbeat.timeNs());
        }
        return latestNs;
      }
    };
  }
}
