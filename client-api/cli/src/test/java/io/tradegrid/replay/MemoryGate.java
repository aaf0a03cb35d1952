package io.tradegrid.replay;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.OrderRequest.Amend;
import io.tradegrid.client.OrderRequest.Cancel;
import io.tradegrid.client.OrderRequest.New;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Fill;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One instrument's venue in a few obvious lines: a list of open orders in order of entry, searched
 * from end to end. Prices count ten-thousandths.
 */
public final class MemoryGate implements Gate {

  private static final class Open {
    String owner;
    String id;
    Side side;
    long price;
    long total;
    long filled;
    long orderId;

    long leaves() {
      return total - filled;
    }
  }

  private final List<Open> open = new ArrayList<>();
  private final Map<String, Answer> answered = new HashMap<>();
  private final Map<String, OrderRequest> asked = new HashMap<>();
  private long ids;
  private long trades;

  @Override
  public List<Answer> submit(List<OrderRequest> requests) {
    return requests.stream().map(this::submit).toList();
  }

  private Answer submit(OrderRequest request) {
    String key = request.portfolio() + "/" + request.clientOrderId();
    Answer first = answered.get(key);
    if (first != null) {
      return request.equals(asked.get(key))
          ? first.asDuplicate()
          : Answer.refused(RejectReason.DUPLICATE_ID);
    }
    Answer answer = apply(request);
    answered.put(key, answer);
    asked.put(key, request);
    return answer;
  }

  private Answer apply(OrderRequest request) {
    if (request instanceof New order) {
      return enter(order);
    } else if (request instanceof Cancel cancel) {
      Open order = find(cancel.portfolio(), cancel.origClientOrderId());
      return order == null ? refused() : reduce(order, order.filled);
    } else if (request instanceof Amend amend) {
      Open order = find(amend.portfolio(), amend.origClientOrderId());
      return order == null ? refused() : amend(order, amend);
    }
    trades++;
    return answer(OrderStatus.FILLED, trades, 0, 0, List.of());
  }

  private Answer refused() {
    return new Answer(
        RejectReason.ORDER_CLOSED, false, OrderStatus.REJECTED, 0, 0, 0, top(), List.of());
  }

  private Answer enter(New request) {
    Open taker = new Open();
    taker.owner = request.portfolio();
    taker.id = request.clientOrderId();
    taker.side = request.side();
    taker.price =
        request.price() == null
            ? (taker.side == Side.BUY ? Long.MAX_VALUE : 0)
            : ticks(request.price());
    taker.total = request.quantity().longValueExact();
    taker.orderId = ++ids;
    return matchThenRest(taker, request.timeInForce() == TimeInForce.GTC);
  }

  private Answer amend(Open order, Amend amend) {
    long price = amend.price() == null ? order.price : ticks(amend.price());
    long total = amend.quantity().longValueExact();
    if (total <= order.filled || (price == order.price && total <= order.total)) {
      return reduce(order, Math.max(total, order.filled));
    }
    open.remove(order);
    order.price = price;
    order.total = total;
    return matchThenRest(order, true);
  }

  private static long ticks(BigDecimal price) {
    return price.movePointRight(4).longValueExact();
  }

  private Answer matchThenRest(Open taker, boolean mayRest) {
    List<Fill> fills = new ArrayList<>();
    Open maker = best(taker.side.opposite());
    while (taker.leaves() > 0 && maker != null && crosses(taker, maker)) {
      long size = Math.min(taker.leaves(), maker.leaves());
      taker.filled += size;
      maker.filled += size;
      fills.add(
          new Fill(++trades, maker.price, size, maker.orderId, 1, ClientOrderId.of(maker.id)));
      open.removeIf(order -> order.leaves() == 0);
      maker = best(taker.side.opposite());
    }
    boolean rests = taker.leaves() > 0 && mayRest;
    if (rests) {
      open.add(taker);
    }
    return answer(
        rests ? OrderStatus.NEW : taker.leaves() == 0 ? OrderStatus.FILLED : OrderStatus.CANCELED,
        taker.orderId,
        taker.filled,
        rests ? taker.leaves() : 0,
        fills);
  }

  private Answer reduce(Open order, long total) {
    order.total = total;
    open.removeIf(o -> o.leaves() <= 0);
    return answer(OrderStatus.NEW, order.orderId, order.filled, order.leaves(), List.of());
  }

  private static boolean crosses(Open taker, Open maker) {
    return taker.side == Side.BUY ? taker.price >= maker.price : taker.price <= maker.price;
  }

  private Open find(String owner, String id) {
    for (Open order : open) {
      if (order.owner.equals(owner) && order.id.equals(id)) {
        return order;
      }
    }
    return null;
  }

  private Open best(Side side) {
    Open best = null;
    for (Open order : open) {
      if (order.side == side
          && (best == null || side.sign() * Long.compare(order.price, best.price) > 0)) {
        best = order;
      }
    }
    return best;
  }

  private Answer answer(OrderStatus status, long id, long filled, long leaves, List<Fill> fills) {
    return new Answer(RejectReason.NONE, false, status, id, filled, leaves, top(), fills);
  }

  private TopOfBook top() {
    Open bid = best(Side.BUY);
    Open ask = best(Side.SELL);
    return new TopOfBook(
        bid == null ? 0 : bid.price, size(bid), ask == null ? 0 : ask.price, size(ask));
  }

  private long size(Open level) {
    long size = 0;
    for (Open order : open) {
      if (level != null && order.side == level.side && order.price == level.price) {
        size += order.leaves();
      }
    }
    return size;
  }

  /** Returns the number of trades so far. */
  public long trades() {
    return trades;
  }
}
