package io.tradegrid.market;

import static io.tradegrid.model.OrderTerms.PLAIN;
import static io.tradegrid.model.Side.BUY;
import static io.tradegrid.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.orderbook.OrderBook.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Changing and cancelling open orders. */
@ParameterizedClass
@EnumSource(MarketKind.class)
final class MarketAmendmentsTest {

  private static final long SAME = Market.NO_PRICE;
  private static final long MAX = Instrument.PRICE_TICKS_MAX;

  private final MarketScene scene;

  MarketAmendmentsTest(MarketKind kind) {
    scene = new MarketScene(kind);
  }

  @Test
  void lessKeepsThePlaceAndMoreLosesIt() {
    scene.limit(1, BUY, 100, 10);
    scene.limit(2, BUY, 100, 10);
    scene.forget();
    assertThat(scene.amend(1, SAME, 4)).isEqualTo(RejectReason.NONE);
    assertThat(scene.amend(1, 100, 3)).isEqualTo(RejectReason.NONE);
    scene.limit(3, SELL, 100, 1);
    assertThat(scene.said())
        .containsExactly(
            "AMENDED order 1 of 1 BUY price 100 leaves 4 shown 4",
            "AMENDED order 1 of 1 BUY price 100 leaves 3 shown 3",
            "ACCEPTED order 3 of 3 SELL price 100 lots 1 leaves 1",
            "FILLED order 1 of 1 BUY price 100 lots 1 leaves 2 shown 2 with 3 of 3 MAKER",
            "FILLED order 3 of 3 SELL price 100 lots 1 with 1 of 1 TAKER");
    assertThat(scene.amend(1, 100, 5)).isEqualTo(RejectReason.NONE);
    scene.limit(3, SELL, 100, 1);
    assertThat(scene.said())
        .containsExactly(
            "AMENDED order 1 of 1 BUY price 100 leaves 5",
            "BOOKED order 1 of 1 BUY price 100 leaves 5 shown 5",
            "ACCEPTED order 4 of 3 SELL price 100 lots 1 leaves 1",
            "FILLED order 2 of 2 BUY price 100 lots 1 leaves 9 shown 9 with 4 of 3 MAKER",
            "FILLED order 4 of 3 SELL price 100 lots 1 with 2 of 2 TAKER");
  }

  @Test
  void anIcebergLosesHiddenLotsFirst() {
    OrderTerms iceberg = PLAIN.withDisplay(4);
    scene.limit(1, BUY, 100, 10, iceberg);
    scene.forget();
    scene.market().amend(1, SAME, 6, iceberg);
    scene.market().amend(1, SAME, 3, iceberg);
    scene.market().amend(1, 101, 9, iceberg);
    assertThat(scene.said())
        .containsExactly(
            "AMENDED order 1 of 1 BUY price 100 leaves 6 shown 4",
            "AMENDED order 1 of 1 BUY price 100 leaves 3 shown 3",
            "AMENDED order 1 of 1 BUY price 101 leaves 9",
            "BOOKED order 1 of 1 BUY price 101 leaves 9 shown 4");
  }

  @Test
  void anAmendedOrderMayTradeAtOnce() {
    scene.limit(1, BUY, 100, 10);
    scene.limit(2, SELL, 105, 4);
    scene.stop(3, BUY, 105, 1);
    scene.forget();
    scene.amend(1, 105, 6);
    assertThat(scene.said())
        .containsExactly(
            "AMENDED order 1 of 1 BUY price 105 leaves 6",
            "FILLED order 2 of 2 SELL price 105 lots 4 with 1 of 1 MAKER",
            "FILLED order 1 of 1 BUY price 105 lots 4 leaves 2 with 2 of 2 TAKER",
            "BOOKED order 1 of 1 BUY price 105 leaves 2 shown 2",
            "TRIGGERED order 3 of 3 BUY lots 1",
            "CANCELLED order 3 of 3 BUY lots 1 IMMEDIATE");
  }

