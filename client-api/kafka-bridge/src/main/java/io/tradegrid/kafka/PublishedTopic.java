package io.tradegrid.kafka;

import io.tradegrid.schema.Shards;

/**
 * A topic that is published.
 *
 * @param name of the topic
 * @param positions the topic that says how far each of its series is
 * @param partitions of either
 */
record PublishedTopic(String name, String positions, int partitions) {

  /** Returns the partition of a series. */
  int partitionOf(String key) {
    return Shards.of(key, partitions);
  }
}
