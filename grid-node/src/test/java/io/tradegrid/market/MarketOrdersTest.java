package io.tradegrid.market;

import static io.tradegrid.model.OrderTerms.PLAIN;
import static io.tradegrid.model.Side.BUY;
import static io.tradegrid.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Order types, times in force and terms in continuous trading, each with all that is said. */
@ParameterizedClass
@EnumSource(MarketKind.class)
final class MarketOrdersTest {

  private final MarketScene scene;

  MarketOrdersTest(MarketKind kind) {
    scene = new MarketScene(kind);
  }

  @Test
  void aLimitOrderTradesAndWhatIsLeftRests() {
    scene.limit(1, SELL, 100, 10);
    scene.limit(2, BUY, 101, 15);
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 1 of 1 SELL price 100 lots 10 leaves 10",
            "BOOKED order 1 of 1 SELL price 100 leaves 10 shown 10",
            "ACCEPTED order 2 of 2 BUY price 101 lots 15 leaves 15",
            "FILLED order 1 of 1 SELL price 100 lots 10 with 2 of 2 MAKER",
            "FILLED order 2 of 2 BUY price 100 lots 10 leaves 5 with 1 of 1 TAKER",
            "BOOKED order 2 of 2 BUY price 101 leaves 5 shown 5");
    assertThat(scene.market().lastTicks()).isEqualTo(100);
    assertThat(scene.market().positionLots(1)).isEqualTo(-10);
    assertThat(scene.market().positionLots(2)).isEqualTo(10);
    assertThat(scene.market().openLots()).isEqualTo(5);
  }

  @Test
  void aMarketOrderTakesAnyPriceAndDoesNotRest() {
    scene.limit(1, SELL, 100, 10);
    scene.limit(1, SELL, 900, 10);
    scene.forget();
    scene.market(2, BUY, 25);
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 3 of 2 BUY lots 25 leaves 25",
            "FILLED order 1 of 1 SELL price 100 lots 10 with 3 of 2 MAKER",
            "FILLED order 3 of 2 BUY price 100 lots 10 leaves 15 with 1 of 1 TAKER",
            "FILLED order 2 of 1 SELL price 900 lots 10 with 3 of 2 MAKER",
            "FILLED order 3 of 2 BUY price 900 lots 10 leaves 5 with 2 of 1 TAKER",
            "CANCELLED order 3 of 2 BUY lots 5 IMMEDIATE");
  }

  @Test
  void aMarketOrderStopsAtItsProtectionPrice() {
    scene.limit(1, BUY, 100, 10);
    scene.limit(1, BUY, 90, 10);
    scene.forget();
    scene.enter(2, SELL, OrderType.MARKET, TimeInForce.DAY, 95, 15, PLAIN);
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 3 of 2 SELL price 95 lots 15 leaves 15",
            "FILLED order 1 of 1 BUY price 100 lots 10 with 3 of 2 MAKER",
            "FILLED order 3 of 2 SELL price 100 lots 10 leaves 5 with 1 of 1 TAKER",
            "CANCELLED order 3 of 2 SELL price 95 lots 5 IMMEDIATE");
  }

  @Test
  void aStopOrderWaitsForItsPriceAndIsAMarketOrderThen() {
    scene.stop(3, BUY, 105, 5);
    scene.trade(104);
    scene.limit(1, SELL, 105, 1);
    scene.limit(1, SELL, 106, 9);
    scene.forget();
    scene.limit(2, BUY, 105, 1);
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 6 of 2 BUY price 105 lots 1 leaves 1",
            "FILLED order 4 of 1 SELL price 105 lots 1 with 6 of 2 MAKER",
            "FILLED order 6 of 2 BUY price 105 lots 1 with 4 of 1 TAKER",
            "TRIGGERED order 1 of 3 BUY lots 5",
            "FILLED order 5 of 1 SELL price 106 lots 5 leaves 4 shown 4 with 1 of 3 MAKER",
            "FILLED order 1 of 3 BUY price 106 lots 5 with 5 of 1 TAKER");
  }

  @Test
  void aStopLimitOrderIsALimitOrderOnceSetOff() {
    scene.stopLimit(3, SELL, 95, 94, 5);
    scene.trade(95);
    assertThat(scene.market().top().askTicks()).isEqualTo(94);
    scene.stopLimit(3, SELL, 95, 96, 5);
    assertThat(scene.said())
        .as("a stop price that is reached already sets it off at once")
        .containsExactly(
            "ACCEPTED order 4 of 3 SELL price 96 lots 5 leaves 5",
            "TRIGGERED order 4 of 3 SELL price 96 lots 5",
            "BOOKED order 4 of 3 SELL price 96 leaves 5 shown 5");
  }

  @Test
  void aStopOrderThatIsImmediateTradesOrGoesWhenSetOff() {
    OrderTerms at105 = PLAIN.withStop(105);
    scene.enter(3, BUY, OrderType.STOP_LIMIT, TimeInForce.FOK, 105, 5, at105);
    scene.enter(3, BUY, OrderType.STOP, TimeInForce.IOC, 105, 7, at105);
    scene.limit(1, SELL, 105, 5);
    scene.forget();
    scene.limit(2, BUY, 105, 1);
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 4 of 2 BUY price 105 lots 1 leaves 1",
            "FILLED order 3 of 1 SELL price 105 lots 1 leaves 4 shown 4 with 4 of 2 MAKER",
            "FILLED order 4 of 2 BUY price 105 lots 1 with 3 of 1 TAKER",
            "TRIGGERED order 1 of 3 BUY price 105 lots 5",
            "CANCELLED order 1 of 3 BUY price 105 lots 5 FILL_OR_KILL",
            "TRIGGERED order 2 of 3 BUY price 105 lots 7",
            "FILLED order 3 of 1 SELL price 105 lots 4 with 2 of 3 MAKER",
            "FILLED order 2 of 3 BUY price 105 lots 4 leaves 3 with 3 of 1 TAKER",
            "CANCELLED order 2 of 3 BUY price 105 lots 3 IMMEDIATE");
  }

  @Test
  void stopOrdersRunNearestFirstAndThoseTheySetOffAfterThem() {
    scene.stop(3, BUY, 110, 1);
    scene.stop(3, BUY, 105, 1);
    scene.stop(3, BUY, 105, 2);
    scene.stop(3, BUY, 120, 1);
    scene.limit(1, SELL, 110, 1);
    scene.limit(1, SELL, 120, 9);
    scene.forget();
    scene.limit(2, BUY, 110, 1);
    assertThat(scene.said().stream().filter(line -> line.startsWith("TRIGGERED")))
        .containsExactly(
            "TRIGGERED order 2 of 3 BUY lots 1",
            "TRIGGERED order 3 of 3 BUY lots 2",
            "TRIGGERED order 1 of 3 BUY lots 1",
            "TRIGGERED order 4 of 3 BUY lots 1");
    assertThat(scene.market().openOrders()).isEqualTo(1);
    assertThat(scene.market().openLots()).isEqualTo(4);
  }

  @Test
  void buyingStopOrdersGoBeforeSellingOnes() {
    scene.stop(3, SELL, 99, 1);
    scene.stop(3, SELL, 100, 1);
    scene.stop(3, BUY, 90, 1);
    scene.trade(95);
    scene.forget();
    assertThat(scene.market().openOrders()).isZero();
    scene.stop(4, SELL, 90, 1);
    scene.stop(4, SELL, 91, 1);
    scene.stop(4, BUY, 110, 1);
    scene.trade(90);
    assertThat(scene.market().openOrders()).as("only the buying one waits").isEqualTo(1);
  }

  @Test
  void anImmediateOrderTakesWhatThereIs() {
    scene.limit(1, SELL, 100, 3);
    scene.forget();
    scene.limit(2, BUY, 100, 5, TimeInForce.IOC);
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 2 of 2 BUY price 100 lots 5 leaves 5",
            "FILLED order 1 of 1 SELL price 100 lots 3 with 2 of 2 MAKER",
            "FILLED order 2 of 2 BUY price 100 lots 3 leaves 2 with 1 of 1 TAKER",
            "CANCELLED order 2 of 2 BUY price 100 lots 2 IMMEDIATE");
  }

  @Test
  void fillOrKillTradesInFullOrNotAtAll() {
    scene.limit(1, SELL, 100, 3);
    scene.forget();
    scene.limit(2, BUY, 100, 4, TimeInForce.FOK);
    scene.limit(2, BUY, 100, 3, TimeInForce.FOK);
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 2 of 2 BUY price 100 lots 4 leaves 4",
            "CANCELLED order 2 of 2 BUY price 100 lots 4 FILL_OR_KILL",
            "ACCEPTED order 3 of 2 BUY price 100 lots 3 leaves 3",
            "FILLED order 1 of 1 SELL price 100 lots 3 with 3 of 2 MAKER",
            "FILLED order 3 of 2 BUY price 100 lots 3 with 1 of 1 TAKER");
  }

  @Test
  void anOrderWithADateExpiresInTime() {
    scene.market().advanceTo(50);
    OrderTerms until100 = PLAIN.withExpiry(100);
    scene.enter(1, BUY, OrderType.LIMIT, TimeInForce.GTD, 90, 5, until100);
    scene.enter(1, SELL, OrderType.STOP, TimeInForce.GTD, Market.NO_PRICE, 6, until100.withStop(9));
    assertThat(scene.market().nextDeadlineNs()).isEqualTo(100);
    scene.forget();
    scene.market().advanceTo(99);
    assertThat(scene.said()).isEmpty();
    scene.market().advanceTo(101);
    assertThat(scene.said())
        .containsExactly(
            "EXPIRED order 1 of 1 BUY price 90 lots 5", "EXPIRED order 2 of 1 SELL lots 6");
    assertThat(scene.market().nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
    assertThat(scene.market().openOrders()).isZero();
  }

  @Test
  void aMinimumTradesAtOnceOrNothingDoes() {
    scene.limit(1, SELL, 100, 3);
    scene.forget();
    scene.limit(2, BUY, 100, 9, PLAIN.withMinimum(4));
    scene.limit(2, BUY, 100, 9, PLAIN.withMinimum(3));
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 2 of 2 BUY price 100 lots 9 leaves 9",
            "CANCELLED order 2 of 2 BUY price 100 lots 9 MINIMUM_QUANTITY",
            "ACCEPTED order 3 of 2 BUY price 100 lots 9 leaves 9",
            "FILLED order 1 of 1 SELL price 100 lots 3 with 3 of 2 MAKER",
            "FILLED order 3 of 2 BUY price 100 lots 3 leaves 6 with 1 of 1 TAKER",
            "BOOKED order 3 of 2 BUY price 100 leaves 6 shown 6");
  }

  @Test
  void anIcebergShowsItsNextPartBehindItsEquals() {
    scene.limit(1, SELL, 100, 25, PLAIN.withDisplay(10));
    scene.limit(3, SELL, 100, 5);
    assertThat(scene.said().get(1))
        .isEqualTo("BOOKED order 1 of 1 SELL price 100 leaves 25 shown 10");
    scene.limit(2, BUY, 100, 17);
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 3 of 2 BUY price 100 lots 17 leaves 17",
            "FILLED order 1 of 1 SELL price 100 lots 10 leaves 15 shown 10 with 3 of 2 MAKER",
            "FILLED order 3 of 2 BUY price 100 lots 10 leaves 7 with 1 of 1 TAKER",
            "FILLED order 2 of 3 SELL price 100 lots 5 with 3 of 2 MAKER",
            "FILLED order 3 of 2 BUY price 100 lots 5 leaves 2 with 2 of 3 TAKER",
            "FILLED order 1 of 1 SELL price 100 lots 2 leaves 13 shown 8 with 3 of 2 MAKER",
            "FILLED order 3 of 2 BUY price 100 lots 2 with 1 of 1 TAKER");
    assertThat(scene.market().top().askLots()).isEqualTo(8);
    assertThat(scene.market().openLots()).isEqualTo(13);
  }

  @Test
  void aPostOnlyOrderSlidesToTheNextPriceOfTheGrid() {
    TickTable steps = new TickTable(List.of(new Band(10, 5), new Band(100, 10)));
    TradingRules open = TradingRules.OPEN;
    scene
        .market()
        .rules(new TradingRules(steps, 0, 0, 0, open.collarAction(), open.volatilityAuctionNs()));
    scene.limit(1, SELL, 100, 3);
    scene.forget();
    scene.limit(2, BUY, 110, 5, PLAIN.withPostOnly(PostOnly.SLIDE));
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 2 of 2 BUY price 95 lots 5 leaves 5",
            "BOOKED order 2 of 2 BUY price 95 leaves 5 shown 5");
    scene.market().cancel(1);
    scene.forget();
    scene.limit(1, SELL, 50, 5, PLAIN.withPostOnly(PostOnly.SLIDE));
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 3 of 1 SELL price 100 lots 5 leaves 5",
            "BOOKED order 3 of 1 SELL price 100 leaves 5 shown 5");
    scene.limit(2, BUY, 95, 5, PLAIN.withPostOnly(PostOnly.REJECT));
    assertThat(scene.said()).as("takes nothing, stays where it is").hasSize(2);
  }

  @Test
  void theIncomingOrderDecidesWhatASelfTradeIs() {
    scene.limit(8, SELL, 100, 5);
    scene.limit(9, SELL, 100, 6);
    scene.limit(1, SELL, 100, 7);
    scene.forget();
    scene.limit(8, BUY, 100, 3, PLAIN.withSelfTrade(SelfTrade.CANCEL_TAKER));
    scene.limit(9, BUY, 100, 3, PLAIN.withSelfTrade(SelfTrade.DECREMENT));
    scene.limit(8, BUY, 100, 3, PLAIN.withSelfTrade(SelfTrade.CANCEL_BOTH));
    scene.limit(8, BUY, 100, 4, PLAIN.withSelfTrade(SelfTrade.CANCEL_MAKER));
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 4 of 8 BUY price 100 lots 3 leaves 3",
            "CANCELLED order 4 of 8 BUY price 100 lots 3 SELF_TRADE",
            "ACCEPTED order 5 of 9 BUY price 100 lots 3 leaves 3",
            "CANCELLED order 1 of 8 SELL price 100 lots 3 leaves 2 shown 2 SELF_TRADE",
            "CANCELLED order 5 of 9 BUY price 100 lots 3 SELF_TRADE",
            "ACCEPTED order 6 of 8 BUY price 100 lots 3 leaves 3",
            "CANCELLED order 1 of 8 SELL price 100 lots 2 SELF_TRADE",
            "CANCELLED order 6 of 8 BUY price 100 lots 3 SELF_TRADE",
            "ACCEPTED order 7 of 8 BUY price 100 lots 4 leaves 4",
            "CANCELLED order 2 of 9 SELL price 100 lots 6 SELF_TRADE",
            "FILLED order 3 of 1 SELL price 100 lots 4 leaves 3 shown 3 with 7 of 8 MAKER",
            "FILLED order 7 of 8 BUY price 100 lots 4 with 3 of 1 TAKER");
    scene.limit(1, BUY, 100, 1);
    assertThat(scene.said())
        .as("allowed where the order does not say otherwise")
        .contains("FILLED order 8 of 1 BUY price 100 lots 1 with 3 of 1 TAKER");
  }

  @Test
  void aReduceOnlyOrderIsCutToThePosition() {
    scene.market().report(1, 2, 10);
    scene.limit(1, SELL, 100, 15, PLAIN.withReduceOnly());
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 1 of 1 SELL price 100 lots 15 leaves 15",
            "CANCELLED order 1 of 1 SELL price 100 lots 5 leaves 10 REDUCE_ONLY",
            "BOOKED order 1 of 1 SELL price 100 leaves 10 shown 10");
    scene.market().report(2, 1, 4);
    scene.limit(3, BUY, 100, 5);
    assertThat(scene.said())
        .as("again when it is met")
        .containsExactly(
            "ACCEPTED order 2 of 3 BUY price 100 lots 5 leaves 5",
            "CANCELLED order 1 of 1 SELL price 100 lots 4 leaves 6 shown 6 REDUCE_ONLY",
            "FILLED order 1 of 1 SELL price 100 lots 5 leaves 1 shown 1 with 2 of 3 MAKER",
            "FILLED order 2 of 3 BUY price 100 lots 5 with 1 of 1 TAKER");
    scene.market().report(2, 1, 1);
    scene.limit(3, BUY, 100, 5);
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 3 of 3 BUY price 100 lots 5 leaves 5",
            "CANCELLED order 1 of 1 SELL price 100 lots 1 REDUCE_ONLY",
            "BOOKED order 3 of 3 BUY price 100 leaves 5 shown 5");
  }

  @Test
  void aReduceOnlyStopIsCutWhenItIsSetOff() {
    OrderTerms stop = PLAIN.withReduceOnly().withStop(90);
    scene.limit(5, BUY, 50, 20);
    assertThat(scene.enter(1, SELL, OrderType.STOP, TimeInForce.GTC, Market.NO_PRICE, 8, stop))
        .isEqualTo(RejectReason.NONE);
    scene.enter(2, SELL, OrderType.STOP, TimeInForce.GTC, Market.NO_PRICE, 8, stop);
    scene.market().report(2, 3, 3);
    scene.limit(4, BUY, 90, 1);
    scene.forget();
    scene.limit(4, SELL, 90, 1);
    assertThat(scene.said())
        .containsSubsequence(
            "TRIGGERED order 2 of 1 SELL lots 8",
            "CANCELLED order 2 of 1 SELL lots 8 REDUCE_ONLY",
            "TRIGGERED order 3 of 2 SELL lots 8",
            "CANCELLED order 3 of 2 SELL lots 5 leaves 3 REDUCE_ONLY",
            "FILLED order 3 of 2 SELL price 50 lots 3 with 1 of 5 TAKER");
    assertThat(scene.market().positionLots(2)).isZero();
  }

  @Test
  void anOrderCutBelowItsMinimumIsCancelled() {
    scene.market().report(1, 2, 3);
    scene.limit(3, BUY, 100, 10);
    scene.forget();
    scene.limit(1, SELL, 100, 9, PLAIN.withReduceOnly().withMinimum(4));
    assertThat(scene.said())
        .containsExactly(
            "ACCEPTED order 2 of 1 SELL price 100 lots 9 leaves 9",
            "CANCELLED order 2 of 1 SELL price 100 lots 6 leaves 3 REDUCE_ONLY",
            "CANCELLED order 2 of 1 SELL price 100 lots 3 MINIMUM_QUANTITY");
  }
}
