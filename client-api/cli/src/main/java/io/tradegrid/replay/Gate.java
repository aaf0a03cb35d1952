package io.tradegrid.replay;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import java.util.List;

/** Where requests go: the grid, or in a test a book in memory. */
@FunctionalInterface
interface Gate {

  /** Submits requests in their order and returns as many answers. */
  List<Answer> submit(List<OrderRequest> requests);
}
