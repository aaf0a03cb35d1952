package io.tradegrid.market;

import java.util.ArrayList;
import java.util.List;

/** Keeps copies of what a market says until it is cleared, in objects that are used again. */
final class EventLog implements MarketListener {

  private final List<MarketEvent> copies = new ArrayList<>();
  private int size;

  @Override
  public void on(MarketEvent event) {
    if (size == copies.size()) {
      copies.add(new MarketEvent());
    }
    copy(event, copies.get(size++));
  }

  private static void copy(MarketEvent event, MarketEvent copy) {
    copy.next(event.kind(), event.sequence(), event.timeNs()).phase(event.phase());
    if (event.orderId() == 0) {
      copy.indicative(event.priceTicks(), event.lots(), event.leavesLots(), event.side());
    } else {
      copy.order(event.orderId(), event.portfolioId(), event.side(), event.priceTicks());
      copy.lots(event.lots(), event.leavesLots(), event.shownLots());
    }
    copy.contra(event.contraOrderId(), event.contraPortfolioId(), event.liquidity());
    copy.reason(event.rejectReason()).reason(event.cancelReason());
  }

  /** Returns what was said since the last call of clear. */
  List<MarketEvent> events() {
    return copies.subList(0, size);
  }

  /** Returns the events as text. */
  List<String> lines() {
    return events().stream().map(MarketEvent::toString).toList();
  }

  void clear() {
    size = 0;
  }

  /** Returns whether another log holds the same, field by field. */
  boolean isSameAs(EventLog other) {
    if (size != other.size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!isSame(copies.get(i), other.copies.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(MarketEvent a, MarketEvent b) {
    return a.kind() == b.kind()
        && a.sequence() == b.sequence()
        && a.timeNs() == b.timeNs()
        && a.orderId() == b.orderId()
        && a.portfolioId() == b.portfolioId()
        && a.side() == b.side()
        && a.priceTicks() == b.priceTicks()
        && a.lots() == b.lots()
        && a.leavesLots() == b.leavesLots()
        && a.shownLots() == b.shownLots()
        && a.contraOrderId() == b.contraOrderId()
        && a.contraPortfolioId() == b.contraPortfolioId()
        && a.liquidity() == b.liquidity()
        && a.rejectReason() == b.rejectReason()
        && a.cancelReason() == b.cancelReason()
        && a.phase() == b.phase();
  }
}
