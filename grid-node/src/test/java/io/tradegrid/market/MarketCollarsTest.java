package io.tradegrid.market;

import static io.tradegrid.model.OrderTerms.PLAIN;
import static io.tradegrid.model.Side.BUY;
import static io.tradegrid.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.CollarAction;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.TimeInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Price collars and volatility auctions. A collar of 100 basis points around 1000 is 990 to 1010.
 */
@ParameterizedClass
@EnumSource(MarketKind.class)
final class MarketCollarsTest {

  private final MarketScene scene;

  MarketCollarsTest(MarketKind kind) {
    scene = new MarketScene(kind);
  }

  @Test
  void aLimitOutsideTheCollarIsRefused() {
    scene.collars(1_000, 100, 0, CollarAction.REFUSE);
    assertThat(scene.limit(1, BUY, 1_011, 5)).isEqualTo(RejectReason.PRICE_COLLAR);
    assertThat(scene.limit(1, BUY, 989, 5)).isEqualTo(RejectReason.PRICE_COLLAR);
    assertThat(scene.limit(1, SELL, 1_010, 5)).isEqualTo(RejectReason.NONE);
    assertThat(scene.limit(1, BUY, 990, 5)).isEqualTo(RejectReason.NONE);
    assertThat(scene.amend(3, 1_011, 5)).isEqualTo(RejectReason.PRICE_COLLAR);
    assertThat(scene.said())
        .containsExactly(
            "REJECTED order 1 of 1 BUY price 1011 lots 5 PRICE_COLLAR",
            "REJECTED order 2 of 1 BUY price 989 lots 5 PRICE_COLLAR",
            "ACCEPTED order 3 of 1 SELL price 1010 lots 5 leaves 5",
            "BOOKED order 3 of 1 SELL price 1010 leaves 5 shown 5",
            "ACCEPTED order 4 of 1 BUY price 990 lots 5 leaves 5",
            "BOOKED order 4 of 1 BUY price 990 leaves 5 shown 5");
  }

  @Test
  void ofTwoCollarsThePricesInBothCount() {
    scene.trade(1_000);
    scene.collars(995, 100, 50, CollarAction.REFUSE);
    assertThat(scene.limit(1, BUY, 995, 1)).as("dynamic from 995").isEqualTo(RejectReason.NONE);
    assertThat(scene.limit(1, BUY, 994, 1)).isEqualTo(RejectReason.PRICE_COLLAR);
    assertThat(scene.limit(1, SELL, 1_004, 1)).as("static to 1004").isEqualTo(RejectReason.NONE);
    assertThat(scene.limit(1, SELL, 1_005, 1)).isEqualTo(RejectReason.PRICE_COLLAR);
  }

