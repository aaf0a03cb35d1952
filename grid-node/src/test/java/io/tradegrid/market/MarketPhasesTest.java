package io.tradegrid.market;

import static io.tradegrid.model.OrderTerms.PLAIN;
import static io.tradegrid.model.Side.BUY;
import static io.tradegrid.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be done in which phase, and how auctions end. */
@ParameterizedClass
@EnumSource(MarketKind.class)
final class MarketPhasesTest {

  private static final long MAX = Instrument.PRICE_TICKS_MAX;

  private final MarketScene scene;

  MarketPhasesTest(MarketKind kind) {
    scene = new MarketScene(kind);
  }

  private void go(Phase phase) {
    scene.market().changePhase(phase);
  }

  private void reference(long ticks) {
    scene
        .market()
        .rules(new TradingRules(TickTable.EVERY_TICK, ticks, 0, 0, CollarAction.REFUSE, 0));
  }

  @Test
  void theDayOpensWithAnAuction() {
    go(Phase.PRE_OPEN);
    scene.limit(1, BUY, 102, 5);
    scene.limit(2, SELL, 100, 8);
    assertThat(scene.said())
        .containsExactly(
            "PHASE_CHANGED PRE_OPEN",
            "ACCEPTED order 1 of 1 BUY price 102 lots 5 leaves 5",
            "BOOKED order 1 of 1 BUY price 102 leaves 5 shown 5",
            "ACCEPTED order 2 of 2 SELL price 100 lots 8 leaves 8",
            "BOOKED order 2 of 2 SELL price 100 leaves 8 shown 8");
    assertThat(scene.market().top()).isEqualTo(new TopOfBook(102, 5, 100, 8));
    go(Phase.OPENING_AUCTION);
    scene.market(3, BUY, 4);
    scene.market().cancel(3);
    scene.market(3, BUY, 4);
    assertThat(scene.said())
        .containsExactly(
            "PHASE_CHANGED OPENING_AUCTION",
            "INDICATIVE SELL price 102 lots 5 leaves 3",
            "ACCEPTED order 3 of 3 BUY lots 4 leaves 4",
            "BOOKED order 3 of 3 BUY price " + MAX + " leaves 4 shown 4",
            "INDICATIVE BUY price 102 lots 8 leaves 1",
            "CANCELLED order 3 of 3 BUY price " + MAX + " lots 4 REQUESTED",
            "INDICATIVE SELL price 102 lots 5 leaves 3",
            "ACCEPTED order 4 of 3 BUY lots 4 leaves 4",
            "BOOKED order 4 of 3 BUY price " + MAX + " leaves 4 shown 4",
            "INDICATIVE BUY price 102 lots 8 leaves 1");
    go(Phase.CONTINUOUS);
    assertThat(scene.said())
        .containsExactly(
            "FILLED order 4 of 3 BUY price 102 lots 4 with 2 of 2 AUCTION",
            "FILLED order 2 of 2 SELL price 102 lots 4 leaves 4 shown 4 with 4 of 3 AUCTION",
            "FILLED order 1 of 1 BUY price 102 lots 4 leaves 1 shown 1 with 2 of 2 AUCTION",
            "FILLED order 2 of 2 SELL price 102 lots 4 with 1 of 1 AUCTION",
            "PHASE_CHANGED CONTINUOUS");
    assertThat(scene.market().lastTicks()).isEqualTo(102);
    assertThat(scene.market().referenceTicks()).isEqualTo(102);
    assertThat(scene.market().top()).isEqualTo(new TopOfBook(102, 1, 0, 0));
  }

  @Test
  void marketOrdersThatAnAuctionLeavesAreCancelled() {
    go(Phase.CLOSING_AUCTION);
    scene.market(1, SELL, 5);
    scene.enter(1, SELL, OrderType.MARKET, TimeInForce.DAY, 90, 6, PLAIN);
    scene.limit(2, BUY, 100, 3);
    scene.forget();
    go(Phase.CLOSED);
    assertThat(scene.said())
        .containsExactly(
            "FILLED order 3 of 2 BUY price 100 lots 3 with 1 of 1 AUCTION",
            "FILLED order 1 of 1 SELL price 100 lots 3 leaves 2 shown 2 with 3 of 2 AUCTION",
            "CANCELLED order 1 of 1 SELL price 1 lots 2 AUCTION_END",
            "CANCELLED order 2 of 1 SELL price 90 lots 6 AUCTION_END",
            "PHASE_CHANGED CLOSED");
  }

