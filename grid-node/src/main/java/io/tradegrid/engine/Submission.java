package io.tradegrid.engine;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.Request;
import io.tradegrid.model.RejectReason;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Requests of one caller, in their order, and the promise of their answers. One without requests
 * only waits for its turn: it has no answer when all before it is durable, else one, which says why
 * it is not.
 */
record Submission(List<Request> requests, CompletableFuture<List<Answer>> answers) {

  Submission(List<Request> requests) {
    this(List.copyOf(requests), new CompletableFuture<>());
  }

  /** Returns the room it takes in the inbox. */
  int size() {
    return Math.max(1, requests.size());
  }

  /** Answers all requests that none of them was taken. */
  void refuse(RejectReason reason) {
    answers.complete(Collections.nCopies(size(), Answer.refused(reason)));
  }
}
