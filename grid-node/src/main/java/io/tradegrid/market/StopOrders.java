package io.tradegrid.market;

import io.tradegrid.model.Side;
import io.tradegrid.orderbook.LadderQueues;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Stop orders: those that wait, in queues by stop price, and those that a trade has elected, in the
 * sequence in which they will run. Tickets are used again.
 */
final class StopOrders {

  /** Sees the stop orders that wait, first to be elected first. */
  @FunctionalInterface
  interface Visitor {

    void visit(Ticket ticket);
  }

  private static final Side[] SIDES = Side.values();

  private final LadderQueues waiting = new LadderQueues();

  /** By slot of the queues. */
  private Ticket[] tickets = new Ticket[8];

  private final ArrayDeque<Ticket> elected = new ArrayDeque<>();
  private final ArrayDeque<Ticket> free = new ArrayDeque<>();

  /**
   * Buying stops are elected from the lowest price up, as offers are met, and selling ones from the
   * highest down, as bids are.
   */
  private static Side queueOf(Side side) {
    return side.opposite();
  }

  int size() {
    return waiting.size();
  }

  long openLots() {
    return waiting.openLots();
  }

  /** Returns an order that waits, or null. */
  Ticket find(long orderId) {
    int slot = waiting.find(orderId);
    return slot == 0 ? null : tickets[slot];
  }

  /** Lets an order wait; the ticket is copied. */
  void add(Ticket order) {
    int slot =
        waiting.add(
            order.orderId,
            order.portfolioId,
            false,
            queueOf(order.side),
            order.terms.stopTicks(),
            order.leavesLots,
            Long.MAX_VALUE);
    if (slot >= tickets.length) {
      tickets = Arrays.copyOf(tickets, Math.max(slot + 1, 2 * tickets.length));
    }
    Ticket ticket = free.isEmpty() ? new Ticket() : free.removeLast();
    tickets[slot] = ticket.copy(order);
  }

  /** Makes an order that waits smaller; it keeps its place. */
  void reduce(Ticket order, long leavesLots) {
    waiting.reduce(waiting.find(order.orderId), leavesLots);
    order.leavesLots = leavesLots;
  }

  /** Takes out an order that waits; its ticket may be used until the next one is added. */
  void remove(Ticket order) {
    int slot = waiting.find(order.orderId);
    waiting.remove(slot);
    tickets[slot] = null;
    free.addLast(order);
  }

  /** Elects all that a trade at a price reaches. */
  void elect(long priceTicks) {
    for (Side side : SIDES) {
      Side queue = queueOf(side);
      // Queued as the other side's orders are, so a price that a trade reaches ranks no lower.
      long worstRank = queue.rank(priceTicks);
      for (long rank = waiting.best(queue); rank >= worstRank; rank = waiting.best(queue)) {
        int slot = waiting.first(queue, rank);
        elected.addLast(tickets[slot]);
        tickets[slot] = null;
        waiting.remove(slot);
      }
    }
  }

  /** Returns the order that runs next, or null; it is to be given back with {@link #done}. */
  Ticket nextElected() {
    return elected.pollFirst();
  }

  void done(Ticket ticket) {
    free.addLast(ticket);
  }

  /** Shows the orders of a side that wait. */
  void forEach(Side side, Visitor visitor) {
    Side queue = queueOf(side);
    for (long rank = waiting.best(queue);
        rank != LadderQueues.NO_LEVEL;
        rank = waiting.worse(queue, rank)) {
      for (int slot = waiting.first(queue, rank); slot != 0; slot = waiting.next(slot)) {
        visitor.visit(tickets[slot]);
      }
    }
  }

  long addHash(long before) {
    long[] hash = {before};
    for (Side side : SIDES) {
      forEach(
          side,
          t ->
              hash[0] =
                  MarketHash.addStop(
                      hash[0],
                      t.side,
                      t.terms.stopTicks(),
                      t.orderId,
                      t.portfolioId,
                      t.shownTicks(),
                      t.leavesLots));
    }
    return hash[0];
  }
}
