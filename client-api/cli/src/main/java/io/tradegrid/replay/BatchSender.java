package io.tradegrid.replay;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.model.RejectReason.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends requests in their order, some at a time. Requests come in groups, each with somebody who
 * wants the group's answers; an empty group is answered in its turn too.
 */
final class BatchSender {

  private final Gate gate;
  private final int batch;
  private final ReplayTotals totals;
  private final List<Group> waiting = new ArrayList<>();
  private int waitingRequests;

  private record Group(List<OrderRequest> requests, Consumer<List<Answer>> answered) {}

  /**
   * Makes a sender.
   *
   * @param batch the most requests in one submission, at least 1
   * @param totals counts every answer
   */
  BatchSender(Gate gate, int batch, ReplayTotals totals) {
    this.gate = gate;
    this.batch = batch;
    this.totals = totals;
  }

  /**
   * Adds a group of requests.
   *
   * @param answered gets as many answers, at a later call perhaps
   * @throws ReplayStoppedException if the grid does not answer
   */
  void send(List<OrderRequest> requests, Consumer<List<Answer>> answered) {
    waiting.add(new Group(requests, answered));
    waitingRequests += requests.size();
    if (waitingRequests >= batch) {
      flush();
    }
  }

  /**
   * Sends what waits.
   *
   * @throws ReplayStoppedException if the grid does not answer
   */
  void flush() {
    List<OrderRequest> all = waiting.stream().flatMap(g -> g.requests().stream()).toList();
    List<Answer> answers = new ArrayList<>(all.size());
    for (int from = 0; from < all.size(); from += batch) {
      answers.addAll(submit(all.subList(from, Math.min(all.size(), from + batch))));
    }
    int next = 0;
    for (Group group : waiting) {
      int end = next + group.requests().size();
      group.answered().accept(answers.subList(next, end));
      next = end;
    }
    waiting.clear();
    waitingRequests = 0;
  }

  private List<Answer> submit(List<OrderRequest> requests) {
    List<Answer> answers = gate.submit(requests);
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      Kind kind = answer.reason().kind();
      // To go on would put later requests before this one.
      if (kind == Kind.TRANSIENT || kind == Kind.UNKNOWN) {
        throw new ReplayStoppedException(requests.get(i), answer.reason());
      }
      totals.count(requests.get(i), answer);
    }
    return answers;
  }
}