  @Test
  void aMarketOrderStopsAtTheEdge() {
    scene.limit(1, SELL, 1_005, 5);
    scene.limit(1, SELL, 1_020, 5);
    scene.collars(1_000, 100, 0, CollarAction.REFUSE);
    scene.forget();
    scene.market(2, BUY, 8);
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 3 of 2 BUY lots 8 leaves 8",
            "FILLED order 1 of 1 SELL price 1005 lots 5 with 3 of 2 MAKER",
            "FILLED order 3 of 2 BUY price 1005 lots 5 leaves 3 with 1 of 1 TAKER",
            "CANCELLED order 3 of 2 BUY lots 3 COLLAR");
    scene.market().cancel(2);
    scene.forget();
    scene.market(2, BUY, 8);
    assertThat(scene.said())
        .as("nothing beyond the edge that it could have had")
        .containsExactly(
            "ACCEPTED order 4 of 2 BUY lots 8 leaves 8",
            "CANCELLED order 4 of 2 BUY lots 8 IMMEDIATE");
  }

  @Test
  void aStopLimitOrderSetOffBeyondTheEdgeIsCancelled() {
    scene.limit(1, SELL, 1_020, 5);
    scene.stopLimit(3, BUY, 1_000, 1_030, 7);
    scene.stopLimit(3, BUY, 1_000, 1_019, 8);
    scene.collars(1_000, 100, 0, CollarAction.REFUSE);
    scene.limit(4, BUY, 1_000, 1);
    scene.forget();
    scene.limit(4, SELL, 1_000, 1);
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 5 of 4 SELL price 1000 lots 1 leaves 1",
            "FILLED order 4 of 4 BUY price 1000 lots 1 with 5 of 4 MAKER",
            "FILLED order 5 of 4 SELL price 1000 lots 1 with 4 of 4 TAKER",
            "TRIGGERED order 2 of 3 BUY price 1030 lots 7",
            "CANCELLED order 2 of 3 BUY price 1030 lots 7 COLLAR",
            "TRIGGERED order 3 of 3 BUY price 1019 lots 8",
            "BOOKED order 3 of 3 BUY price 1019 leaves 8 shown 8");
  }

  @Test
  void fillOrKillCountsWhatIsInsideTheCollarOnly() {
    scene.limit(1, SELL, 1_005, 5);
    scene.limit(1, SELL, 1_020, 5);
    scene.collars(1_000, 100, 0, CollarAction.AUCTION);
    scene.forget();
    scene.limit(2, BUY, 1_020, 6, TimeInForce.FOK);
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 3 of 2 BUY price 1020 lots 6 leaves 6",
            "CANCELLED order 3 of 2 BUY price 1020 lots 6 FILL_OR_KILL");
    assertThat(scene.market().phase()).isEqualTo(Phase.CONTINUOUS);
  }

  @Test
  void anOrderThatWouldLeaveTheCollarStartsAnAuctionThatEndsByItself() {
    scene.limit(1, SELL, 1_005, 5);
    scene.limit(1, SELL, 1_020, 5);
    scene.collars(1_000, 100, 0, CollarAction.AUCTION);
    scene.market().advanceTo(7);
    scene.forget();
    scene.limit(2, BUY, 1_030, 8);
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 3 of 2 BUY price 1030 lots 8 leaves 8",
            "FILLED order 1 of 1 SELL price 1005 lots 5 with 3 of 2 MAKER",
            "FILLED order 3 of 2 BUY price 1005 lots 5 leaves 3 with 1 of 1 TAKER",
            "PHASE_CHANGED VOLATILITY_AUCTION",
            "BOOKED order 3 of 2 BUY price 1030 leaves 3 shown 3",
            "INDICATIVE SELL price 1020 lots 3 leaves 2");
    assertThat(scene.market().nextDeadlineNs()).isEqualTo(1_007);
    scene.market().advanceTo(1_006);
    assertThat(scene.said()).isEmpty();
    scene.market().advanceTo(1_007);
    assertThat(scene.said())
        .containsExactly(
            "FILLED order 3 of 2 BUY price 1020 lots 3 with 2 of 1 AUCTION",
            "FILLED order 2 of 1 SELL price 1020 lots 3 leaves 2 shown 2 with 3 of 2 AUCTION",
            "PHASE_CHANGED CONTINUOUS");
    assertThat(scene.market().referenceTicks()).isEqualTo(1_020);
    assertThat(scene.market().nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void marketOrdersAreCollectedAndImmediateOnesAreNot() {
    scene.limit(1, SELL, 1_020, 5);
    scene.collars(1_000, 100, 0, CollarAction.AUCTION);
    scene.stop(3, BUY, 1_000, 2);
    scene.enter(3, BUY, OrderType.STOP, TimeInForce.IOC, Market.NO_PRICE, 4, PLAIN.withStop(1_000));
    scene.stopLimit(3, BUY, 1_000, 1_001, 6);
    scene.limit(4, BUY, 1_000, 1);
    scene.forget();
    scene.limit(4, SELL, 1_000, 1);
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 6 of 4 SELL price 1000 lots 1 leaves 1",
            "FILLED order 5 of 4 BUY price 1000 lots 1 with 6 of 4 MAKER",
            "FILLED order 6 of 4 SELL price 1000 lots 1 with 5 of 4 TAKER",
            "TRIGGERED order 2 of 3 BUY lots 2",
            "PHASE_CHANGED VOLATILITY_AUCTION",
            "BOOKED order 2 of 3 BUY price 4503599627370496 leaves 2 shown 2",
            "TRIGGERED order 3 of 3 BUY lots 4",
            "CANCELLED order 3 of 3 BUY lots 4 IMMEDIATE",
            "TRIGGERED order 4 of 3 BUY price 1001 lots 6",
            "BOOKED order 4 of 3 BUY price 1001 leaves 6 shown 6",
            "INDICATIVE SELL price 1020 lots 2 leaves 3");
    scene.market().cancel(1);
    scene.forget();
    scene.market().changePhase(Phase.CONTINUOUS);
    assertThat(scene.said())
        .containsExactly(
            "CANCELLED order 2 of 3 BUY price 4503599627370496 lots 2 AUCTION_END",
            "PHASE_CHANGED CONTINUOUS");
  }

  @Test
  void anOrderThatExpiresWithTheAuctionGoesBeforeItTrades() {
    scene.collars(1_000, 100, 0, CollarAction.AUCTION);
    scene.market().changePhase(Phase.VOLATILITY_AUCTION);
    scene.enter(1, BUY, OrderType.LIMIT, TimeInForce.GTD, 1_001, 5, PLAIN.withExpiry(1_000));
    scene.limit(2, SELL, 1_001, 5);
    scene.forget();
    scene.market().advanceTo(2_000);
    assertThat(scene.said())
        .containsExactly("EXPIRED order 1 of 1 BUY price 1001 lots 5", "PHASE_CHANGED CONTINUOUS");
  }

  @Test
  void theCollarStaysWhereItIsWhileAnOrderTrades() {
    scene.trade(1_000);
    scene.limit(1, SELL, 1_009, 1);
    scene.limit(1, SELL, 1_018, 1);
    scene.collars(0, 0, 100, CollarAction.REFUSE);
    scene.forget();
    scene.market(2, BUY, 5);
    assertThat(scene.said()).last().isEqualTo("CANCELLED order 5 of 2 BUY lots 4 COLLAR");
    scene.market(2, BUY, 5);
    assertThat(scene.said()).last().isEqualTo("CANCELLED order 6 of 2 BUY lots 4 IMMEDIATE");
    assertThat(scene.market().lastTicks()).isEqualTo(1_018);
  }

  @Test
  void anAmendedOrderStopsAtTheEdgeToo() {
    scene.limit(1, SELL, 1_020, 5);
    scene.limit(2, BUY, 1_000, 5);
    scene.collars(1_000, 100, 0, CollarAction.AUCTION);
    scene.forget();
    assertThat(scene.amend(2, 1_020, 3)).isEqualTo(RejectReason.NONE);
    assertThat(scene.said())
        .containsExactly(
            "AMENDED order 2 of 2 BUY price 1020 leaves 3",
            "PHASE_CHANGED VOLATILITY_AUCTION",
            "BOOKED order 2 of 2 BUY price 1020 leaves 3 shown 3",
            "INDICATIVE SELL price 1020 lots 3 leaves 2");
  }
}
