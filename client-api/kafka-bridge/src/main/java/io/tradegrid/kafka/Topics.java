package io.tradegrid.kafka;

import io.tradegrid.streaming.MissingTopics;
import java.util.ArrayList;
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

  private final BridgeSettings settings;

  Topics(BridgeSettings settings) {
    this.settings = settings;
  }

  /**
   * Makes what is missing.
   *
   * @return the number of partitions that order events are spread over
   * @throws IllegalArgumentException if topics are there that do not fit each other
   * @throws IllegalStateException if no broker answers
   */
  int make(Admin admin) {
    try {
      int partitions = settings.number(BridgeSetting.PARTITIONS);
      List<NewTopic> missing = new ArrayList<>();
      missing.add(topic(settings.incoming(), partitions));
      missing.add(topic(settings.deadLetters(), 1));
      missing.add(topic(settings.answers(), partitions));
      missing.add(topic(settings.executed(), partitions));
      missing.add(
          topic(settings.positions(), partitions)
              .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact")));
      MissingTopics.make(admin, missing);
      for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
        try {
          return partitionsOfEvents(admin);
        } catch (ExecutionException e) {
          waitOrThrow(e);
        }
      }
      return partitionsOfEvents(admin);
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

  private int partitionsOfEvents(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, TopicDescription> topics =
        admin
            .describeTopics(List.of(settings.executed(), settings.positions()))
            .allTopicNames()
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    int events = topics.get(settings.executed()).partitions().size();
    int positions = topics.get(settings.positions()).partitions().size();
    if (events != positions) {
      throw new IllegalArgumentException(
          "%s: must have as many partitions as %s, got %d and %d"
              .formatted(settings.positions(), settings.executed(), positions, events));
    }
    return events;
  }
}