  @Test
  void aRefusedAmendmentChangesNothing() {
    scene.limit(1, BUY, 100, 10);
    scene.forget();
    long before = scene.market().stateHash();
    assertThat(scene.amend(1, SAME, 0)).isEqualTo(RejectReason.INVALID_QUANTITY);
    assertThat(scene.amend(1, 0, 5)).isEqualTo(RejectReason.INVALID_PRICE);
    assertThat(scene.amend(1, MAX + 1, 5)).isEqualTo(RejectReason.INVALID_PRICE);
    assertThat(scene.amend(1, 100, 1_001)).isEqualTo(RejectReason.ORDER_QUANTITY_LIMIT);
    assertThat(scene.amend(9, 100, 5)).isEqualTo(RejectReason.UNKNOWN_ORDER);
    scene.market().limits(1, new RiskLimits(0, true, 1, 0, 0, 1, 1));
    assertThat(scene.amend(1, 101, 5)).isEqualTo(RejectReason.PORTFOLIO_BLOCKED);
    assertThat(scene.said()).isEmpty();
    assertThat(scene.market().stateHash()).isEqualTo(before);
    assertThat(scene.amend(1, 100, 5)).as("less is always allowed").isEqualTo(RejectReason.NONE);
  }

  @Test
  void termsHoldForAmendmentsToo() {
    scene.market().report(1, 2, 8);
    OrderTerms reduce = PLAIN.withReduceOnly();
    scene.limit(1, SELL, 110, 8, reduce);
    scene.limit(3, BUY, 100, 5);
    OrderTerms slide = PLAIN.withPostOnly(PostOnly.SLIDE);
    OrderTerms reject = PLAIN.withPostOnly(PostOnly.REJECT);
    scene.limit(4, SELL, 120, 1, slide);
    scene.limit(4, SELL, 120, 1, reject);
    scene.forget();
    assertThat(scene.market().amend(1, 109, 20, reduce)).isEqualTo(RejectReason.NONE);
    assertThat(scene.market().amend(3, 90, 1, slide)).isEqualTo(RejectReason.NONE);
    assertThat(scene.market().amend(4, 90, 1, reject)).isEqualTo(RejectReason.POST_ONLY);
    assertThat(scene.said())
        .containsExactly(
            "AMENDED order 1 of 1 SELL price 109 leaves 8",
            "BOOKED order 1 of 1 SELL price 109 leaves 8 shown 8",
            "AMENDED order 3 of 4 SELL price 101 leaves 1",
            "BOOKED order 3 of 4 SELL price 101 leaves 1 shown 1");
    scene.market().report(2, 1, 8);
    assertThat(scene.market().amend(1, 108, 8, reduce)).isEqualTo(RejectReason.REDUCE_ONLY);
  }

  @Test
  void aWaitingStopKeepsItsPlaceOrGoesToTheEndOfItsQueue() {
    scene.stopLimit(1, BUY, 110, 111, 5);
    scene.stopLimit(2, BUY, 110, 111, 5);
    scene.stop(3, BUY, 110, 5);
    OrderTerms at110 = PLAIN.withStop(110);
    scene.forget();
    assertThat(scene.market().amend(2, SAME, 4, at110)).isEqualTo(RejectReason.NONE);
    assertThat(scene.market().amend(1, 112, 5, at110)).isEqualTo(RejectReason.NONE);
    assertThat(scene.market().amend(3, SAME, 2, at110)).isEqualTo(RejectReason.NONE);
    assertThat(scene.market().amend(3, 115, 2, at110)).isEqualTo(RejectReason.INVALID_PRICE);
    assertThat(scene.said())
        .containsExactly(
            "AMENDED order 2 of 2 BUY price 111 leaves 4",
            "AMENDED order 1 of 1 BUY price 112 leaves 5",
            "AMENDED order 3 of 3 BUY leaves 2");
    scene.trade(110);
    assertThat(scene.market().levels(BUY, 9))
        .containsExactly(new Level(112, 5, 1), new Level(111, 4, 1));
  }

