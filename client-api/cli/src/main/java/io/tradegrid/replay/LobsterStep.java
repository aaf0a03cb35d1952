package io.tradegrid.replay;

import io.tradegrid.client.OrderRequest;
import java.util.List;

/**
 * What one message becomes.
 *
 * @param message the message
 * @param book NASDAQ's book after it; null if there is no orderbook file
 * @param requests what is sent for it, in this order; often one, sometimes none
 * @param target the order of ours that an execution should fill if our queue agrees with NASDAQ's;
 *     null if the message is none, or NASDAQ's order is unknown here
 */
record LobsterStep(
    LobsterMessage message, LobsterBook book, List<OrderRequest> requests, Target target) {

  /**
   * The order NASDAQ filled, as it is called here.
   *
   * @param clientOrderId its id
   * @param seed whether it is one of the seeds that stand for orders not in the file
   */
  record Target(String clientOrderId, boolean seed) {}
}
