package io.tradegrid.replay;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.model.RejectReason;

/** The grid did not take a request for so long that the replay gave up. */
final class ReplayStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReplayStoppedException(OrderRequest request, RejectReason reason) {
    super(
        "the grid does not take order "
            + request.clientOrderId()
            + " of "
            + request.portfolio()
            + " ("
            + reason
            + "); replay the same file again once it does: what was taken is not taken twice");
  }
}
