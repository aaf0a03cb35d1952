package io.tradegrid.kafka;

import io.tradegrid.command.Answer;
import io.tradegrid.model.RejectReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that were read and are not settled yet, each partition's in their order. A record is
 * settled when all before it in its partition are; what was answered meanwhile is kept and not
 * asked again, for in the end the shard may have forgotten it. A record that was refused at the
 * edge is settled before a later one is asked, so that the marks which shards keep never pass one
 * that nobody has heard of.
 */
final class Unsettled {

  private final Map<TopicPartition, Deque<Incoming>> queues = new LinkedHashMap<>();

  /** Of every record that is here; null while there is none. */
  private final IdentityHashMap<Incoming, Answer> answers = new IdentityHashMap<>();

  /** Partitions of which a shard gave no answer that counts when it was asked last. */
  private final Set<TopicPartition> waiting = new HashSet<>();

  /** Adds one behind those of its partition. */
  void add(Incoming record) {
    queues.computeIfAbsent(record.partition(), partition -> new ArrayDeque<>()).add(record);
    answers.put(record, null);
  }

  /** Returns what is to be asked now, of partitions that do not wait. */
  List<Incoming> due() {
    return due(false);
  }

  /** Returns what is to be asked again, of partitions that wait. */
  List<Incoming> dueAgain() {
    return due(true);
  }

  private List<Incoming> due(boolean again) {
    List<Incoming> due = new ArrayList<>();
    queues.forEach(
        (partition, queue) -> {
          if (waiting.contains(partition) == again) {
            queue.stream()
                .takeWhile(each -> !each.isRefused())
                .filter(each -> answers.get(each) == null)
                .forEach(due::add);
          }
        });
    return due;
  }

  /**
   * Takes answers; those to records that are no longer here are passed over.
   *
   * @param given one for each that was asked, in their order
   */
  void answer(List<Incoming> asked, List<Answer> given) {
    Set<TopicPartition> open = new HashSet<>();
    for (int i = 0; i < asked.size(); i++) {
      Incoming each = asked.get(i);
      if (isHere(each)) {
        waiting.remove(each.partition());
        if (isOpen(given.get(i))) {
          open.add(each.partition());
        } else {
          answers.put(each, given.get(i));
        }
      }
    }
    waiting.addAll(open);
  }

  private boolean isHere(Incoming record) {
    return answers.containsKey(record);
  }

  private static boolean isOpen(Answer answer) {
    RejectReason.Kind kind = answer.reason().kind();
    return kind == RejectReason.Kind.TRANSIENT || kind == RejectReason.Kind.UNKNOWN;
  }

  /** Removes and returns the first ones of each partition, as far as their outcomes are known. */
  List<Outcome> settle() {
    List<Outcome> settled = new ArrayList<>();
    for (Deque<Incoming> queue : queues.values()) {
      while (!queue.isEmpty() && isKnown(queue.peek())) {
        Incoming first = queue.poll();
        settled.add(new Outcome(first, answers.remove(first)));
      }
    }
    queues.values().removeIf(Deque::isEmpty);
    return settled;
  }

  private boolean isKnown(Incoming record) {
    return record.isRefused() || answers.get(record) != null;
  }

  /** Returns the partitions of which any record is here. */
  Set<TopicPartition> partitions() {
    return Set.copyOf(queues.keySet());
  }

  /** Returns how many records are here. */
  int size() {
    return answers.size();
  }

  /** Drops all of some partitions: somebody else reads them from where they are settled. */
  void forget(Collection<TopicPartition> partitions) {
    for (TopicPartition each : partitions) {
      waiting.remove(each);
      Deque<Incoming> queue = queues.remove(each);
      if (queue != null) {
        queue.forEach(answers::remove);
      }
    }
  }
}
