package io.tradegrid.faults.load;

import io.tradegrid.client.OrderRequest;
import java.util.List;

/** A way into the grid. Used by one thread; no failure comes out of it but as an answer. */
interface Channel extends AutoCloseable {

  /** Returns whether such a request can be sent this way. */
  boolean takes(OrderRequest request);

  /**
   * Sends requests and waits for their answers.
   *
   * @return one a request, in their order
   */
  List<Told> send(List<Asked> requests);

  @Override
  void close();
}
