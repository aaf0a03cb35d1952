package io.tradegrid.replay;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Fill;
import io.tradegrid.model.RejectReason;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts answers, and knows which trades they report. A repeat's answer carries no fills, and a
 * stop order trades after it was answered; the trades of those orders are found in the grid
 * afterwards.
 */
final class ReplayTotals {

  private final Map<RejectReason, Long> reasons = new EnumMap<>(RejectReason.class);
  private final Set<Long> trades = new HashSet<>();
  private final Set<Long> silentOrders = new HashSet<>();
  private long requests;
  private long duplicates;

  /** Counts one answer. */
  void count(OrderRequest request, Answer answer) {
    requests++;
    reasons.merge(answer.reason(), 1L, Long::sum);
    if (answer.duplicate()) {
      duplicates++;
    }
    if (!answer.isAccepted()) {
      return;
    }
    if (request instanceof OrderRequest.Report) {
      trades.add(answer.orderId());
    } else if (answer.duplicate() || isStop(request)) {
      silentOrders.add(answer.orderId());
    } else {
      for (Fill fill : answer.fills()) {
        trades.add(fill.tradeId());
      }
    }
  }

  private static boolean isStop(OrderRequest request) {
    return request instanceof OrderRequest.New order && order.type().isStop();
  }

  /** Returns whether some answers do not tell of trades, so that {@link #reconcile} is due. */
  boolean needsReconciling() {
    return !silentOrders.isEmpty();
  }

  /**
   * Adds the trades of the orders whose answers do not tell of them.
   *
   * @param rows TRADE_ID, BUY_ORDER_ID, SELL_ORDER_ID, AGGRESSOR_SIDE of every trade of the symbols
   */
  void reconcile(List<List<?>> rows) {
    for (List<?> row : rows) {
      Object aggressor = "BUY".equals(row.get(3)) ? row.get(1) : row.get(2);
      if (row.get(3) != null && silentOrders.contains((Long) aggressor)) {
        trades.add((Long) row.get(0));
      }
    }
  }

  /** Returns the number of trades that the replay reports. */
  long executions() {
    return trades.size();
  }

  long requests() {
    return requests;
  }

  long duplicates() {
    return duplicates;
  }

  /** Returns the number of answers by reason, NONE for those carried out. */
  Map<RejectReason, Long> reasons() {
    return reasons;
  }
}