  @Test
  void theDayEndsForDayOrders() {
    scene.limit(1, BUY, 90, 1, TimeInForce.DAY);
    scene.limit(1, BUY, 91, 2, TimeInForce.GTC);
    OrderTerms stop = PLAIN.withStop(120);
    scene.enter(2, BUY, OrderType.STOP, TimeInForce.DAY, Market.NO_PRICE, 3, stop);
    scene.forget();
    go(Phase.CLOSED);
    assertThat(scene.said())
        .containsExactly(
            "PHASE_CHANGED CLOSED",
            "EXPIRED order 1 of 1 BUY price 90 lots 1",
            "EXPIRED order 3 of 2 BUY lots 3");
    assertThat(scene.market().openOrders()).isEqualTo(1);
  }

  @Test
  void onlyCancellingIsPossibleInAHaltAndAfterTheDay() {
    scene.limit(1, BUY, 90, 5);
    for (Phase phase : new Phase[] {Phase.HALT, Phase.CLOSED}) {
      go(phase);
      scene.forget();
      assertThat(scene.limit(1, BUY, 90, 5)).isEqualTo(RejectReason.PHASE_FORBIDS);
      assertThat(scene.amend(1, 90, 4)).isEqualTo(RejectReason.PHASE_FORBIDS);
      assertThat(scene.said()).hasSize(1);
    }
    assertThat(scene.market().cancel(1)).isEqualTo(RejectReason.NONE);
    assertThat(scene.said())
        .containsExactly("CANCELLED order 1 of 1 BUY price 90 lots 5 REQUESTED");
  }

  @Test
  void theSamePhaseIsNoChange() {
    go(Phase.CONTINUOUS);
    assertThat(scene.said()).isEmpty();
    assertThat(scene.market().sequence()).isZero();
  }

  @Test
  void ordersStayCrossedThroughAHaltAndTradeWhenItEnds() {
    go(Phase.PRE_OPEN);
    scene.limit(1, BUY, 101, 5);
    scene.limit(2, SELL, 100, 5);
    go(Phase.HALT);
    scene.forget();
    go(Phase.CONTINUOUS);
    assertThat(scene.said())
        .containsExactly(
            "FILLED order 1 of 1 BUY price 101 lots 5 with 2 of 2 AUCTION",
            "FILLED order 2 of 2 SELL price 101 lots 5 with 1 of 1 AUCTION",
            "PHASE_CHANGED CONTINUOUS");
  }

  @Test
  void onlyTheClosingAuctionTradesAtTheEndOfTheDay() {
    go(Phase.OPENING_AUCTION);
    scene.limit(1, BUY, 101, 5);
    scene.limit(2, SELL, 100, 5);
    scene.market(3, SELL, 1);
    scene.forget();
    go(Phase.CLOSED);
    assertThat(scene.said())
        .containsExactly(
            "CANCELLED order 3 of 3 SELL price 1 lots 1 AUCTION_END", "PHASE_CHANGED CLOSED");
    assertThat(scene.market().top()).isEqualTo(new TopOfBook(101, 5, 100, 5));
  }

