package io.tradegrid.ingest.run;

import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
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
   * @param arrivedNs when the feed took it, or between messages the time of day, in nanoseconds
   *     since the epoch
   * @return nanoseconds since the epoch
   */
  long nowNs(SourceMessage message, long arrivedNs);

  /** Returns whether it shows the times of messages, whenever those come. */
  default boolean isOfEvents() {
    return false;
  }

  /** Returns the time of day, in nanoseconds since the epoch. */
  static long timeOfDayNs() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NS_PER_SECOND + now.getNano();
  }

  /**
   * Makes one that shows when messages came, for feeds that are told as things happen. How long a
   * message waits afterwards makes it no staler, and no other source silent.
   */
  static FeedClock wall() {
    return new FeedClock() {
      private long latestNs;

      @Override
      public long nowNs(SourceMessage message, long arrivedNs) {
        latestNs = Math.max(latestNs, arrivedNs);
        return latestNs;
      }
    };
  }

  /** Makes one that shows the latest time a message had, for feeds of the past. */
  static FeedClock events() {
    return new FeedClock() {
      private long latestNs;

      @Override
      public long nowNs(SourceMessage message, long arrivedNs) {
        if (message instanceof SourceTick told) {
          latestNs = Math.max(latestNs, told.tick().timeNs());
        } else if (message instanceof Heartbeat heartbeat) {
          latestNs = Math.max(latestNs, heartbeat.timeNs());
        }
        return latestNs;
      }

      @Override
      public boolean isOfEvents() {
        return true;
      }
    };
  }
}
