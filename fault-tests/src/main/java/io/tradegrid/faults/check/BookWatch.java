package io.tradegrid.faults.check;

import io.tradegrid.market.Liquidity;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.model.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Follows one market by its events, with books of its own as plain as can be: no trade may pass by
 * a better price, nor be at another than the maker's, and what an order filled must add up.
 */
final class BookWatch {

  /** An order that waits in the book. */
  private record Resting(Side side, long priceTicks) {}

  private final Map<Long, Resting> resting = new HashMap<>();
  private final NavigableMap<Long, Integer> bids = new TreeMap<>();
  private final NavigableMap<Long, Integer> asks = new TreeMap<>();
  private final Map<Long, Long> filledLots = new HashMap<>();
  private final String symbol;
  private final Findings findings;

  BookWatch(String symbol, Findings findings) {
    this.symbol = symbol;
    this.findings = findings;
  }

  void happened(MarketEvent event) {
    switch (event.kind()) {
      case BOOKED -> {
        leave(event.orderId());
        enter(event);
      }
      case FILLED -> filled(event);
      case AMENDED -> {
        if (resting.containsKey(event.orderId())) {
          leave(event.orderId());
          if (event.shownLots() > 0) {
            enter(event);
          }
        }
      }
      case CANCELLED -> leaveIfGone(event);
      case EXPIRED -> leave(event.orderId());
      default -> {
        // Nothing else moves an order in or out of the book.
      }
    }
  }

  private NavigableMap<Long, Integer> side(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  private void enter(MarketEvent event) {
    resting.put(event.orderId(), new Resting(event.side(), event.priceTicks()));
    side(event.side()).merge(event.priceTicks(), 1, Integer::sum);
  }

  private void leave(long orderId) {
    Resting order = resting.remove(orderId);
    if (order != null) {
      side(order.side()).computeIfPresent(order.priceTicks(), (p, n) -> n == 1 ? null : n - 1);
    }
  }

  private void leaveIfGone(MarketEvent event) {
    if (event.leavesLots() == 0) {
      leave(event.orderId());
    }
  }

  private void filled(MarketEvent event) {
    filledLots.merge(event.orderId(), event.lots(), Long::sum);
    if (event.liquidity() == Liquidity.MAKER) {
      checkPrice(event);
    }
    leaveIfGone(event);
  }

  private void checkPrice(MarketEvent event) {
    Resting maker = resting.get(event.orderId());
    NavigableMap<Long, Integer> side = side(event.side());
    if (maker == null || maker.priceTicks() != event.priceTicks()) {
      findings.violation(symbol + ": traded at another price than the maker's: " + event);
    } else {
      long best = event.side() == Side.BUY ? side.lastKey() : side.firstKey();
      if (best != event.priceTicks()) {
        findings.violation(symbol + ": traded past the better price " + best + ": " + event);
      }
    }
  }

  long filledLots(long orderId) {
    return filledLots.getOrDefault(orderId, 0L);
  }
}
