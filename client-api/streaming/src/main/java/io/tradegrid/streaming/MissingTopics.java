package io.tradegrid.streaming;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing and leaves alone those that are there. */
public final class MissingTopics {

  private static final long TIMEOUT_SECONDS = 30;

  private MissingTopics() {}

  /**
   * Makes what is missing of some topics.
   *
   * @throws ExecutionException if the brokers refuse
   * @throws TimeoutException if they do not answer
   * @throws InterruptedException if the caller is interrupted
   */
  public static void make(Admin admin, Collection<NewTopic> topics)
      throws ExecutionException, InterruptedException, TimeoutException {
    Set<String> there = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    for (NewTopic topic : topics) {
      if (!there.contains(topic.name())) {
        make(admin, topic);
      }
    }
  }

  /** Another process that starts at the same time may have been faster. */
  private static void make(Admin admin, NewTopic topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      admin.createTopics(List.of(topic)).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
