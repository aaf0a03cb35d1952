package io.tradegrid.system;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.task.RiskAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.apache.ignite.client.ClientException;

/**
 * Asks questions about risk without end, one at a time of each node by a client that was told of
 * this node alone. A question that fails is asked again of any node, as is everything after it.
 */
final class RiskLoad implements AutoCloseable {

  private static final Duration END = Duration.ofMinutes(5);

  private final TradeGridClient any;
  private final List<RiskAnswer> expected;
  private final ExecutorService threads;
  private final List<CompletableFuture<Void>> asking;
  private final AtomicIntegerArray answers;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  RiskLoad(List<NodeProcess> nodes, TradeGridClient any, List<RiskAnswer> expected) {
    this.any = any;
    this.expected = expected;
    this.answers = new AtomicIntegerArray(nodes.size());
    this.threads = Executors.newFixedThreadPool(nodes.size());
    this.asking =
        IntStream.range(0, nodes.size())
            .mapToObj(i -> CompletableFuture.runAsync(() -> ask(i, nodes.get(i)), threads))
            .toList();
  }

  private void ask(int number, NodeProcess node) {
    try (TradeGridClient direct = node.connect()) {
      while (!ended) {
        compare(number, direct);
      }
    } catch (ClientException e) {
      failures.add(node.name() + ": " + e);
      while (!ended) {
        compare(number, any);
      }
    }
  }

  private void compare(int number, TradeGridClient client) {
    int question = answers.get(number) % expected.size();
    RiskAnswer answer = RiskScene.ask(client, question);
    if (!answer.equals(expected.get(question))) {
      wrong.add("question " + question + ": " + answer.values());
    }
    answers.incrementAndGet(number);
  }

  /** Returns how many questions have been answered, by the node that was to be asked. */
  int[] answers() {
    return IntStream.range(0, answers.length()).map(answers::get).toArray();
  }

  /** Whether so many more answers than before have come in by each node that was to be asked. */
  boolean hasAnswered(int more, int[] before) {
    return IntStream.range(0, before.length).allMatch(i -> answers.get(i) >= before[i] + more);
  }

  /** What clients of one node were told that did not find another by themselves. */
  List<String> failures() {
    return new ArrayList<>(failures);
  }

  /** Ends and returns the answers that were not the number expected; fails as a question did. */
  List<String> end() {
    close();
    asking.forEach(CompletableFuture::join);
    return new ArrayList<>(wrong);
  }

  @Override
  public void close() {
    ended = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("a question is not answered");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
