package io.tradegrid.feed;

import io.tradegrid.market.MarketEvent;
import io.tradegrid.marketdata.FeedMessage;
import io.tradegrid.marketdata.FeedMessage.Kind;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;

/** The phase, and the price at which an auction would trade now: what both feeds say alike. */
final class AuctionState {

  private Phase phase = Phase.CONTINUOUS;
  private long priceTicks;
  private long volumeLots;
  private long surplusLots;
  private Side surplusSide;

  /** Goes to a phase, of which no price is known yet. */
  void enter(Phase newPhase) {
    phase = newPhase;
    priceTicks = 0;
    volumeLots = 0;
    surplusLots = 0;
    surplusSide = null;
  }

  void indicate(MarketEvent event) {
    priceTicks = event.priceTicks();
    volumeLots = event.lots();
    surplusLots = event.leavesLots();
    surplusSide = event.side();
  }

  boolean hasPrice() {
    return priceTicks != 0;
  }

  void sendPhase(Outlet outlet, long timeNs) {
    outlet.next(Kind.PHASE, timeNs).phase(phase);
    outlet.send();
  }

  void sendPrice(Outlet outlet, long timeNs) {
    fillPrice(outlet.next(Kind.INDICATIVE, timeNs));
    outlet.send();
  }

  Phase phase() {
    return phase;
  }

  FeedMessage fillPrice(FeedMessage message) {
    return message.side(surplusSide).quantity(priceTicks, volumeLots).surplus(surplusLots);
  }
}