  @Test
  void aCollectedMarketOrderHasNoOtherPrice() {
    scene.market().changePhase(Phase.OPENING_AUCTION);
    scene.market(1, BUY, 5);
    scene.enter(2, SELL, OrderType.MARKET, TimeInForce.GTC, 90, 5, PLAIN);
    scene.forget();
    assertThat(scene.amend(1, 100, 5)).isEqualTo(RejectReason.INVALID_PRICE);
    assertThat(scene.amend(2, 91, 4)).isEqualTo(RejectReason.INVALID_PRICE);
    assertThat(scene.amend(1, SAME, 7)).isEqualTo(RejectReason.NONE);
    assertThat(scene.amend(2, 90, 4)).isEqualTo(RejectReason.NONE);
    assertThat(scene.said())
        .containsExactly(
            "AMENDED order 1 of 1 BUY price " + MAX + " leaves 7",
            "BOOKED order 1 of 1 BUY price " + MAX + " leaves 7 shown 7",
            "INDICATIVE BUY price 90 lots 5 leaves 2",
            "AMENDED order 2 of 2 SELL price 90 leaves 4 shown 4",
            "INDICATIVE BUY price 90 lots 4 leaves 3");
    scene.market().changePhase(Phase.CONTINUOUS);
    assertThat(scene.said())
        .contains("CANCELLED order 1 of 1 BUY price " + MAX + " lots 3 AUCTION_END");
  }

  @Test
  void amendingWhileCollectingDoesNotTrade() {
    scene.market().changePhase(Phase.PRE_OPEN);
    scene.limit(1, BUY, 100, 5);
    scene.limit(2, SELL, 105, 5);
    scene.forget();
    scene.amend(1, 110, 6);
    assertThat(scene.said())
        .containsExactly(
            "AMENDED order 1 of 1 BUY price 110 leaves 6",
            "BOOKED order 1 of 1 BUY price 110 leaves 6 shown 6");
  }

  @Test
  void aCancelledOrderIsGone() {
    scene.limit(1, BUY, 100, 5);
    scene.stop(1, BUY, 200, 6);
    scene.stopLimit(1, BUY, 200, 201, 7);
    scene.forget();
    for (long id = 1; id <= 3; id++) {
      assertThat(scene.market().cancel(id)).isEqualTo(RejectReason.NONE);
      assertThat(scene.market().cancel(id)).isEqualTo(RejectReason.UNKNOWN_ORDER);
    }
    assertThat(scene.said())
        .containsExactly(
            "CANCELLED order 1 of 1 BUY price 100 lots 5 REQUESTED",
            "CANCELLED order 2 of 1 BUY lots 6 REQUESTED",
            "CANCELLED order 3 of 1 BUY price 201 lots 7 REQUESTED");
    assertThat(scene.market().openOrders()).isZero();
    assertThat(scene.market().openLots()).isZero();
  }

  @Test
  void manyOrdersAreCancelledInTheSequenceOfTheBook() {
    scene.limit(1, BUY, 100, 1);
    scene.limit(2, BUY, 101, 2);
    scene.limit(1, BUY, 101, 3);
    scene.limit(1, SELL, 111, 4);
    scene.limit(1, SELL, 110, 5);
    scene.stop(1, SELL, 50, 6);
    scene.stop(1, SELL, 60, 7);
    scene.stop(1, BUY, 200, 8);
    scene.stop(1, BUY, 190, 9);
    scene.forget();
    assertThat(scene.market().cancelAll(3, null)).isZero();
    assertThat(scene.market().cancelAll(1, SELL)).isEqualTo(4);
    assertThat(scene.said())
        .containsExactly(
            "CANCELLED order 5 of 1 SELL price 110 lots 5 MASS_CANCEL",
            "CANCELLED order 4 of 1 SELL price 111 lots 4 MASS_CANCEL",
            "CANCELLED order 7 of 1 SELL lots 7 MASS_CANCEL",
            "CANCELLED order 6 of 1 SELL lots 6 MASS_CANCEL");
    assertThat(scene.market().cancelAll(0, null)).isEqualTo(5);
    assertThat(scene.said())
        .containsExactly(
            "CANCELLED order 2 of 2 BUY price 101 lots 2 MASS_CANCEL",
            "CANCELLED order 3 of 1 BUY price 101 lots 3 MASS_CANCEL",
            "CANCELLED order 1 of 1 BUY price 100 lots 1 MASS_CANCEL",
            "CANCELLED order 9 of 1 BUY lots 9 MASS_CANCEL",
            "CANCELLED order 8 of 1 BUY lots 8 MASS_CANCEL");
  }
}
