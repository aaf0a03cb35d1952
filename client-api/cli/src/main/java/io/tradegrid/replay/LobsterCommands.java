package io.tradegrid.replay;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.model.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns LOBSTER messages into requests. Each message of NASDAQ's becomes what its author would have
 * sent here, and our book alone decides which order an execution fills.
 *
 * <p>Where our queue fills another order than NASDAQ's did, the two books still hold the same
 * shares at the level, under other names; so a later cancel takes its shares from the order it
 * names as far as that is open here, and the rest from a {@link StandIn}. What happens outside the
 * file's levels is not in the file: when a level comes back into sight as the deepest one, the
 * orderbook file says what it holds, and seeds or cancels make up the difference (the refill). No
 * other level is ever corrected.
 */
final class LobsterCommands {

  private static final Set<StandIn> BUT_THE_REST = EnumSet.complementOf(EnumSet.of(StandIn.ANY));

  private final LobsterParties parties;
  private final Map<Long, Integer> lastRows;
  private final boolean refill;
  private final ExpectedBook book = new ExpectedBook();
  private final Map<Long, Resting> orders = new HashMap<>();
  private final LobsterNotes notes = new LobsterNotes();
  private final List<OrderRequest> requests = new ArrayList<>();
  private int row;
  private long timestampNs;
  private int idsOfRow;

  /**
   * Starts with an empty book.
   *
   * @param lastRows for each order id the last row that names it
   * @param refill whether levels that come into sight are made up from the orderbook file
   */
  LobsterCommands(LobsterParties parties, Map<Long, Integer> lastRows, boolean refill) {
    this.parties = parties;
    this.lastRows = lastRows;
    this.refill = refill;
  }

  /** Returns what was counted on the way. */
  LobsterNotes notes() {
    return notes;
  }

  /**
   * Returns the orders that make up the book before the first message: one a level.
   *
   * @param first the first message
   * @param after NASDAQ's book after it
   */
  List<OrderRequest> seed(LobsterMessage first, LobsterBook after) {
    begin(first);
    for (Side side : Side.values()) {
      Map<Long, Long> levels = BookBefore.levels(side, first, after);
      int level = 0;
      for (Map.Entry<Long, Long> entry : levels.entrySet()) {
        level++;
        enterSeed("S-" + letter(side) + level, side, entry.getKey(), entry.getValue());
        notes.seedOrders++;
      }
    }
    return List.copyOf(requests);
  }

  /**
   * Returns what one message becomes.
   *
   * @param after NASDAQ's book after it; null without an orderbook file
   */
  LobsterStep step(LobsterMessage message, LobsterBook after) {
    begin(message);
    LobsterStep.Target target = null;
    switch (message.type()) {
      case NEW -> enterNew(message);
      case REDUCE, DELETE -> takeBack(message);
      case EXECUTION -> target = execute(message);
      case HIDDEN_EXECUTION -> requests.add(parties.report(message, nextId()));
      case CROSS, HALT -> notes.notSent++;
    }
    if (refill && after != null) {
      refill(Side.BUY, after);
      refill(Side.SELL, after);
    }
    return new LobsterStep(message, after, List.copyOf(requests), target);
  }

  private void begin(LobsterMessage message) {
    requests.clear();
    row = message.row();
    timestampNs = message.timestampNs();
    idsOfRow = 0;
  }

  private void enterNew(LobsterMessage message) {
    Resting order =
        new Resting(
            "L-" + message.orderId(),
            false,
            message.side(),
            message.price(),
            message.size(),
            lastRows.getOrDefault(message.orderId(), row));
    orders.put(message.orderId(), order);
    enter(order);
  }

  private void enterSeed(String id, Side side, long price, long quantity) {
    enter(new Resting(id, true, side, price, quantity, 0));
  }

  private void enter(Resting order) {
    requests.add(parties.enter(order, timestampNs));
    book.enter(order);
  }

  private void takeBack(LobsterMessage message) {
    Resting order = named(message);
    long left = message.size();
    if (order != null) {
      long open = Math.min(left, order.here());
      order.reduceThere(message.type() == LobsterType.DELETE ? order.there() : left);
      reduce(order, open);
      left -= open;
    }
    left = reduceStandIns(message.side(), message.price(), left, BUT_THE_REST);
    if (left == message.size()) {
      notes.skipped++;
    } else if (left > 0) {
      notes.cutShort++;
    }
  }

  private LobsterStep.Target execute(LobsterMessage message) {
    Resting order = named(message);
    requests.add(parties.take(message, nextId()));
    book.take(message.side(), message.price(), message.size());
    if (order == null) {
      return null;
    }
    order.reduceThere(message.size());
    return new LobsterStep.Target(order.clientOrderId(), order.isSeed());
  }

  /** The order a message names: by its id, or the seed of its level if the id was never seen. */
  private Resting named(LobsterMessage message) {
    Resting order = orders.get(message.orderId());
    if (order != null) {
      return order;
    }
    notes.unknownIds++;
    Resting first = null;
    for (Resting candidate : book.queue(message.side(), message.price())) {
      if (candidate.isSeed() && candidate.there() >= message.size()) {
        return candidate;
      } else if (candidate.isSeed() && first == null) {
        first = candidate;
      }
    }
    return first;
  }

  private long reduceStandIns(Side side, long price, long quantity, Set<StandIn> grounds) {
    long left = quantity;
    for (StandIn ground : grounds) {
      for (Resting order : book.queue(side, price)) {
        long some = Math.min(left, ground.available(order, row));
        if (some > 0) {
          if (ground != StandIn.LEFT_OVER) {
            order.reduceThere(some);
          }
          reduce(order, some);
          notes.standIns++;
          left -= some;
        }
      }
    }
    return left;
  }

  private void reduce(Resting order, long quantity) {
    if (quantity == 0) {
      return;
    }
    book.reduce(order, quantity);
    requests.add(
        order.here() == 0
            ? parties.cancel(order, nextId(), timestampNs)
            : parties.amend(order, nextId(), timestampNs));
  }

  /** Makes the deepest level in sight what the orderbook file says it is. */
  private void refill(Side side, LobsterBook after) {
    int deepest = after.levels();
    long size = after.size(side, deepest);
    if (size == 0) {
      return;
    }
    long price = after.price(side, deepest);
    Long inner = deepest == 1 ? null : (Long) after.price(side, deepest - 1);
    for (Resting gone : book.between(side, inner, price)) {
      gone.reduceThere(gone.there());
      reduce(gone, gone.here());
      notes.refillCancels++;
    }
    long held = book.quantity(side, price);
    if (held < size) {
      enterSeed("R-" + row + letter(side), side, price, size - held);
      notes.refillSeeds++;
    } else if (held > size) {
      reduceStandIns(side, price, held - size, EnumSet.allOf(StandIn.class));
      notes.refillCancels++;
    }
  }

  private String nextId() {
    idsOfRow++;
    return idsOfRow == 1 ? "M-" + row : "M-" + row + "-" + idsOfRow;
  }

  private static char letter(Side side) {
    return side == Side.BUY ? 'B' : 'S';
  }
}
