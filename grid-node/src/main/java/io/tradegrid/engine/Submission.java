package io.tradegrid.engine;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.Request;
import io.tradegrid.model.RejectReason;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Requests of one caller, in their order, and the promise of their answers. */
record Submission(List<Request> requests, CompletableFuture<List<Answer>> answers) {

  Submission(List<Request> requests) {
    this(List.copyOf(requests), new CompletableFuture<>());
  }

  /** Answers all requests that none of them was taken. */
  void refuse(RejectReason reason) {
    answers.complete(Collections.nCopies(requests.size(), Answer.refused(reason)));
  }
}
