package io.tradegrid.shard;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Hash;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.RejectReason;
import java.util.HashMap;
import java.util.Map;

/** Every request ever taken, by its identity, with the answer it got: why nothing happens twice. */
final class RequestMemory {

  private record Identity(int portfolioId, ClientOrderId clientOrderId) {}

  /** What is kept of a request; {@code isOrder} tells orders from cancels, amendments, reports. */
  private record Memory(long contentHash, boolean isOrder, Answer answer) {}

  private final Map<Identity, Memory> byIdentity = new HashMap<>();
  private long hash;

  /** Returns the answer to a request whose id was used before, null if it is new. */
  Answer answerTo(Request request) {
    Memory memory = byIdentity.get(new Identity(request.portfolioId(), request.clientOrderId()));
    if (memory == null) {
      return null;
    }
    return memory.contentHash == request.contentHash()
        ? memory.answer
        : Answer.refused(RejectReason.DUPLICATE_ID);
  }

  void remember(Request request, Answer answer) {
    Memory memory =
        new Memory(request.contentHash(), request instanceof NewOrder, answer.asDuplicate());
    byIdentity.put(new Identity(request.portfolioId(), request.clientOrderId()), memory);
    ClientOrderId id = request.clientOrderId();
    long what = Hash.of(request.portfolioId(), id.high(), id.low(), memory.contentHash);
    // A sum, so that the order in which a map happens to keep its keys does not matter.
    long said = answer.reason().code() + ((long) answer.cancelledOrders() << 8);
    hash += Hash.of(what, said, answer.orderId(), answer.filledLots());
  }

  /** Returns the order that was entered under this id, null if none was. */
  Long orderOf(int portfolioId, ClientOrderId clientOrderId) {
    Memory memory = byIdentity.get(new Identity(portfolioId, clientOrderId));
    return memory == null || !memory.isOrder ? null : memory.answer.orderId();
  }

  long size() {
    return byIdentity.size();
  }

  long stateHash() {
    return hash;
  }
}