  @Test
  void stopOrdersWaitForContinuousTrading() {
    scene.stop(3, BUY, 101, 2);
    go(Phase.OPENING_AUCTION);
    scene.stop(3, BUY, 50, 1);
    scene.limit(1, BUY, 101, 5);
    scene.limit(2, SELL, 101, 9);
    scene.forget();
    go(Phase.CONTINUOUS);
    assertThat(scene.said())
        .containsExactly(
            "FILLED order 3 of 1 BUY price 101 lots 5 with 4 of 2 AUCTION",
            "FILLED order 4 of 2 SELL price 101 lots 5 leaves 4 shown 4 with 3 of 1 AUCTION",
            "PHASE_CHANGED CONTINUOUS",
            "TRIGGERED order 2 of 3 BUY lots 1",
            "FILLED order 4 of 2 SELL price 101 lots 1 leaves 3 shown 3 with 2 of 3 MAKER",
            "FILLED order 2 of 3 BUY price 101 lots 1 with 4 of 2 TAKER",
            "TRIGGERED order 1 of 3 BUY lots 2",
            "FILLED order 4 of 2 SELL price 101 lots 2 leaves 1 shown 1 with 1 of 3 MAKER",
            "FILLED order 1 of 3 BUY price 101 lots 2 with 4 of 2 TAKER");
  }

  @Test
  void immediateAndPostOnlyOrdersAreNotCollected() {
    go(Phase.OPENING_AUCTION);
    assertThat(scene.limit(1, BUY, 100, 5, TimeInForce.IOC)).isEqualTo(RejectReason.PHASE_FORBIDS);
    assertThat(scene.limit(1, BUY, 100, 5, TimeInForce.FOK)).isEqualTo(RejectReason.PHASE_FORBIDS);
    assertThat(scene.limit(1, BUY, 100, 5, PLAIN.withMinimum(1)))
        .isEqualTo(RejectReason.PHASE_FORBIDS);
    assertThat(scene.limit(1, BUY, 100, 5, PLAIN.withPostOnly(PostOnly.SLIDE)))
        .isEqualTo(RejectReason.PHASE_FORBIDS);
    assertThat(scene.market().openOrders()).isZero();
  }

  @Test
  void theAuctionPriceTradesTheMost() {
    go(Phase.OPENING_AUCTION);
    scene.limit(1, BUY, 105, 10);
    scene.limit(1, BUY, 103, 20);
    scene.limit(2, SELL, 101, 10);
    scene.forget();
    scene.limit(2, SELL, 102, 15);
    assertThat(scene.said()).last().isEqualTo("INDICATIVE BUY price 103 lots 25 leaves 5");
  }

  @Test
  void thenItLeavesTheLeast() {
    go(Phase.OPENING_AUCTION);
    scene.limit(1, BUY, 105, 10);
    scene.limit(1, BUY, 103, 5);
    scene.limit(2, SELL, 101, 10);
    scene.forget();
    scene.limit(2, SELL, 104, 7);
    assertThat(scene.said()).last().isEqualTo("INDICATIVE BUY price 103 lots 10 leaves 5");
    scene.limit(2, SELL, 101, 1);
    assertThat(scene.said()).last().isEqualTo("INDICATIVE BUY price 103 lots 11 leaves 4");
  }

  @Test
  void thenItIsNearestTheReferenceOrElseTheHighest() {
    go(Phase.OPENING_AUCTION);
    scene.limit(1, BUY, 110, 10);
    scene.limit(2, SELL, 100, 10);
    assertThat(scene.said()).last().isEqualTo("INDICATIVE price 110 lots 10");
    reference(104);
    assertThat(scene.amend(77, 1, 1)).isEqualTo(RejectReason.UNKNOWN_ORDER);
    assertThat(scene.said())
        .as("told with the next command, and the reference is a price of its own")
        .containsExactly("INDICATIVE price 104 lots 10");
    reference(90);
    scene.market().advanceTo(5);
    assertThat(scene.said()).containsExactly("INDICATIVE price 100 lots 10");
    reference(105);
    scene.market().cancelAll(3, null);
    assertThat(scene.said()).containsExactly("INDICATIVE price 105 lots 10");
  }

  @Test
  void withoutAReferenceTheLastPriceIsWhatItStaysNearTo() {
    scene.trade(102);
    go(Phase.OPENING_AUCTION);
    scene.limit(1, BUY, 110, 10);
    scene.limit(2, SELL, 100, 10);
    assertThat(scene.said()).last().isEqualTo("INDICATIVE price 102 lots 10");
  }

