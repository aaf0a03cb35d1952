package io.tradegrid.shard;

import io.tradegrid.command.Answer;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.command.RequestStatus.Standing;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.RejectReason;
import java.util.List;

/** Finds requests in a shard's state by their ids. */
public final class RequestLookup {

  private RequestLookup() {}

  /** Returns what the state knows of the request that a portfolio sent under an id. */
  public static RequestStatus status(ShardState state, int portfolioId, ClientOrderId id) {
    RequestMemory memory = state.memory();
    Order open = state.orders().find(portfolioId, id);
    Answer first = memory.answerTo(portfolioId, id);
    if (open != null) {
      return status(Standing.OPEN, asItStands(open), memory);
    } else if (first == null) {
      return status(Standing.UNKNOWN, Answer.refused(RejectReason.UNKNOWN_ORDER), memory);
    }
    boolean wasOpen = memory.orderOf(portfolioId, id) != 0 && first.leavesLots() > 0;
    return status(wasOpen ? Standing.CLOSED : Standing.DONE, first, memory);
  }

  private static RequestStatus status(Standing standing, Answer answer, RequestMemory memory) {
    return new RequestStatus(standing, answer, memory.size(), memory.count() - memory.size());
  }

  private static Answer asItStands(Order order) {
    return new Answer(
        RejectReason.NONE,
        false,
        order.status(),
        order.orderId(),
        order.filledLots(),
        order.leavesLots(),
        TopOfBook.EMPTY,
        List.of());
  }
}
