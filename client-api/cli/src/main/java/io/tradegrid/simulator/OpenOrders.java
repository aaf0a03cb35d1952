package io.tradegrid.simulator;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.OrderRequest.Amend;
import io.tradegrid.client.OrderRequest.Cancel;
import io.tradegrid.client.OrderRequest.New;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Fill;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The simulator's own orders in one stock and the best prices, known from answers alone, in the
 * order in which they came to rest.
 */
final class OpenOrders {

  private final Map<String, OpenOrder> orders = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();
  private TopOfBook quote = TopOfBook.EMPTY;

  /** Learns from an answer. */
  void answered(OrderRequest request, Answer answer) {
    if (!answer.duplicate() && answer.reason().kind() != RejectReason.Kind.REFUSED) {
      quote = answer.quote();
    }
    for (Fill fill : answer.fills()) {
      String maker = fill.makerClientOrderId().toString();
      orders.computeIfPresent(maker, (id, order) -> openOrNull(order.filled(fill.quantityLots())));
    }
    if (request instanceof New order) {
      entered(order, answer);
    } else if (request instanceof Cancel cancel) {
      orders.remove(cancel.origClientOrderId());
      asked.remove(cancel.origClientOrderId());
    } else if (request instanceof Amend amend) {
      amended(amend, answer);
    }
  }

  private void entered(New order, Answer answer) {
    boolean rests = order.timeInForce() == TimeInForce.GTC && answer.leavesLots() > 0;
    if (answer.isAccepted() && rests) {
      orders.put(
          order.clientOrderId(),
          new OpenOrder(
              order.clientOrderId(),
              order.portfolio(),
              order.side(),
              ticks(order.price()),
              order.quantity().longValueExact(),
              answer.leavesLots()));
    }
  }

  private void amended(Amend amend, Answer answer) {
    asked.remove(amend.origClientOrderId());
    orders.computeIfPresent(
        amend.origClientOrderId(),
        (id, order) ->
            answer.isAccepted()
                ? openOrNull(
                    order.amended(
                        amend.price() == null ? order.ticks() : ticks(amend.price()),
                        amend.quantity().longValueExact(),
                        answer.leavesLots()))
                : null);
  }

  private static OpenOrder openOrNull(OpenOrder order) {
    return order.leaves() > 0 ? order : null;
  }

  private static long ticks(BigDecimal price) {
    return price.divide(Stock.TICK).longValueExact();
  }

  /** Returns the number of those about which no request is under way. */
  int size() {
    return orders.size() - asked.size();
  }

  TopOfBook quote() {
    return quote;
  }

  /** Says that a request about an order is under way: it is not picked before the answer. */
  void asked(OpenOrder order) {
    asked.add(order.id());
  }

  /** Returns any of them; there must be one. */
  OpenOrder any(RandomGenerator random) {
    List<OpenOrder> all =
        orders.values().stream().filter(order -> !asked.contains(order.id())).toList();
    return all.get(random.nextInt(all.size()));
  }

  /** Returns the one that is furthest on the wrong side of a price; null if none is. */
  OpenOrder stalest(long middleTicks) {
    return orders.values().stream()
        .filter(order -> order.beyond(middleTicks) > 0 && !asked.contains(order.id()))
        .max(Comparator.comparingLong(order -> order.beyond(middleTicks)))
        .orElse(null);
  }
}