  @Test
  void aPriceIsToldAgainInANewPhaseAndOnlyIfThereIsOne() {
    go(Phase.OPENING_AUCTION);
    assertThat(scene.said()).containsExactly("PHASE_CHANGED OPENING_AUCTION");
    scene.limit(1, BUY, 110, 10);
    scene.limit(2, SELL, 100, 10);
    scene.forget();
    go(Phase.CLOSING_AUCTION);
    assertThat(scene.said())
        .containsExactly("PHASE_CHANGED CLOSING_AUCTION", "INDICATIVE price 110 lots 10");
    scene.market().cancel(1);
    assertThat(scene.said())
        .containsExactly("CANCELLED order 1 of 1 BUY price 110 lots 10 REQUESTED", "INDICATIVE");
  }

  @Test
  void reduceOnlyOrdersCannotTakeAPositionThroughZeroInAnAuction() {
    scene.market().report(1, 2, 10);
    go(Phase.CLOSING_AUCTION);
    scene.limit(1, SELL, 100, 8, PLAIN.withReduceOnly().withDisplay(3));
    scene.limit(1, SELL, 101, 6);
    scene.limit(1, SELL, 99, 1, PLAIN.withReduceOnly());
    scene.limit(1, SELL, 102, 7, PLAIN.withReduceOnly());
    scene.limit(3, BUY, 103, 30);
    scene.forget();
    go(Phase.CLOSED);
    assertThat(scene.said())
        .containsExactly(
            "CANCELLED order 1 of 1 SELL price 100 lots 5 leaves 3 shown 3 REDUCE_ONLY",
            "CANCELLED order 4 of 1 SELL price 102 lots 7 REDUCE_ONLY",
            "FILLED order 5 of 3 BUY price 103 lots 1 leaves 29 shown 29 with 3 of 1 AUCTION",
            "FILLED order 3 of 1 SELL price 103 lots 1 with 5 of 3 AUCTION",
            "FILLED order 5 of 3 BUY price 103 lots 3 leaves 26 shown 26 with 1 of 1 AUCTION",
            "FILLED order 1 of 1 SELL price 103 lots 3 with 5 of 3 AUCTION",
            "FILLED order 5 of 3 BUY price 103 lots 6 leaves 20 shown 20 with 2 of 1 AUCTION",
            "FILLED order 2 of 1 SELL price 103 lots 6 with 5 of 3 AUCTION",
            "PHASE_CHANGED CLOSED");
    assertThat(scene.market().positionLots(1)).isZero();
  }

  @Test
  void marketOrdersAloneHaveNoPrice() {
    go(Phase.OPENING_AUCTION);
    scene.market(1, BUY, 5);
    scene.market(2, SELL, 5);
    scene.forget();
    go(Phase.CONTINUOUS);
    assertThat(scene.said())
        .containsExactly(
            "CANCELLED order 1 of 1 BUY price " + MAX + " lots 5 AUCTION_END",
            "CANCELLED order 2 of 2 SELL price 1 lots 5 AUCTION_END",
            "PHASE_CHANGED CONTINUOUS");
  }

  @Test
  void limitOrdersAtBothEndsOfTheRangeDoNotStayCrossed() {
    go(Phase.OPENING_AUCTION);
    scene.limit(1, BUY, MAX, 5);
    scene.limit(2, SELL, 1, 4);
    scene.forget();
    go(Phase.CONTINUOUS);
    assertThat(scene.said())
        .containsExactly(
            "FILLED order 1 of 1 BUY price " + MAX + " lots 4 leaves 1 shown 1 with 2 of 2 AUCTION",
            "FILLED order 2 of 2 SELL price " + MAX + " lots 4 with 1 of 1 AUCTION",
            "PHASE_CHANGED CONTINUOUS");
  }

  @Test
  void ordersExpireInEveryPhase() {
    OrderTerms until = PLAIN.withExpiry(100);
    scene.enter(1, BUY, OrderType.LIMIT, TimeInForce.GTD, 90, 5, until);
    go(Phase.HALT);
    scene.forget();
    scene.market().advanceTo(100);
    assertThat(scene.said()).containsExactly("EXPIRED order 1 of 1 BUY price 90 lots 5");
  }
}
