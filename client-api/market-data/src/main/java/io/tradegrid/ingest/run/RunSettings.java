package io.tradegrid.ingest.run;

/**
 * Bounds of a running feed.
 *
 * @param queueMessages most messages between adapter and pipeline, positive
 * @param batchMessages most messages that become durable together, positive
 * @param waitMs how long a batch waits for its first message, in milliseconds, positive
 * @param pauseMs how long what failed is left alone before it is tried again, in milliseconds,
 *     positive; grows to ten times of it
 */
public record RunSettings(int queueMessages, int batchMessages, long waitMs, long pauseMs) {

  /** Refuses what is out of range. */
  public RunSettings {
    if (queueMessages <= 0 || batchMessages <= 0 || waitMs <= 0 || pauseMs <= 0) {
      throw new IllegalArgumentException(
          "settings: must be positive, got %d, %d, %d, %d"
              .formatted(queueMessages, batchMessages, waitMs, pauseMs));
    }
  }

  /** Makes those that hold where nothing is configured: 65,536, 8,192, 100 and 1,000. */
  public static RunSettings preset() {
    return new RunSettings(65_536, 8_192, 100, 1_000);
  }
}
