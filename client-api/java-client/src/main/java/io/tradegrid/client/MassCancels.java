package io.tradegrid.client;

import io.tradegrid.client.OrderRequest.MassCancel;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Cancels a portfolio's orders in many instruments. Every instrument gets a request of its own,
 * under an id that follows from the mass cancel's and the symbol: a repeat cancels nothing that was
 * entered since, and gets the same counts.
 */
final class MassCancels {

  private final Function<List<OrderRequest>, List<Answer>> gate;

  /**
   * Sends through a gate.
   *
   * @param gate takes any number of requests and gives as many answers
   */
  MassCancels(Function<List<OrderRequest>, List<Answer>> gate) {
    this.gate = gate;
  }

  CancelReport cancel(String portfolio, String cancelId, List<String> symbols, Side side) {
    requireId(cancelId);
    List<OrderRequest> requests =
        symbols.stream()
            .<OrderRequest>map(
                symbol ->
                    new MassCancel(
                        symbol,
                        portfolio,
                        DerivedId.of('k', cancelId, symbol),
                        side,
                        Command.STAMP_ON_ACCEPT))
            .toList();
    List<Answer> answers = gate.apply(requests);
    SortedMap<String, Integer> cancelled = new TreeMap<>();
    SortedMap<String, RejectReason> failed = new TreeMap<>();
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      if (!answer.isAccepted()) {
        failed.put(symbols.get(i), answer.reason());
      } else if (answer.cancelledOrders() > 0) {
        cancelled.put(symbols.get(i), answer.cancelledOrders());
      }
    }
    return new CancelReport(portfolio, cancelId, cancelled, failed);
  }

  private static void requireId(String cancelId) {
    try {
      ClientOrderId.of(cancelId);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage().replaceFirst("^clientOrderId", "cancelId"), e);
    }
  }
}
