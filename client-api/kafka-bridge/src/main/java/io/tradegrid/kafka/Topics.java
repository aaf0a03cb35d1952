package io.tradegrid.kafka;

import io.tradegrid.streaming.MissingTopics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;

/** The topics of a bridge; those that are missing are made. */
final class Topics {

  private static final long TIMEOUT_SECONDS = 30;
  private static final int ATTEMPTS = 40;
  private static final long PAUSE_MS = 250;
  private static final String POSITIONS = ".positions";

  private final BridgeSettings settings;

  Topics(BridgeSettings settings) {
    this.settings = settings;
  }

  /**
   * Makes what is missing.
   *
   * @return the numbers of partitions, by topic, of those that are published exactly once
   * @throws IllegalArgumentException if topics are there that do not fit each other
   * @throws IllegalStateException if no broker answers
   */
  Map<String, Integer> make(Admin admin) {
    try {
      int partitions = settings.number(BridgeSetting.PARTITIONS);
      List<NewTopic> missing = new ArrayList<>();
      missing.add(topic(settings.incoming(), partitions));
      missing.add(topic(settings.deadLetters(), 1));
      missing.add(topic(settings.answers(), partitions));
      for (String published : List.of(settings.executed(), settings.risk())) {
        missing.add(topic(published, partitions));
        missing.add(
            topic(published + POSITIONS, partitions)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact")));
      }
      MissingTopics.make(admin, missing);
      for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
        try {
          return partitionsOfPublished(admin);
        } catch (ExecutionException e) {
          waitOrThrow(e);
        }
      }
      return partitionsOfPublished(admin);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "kafka.bootstrap: no topics from "
              + settings.text(BridgeSetting.BOOTSTRAP)
              + ": "
              + (e.getCause() == null ? "no answer" : e.getCause().getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private NewTopic topic(String name, int partitions) {
    return new NewTopic(name, partitions, (short) settings.number(BridgeSetting.REPLICATION));
  }

  /** A topic that was made a moment ago is not known everywhere at once. */
  private static void waitOrThrow(ExecutionException e)
      throws ExecutionException, InterruptedException {
    if (!(e.getCause() instanceof RetriableException)) {
      throw e;
    }
    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
  }

  private Map<String, Integer> partitionsOfPublished(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, Integer> published = new HashMap<>();
    for (String topic : List.of(settings.executed(), settings.risk())) {
      published.put(topic, partitions(admin, topic, topic + POSITIONS));
    }
    return published;
  }

  private static int partitions(Admin admin, String topic, String positionsTopic)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, TopicDescription> topics =
        admin
            .describeTopics(List.of(topic, positionsTopic))
            .allTopicNames()
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    int records = topics.get(topic).partitions().size();
    int positions = topics.get(positionsTopic).partitions().size();
    if (records != positions) {
      throw new IllegalArgumentException(
          "%s: must have as many partitions as %s, got %d and %d"
              .formatted(positionsTopic, topic, positions, records));
    }
    return records;
  }
}
