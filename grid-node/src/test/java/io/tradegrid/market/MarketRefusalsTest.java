package io.tradegrid.market;

import static io.tradegrid.model.OrderTerms.PLAIN;
import static io.tradegrid.model.Side.BUY;
import static io.tradegrid.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reason for which a market refuses an order; collars are in {@link MarketCollarsTest}. */
@ParameterizedClass
@EnumSource(MarketKind.class)
final class MarketRefusalsTest {

  private static final long MAX = Instrument.PRICE_TICKS_MAX;

  private final MarketScene scene;

  MarketRefusalsTest(MarketKind kind) {
    scene = new MarketScene(kind);
  }

  private RejectReason entered(OrderType type, TimeInForce time, long ticks, OrderTerms terms) {
    return scene.enter(1, BUY, type, time, ticks, 10, terms);
  }

  private void limits(RiskLimits limits) {
    scene.market().limits(1, limits);
  }

  private static RiskLimits position(long lots) {
    return new RiskLimits(0, false, Long.MAX_VALUE, Integer.MAX_VALUE, lots, 0, 0);
  }

  @Test
  void aPortfolioNeedsLimits() {
    assertThatThrownBy(() -> scene.limit(77, BUY, 100, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("77");
  }

  @Test
  void theFirstThingThatIsWrongIsTheReason() {
    limits(new RiskLimits(0, true, 1, 0, 0, 1, 1));
    assertThat(scene.limit(1, BUY, 0, 0)).isEqualTo(RejectReason.PORTFOLIO_BLOCKED);
    limits(new RiskLimits(0, false, 1, 0, 0, 1, 1));
    assertThat(scene.limit(1, BUY, 0, 0)).isEqualTo(RejectReason.INVALID_QUANTITY);
    assertThat(scene.limit(1, BUY, 0, 0)).isEqualTo(RejectReason.ORDER_RATE_LIMIT);
    assertThat(scene.said())
        .containsExactly(
            "REJECTED order 1 of 1 BUY PORTFOLIO_BLOCKED",
            "REJECTED order 2 of 1 BUY INVALID_QUANTITY",
            "REJECTED order 3 of 1 BUY ORDER_RATE_LIMIT");
    assertThat(scene.market().openOrders()).isZero();
  }

  @Test
  void aRateIsABurstOfOneSecondAndThenItsSteps() {
    limits(new RiskLimits(0, false, Long.MAX_VALUE, 99, Long.MAX_VALUE, 4, 0));
    scene.market().advanceTo(1_000_000_000);
    for (int i = 0; i < 4; i++) {
      assertThat(scene.limit(1, BUY, 100, 1)).isEqualTo(RejectReason.NONE);
    }
    assertThat(scene.limit(1, BUY, 100, 1)).isEqualTo(RejectReason.ORDER_RATE_LIMIT);
    assertThat(scene.amend(1, 101, 1)).isEqualTo(RejectReason.ORDER_RATE_LIMIT);
    assertThat(scene.market().cancel(1)).as("cancels are free").isEqualTo(RejectReason.NONE);
    scene.market().advanceTo(1_249_999_999);
    assertThat(scene.limit(1, BUY, 100, 1)).isEqualTo(RejectReason.ORDER_RATE_LIMIT);
    scene.market().advanceTo(1_250_000_000);
    assertThat(scene.amend(2, 101, 1)).isEqualTo(RejectReason.NONE);
    assertThat(scene.limit(1, BUY, 100, 1)).isEqualTo(RejectReason.ORDER_RATE_LIMIT);
  }

  @Test
  void quantitiesAndPricesAreInTheirRanges() {
    assertThat(scene.limit(1, BUY, 100, 0)).isEqualTo(RejectReason.INVALID_QUANTITY);
    assertThat(scene.limit(1, BUY, 100, -1)).isEqualTo(RejectReason.INVALID_QUANTITY);
    assertThat(scene.limit(1, BUY, 0, 1)).isEqualTo(RejectReason.INVALID_PRICE);
    assertThat(scene.limit(1, BUY, MAX + 1, 1)).isEqualTo(RejectReason.INVALID_PRICE);
    assertThat(scene.limit(1, BUY, Market.NO_PRICE, 1)).isEqualTo(RejectReason.INVALID_PRICE);
    assertThat(entered(OrderType.MARKET, TimeInForce.IOC, 0, PLAIN))
        .isEqualTo(RejectReason.INVALID_PRICE);
    assertThat(entered(OrderType.STOP, TimeInForce.GTC, MAX + 1, PLAIN.withStop(5)))
        .isEqualTo(RejectReason.INVALID_PRICE);
    assertThat(scene.limit(1, BUY, MAX, 1)).isEqualTo(RejectReason.NONE);
    assertThat(scene.limit(1, BUY, 100, MarketScene.MAX_ORDER_LOTS + 1))
        .isEqualTo(RejectReason.ORDER_QUANTITY_LIMIT);
  }

  @Test
  void termsFitEachOther() {
    OrderType limit = OrderType.LIMIT;
    TimeInForce gtc = TimeInForce.GTC;
    RejectReason terms = RejectReason.INVALID_TERMS;
    assertThat(entered(limit, gtc, 100, PLAIN.withStop(5))).isEqualTo(terms);
    assertThat(entered(OrderType.STOP_LIMIT, gtc, 100, PLAIN)).isEqualTo(terms);
    assertThat(entered(OrderType.STOP_LIMIT, gtc, 100, PLAIN.withStop(MAX + 1))).isEqualTo(terms);
    assertThat(entered(limit, TimeInForce.GTD, 100, PLAIN)).isEqualTo(terms);
    assertThat(entered(limit, gtc, 100, PLAIN.withExpiry(5))).isEqualTo(terms);
    assertThat(entered(limit, gtc, 100, PLAIN.withDisplay(0))).isEqualTo(terms);
    assertThat(entered(limit, TimeInForce.IOC, 100, PLAIN.withDisplay(5))).isEqualTo(terms);
    assertThat(entered(OrderType.MARKET, gtc, 100, PLAIN.withDisplay(5))).isEqualTo(terms);
    assertThat(entered(limit, gtc, 100, PLAIN.withMinimum(11))).isEqualTo(terms);
    assertThat(entered(limit, gtc, 100, PLAIN.withMinimum(-1))).isEqualTo(terms);
    OrderTerms stop = PLAIN.withStop(5);
    assertThat(entered(OrderType.STOP, gtc, 100, stop.withMinimum(1))).isEqualTo(terms);
    assertThat(entered(OrderType.STOP_LIMIT, gtc, 100, stop.withPostOnly(PostOnly.SLIDE)))
        .isEqualTo(terms);
    OrderTerms post = PLAIN.withPostOnly(PostOnly.REJECT);
    assertThat(entered(limit, TimeInForce.FOK, 100, post)).isEqualTo(terms);
    assertThat(entered(limit, gtc, 100, post.withMinimum(1))).isEqualTo(terms);
    assertThat(entered(limit, gtc, 100, post)).isEqualTo(RejectReason.NONE);
    scene.market().advanceTo(5);
    assertThat(entered(limit, TimeInForce.GTD, 100, PLAIN.withExpiry(5))).isEqualTo(terms);
    assertThat(entered(limit, TimeInForce.GTD, 100, PLAIN.withExpiry(6)))
        .isEqualTo(RejectReason.NONE);
  }

  @Test
  void thePhaseComesBeforeTheGridAndTheLimits() {
    scene.market().changePhase(Phase.HALT);
    assertThat(scene.limit(1, BUY, 100, 5_000)).isEqualTo(RejectReason.PHASE_FORBIDS);
  }

  @Test
  void pricesAndStopPricesAreOnTheGrid() {
    TickTable steps = new TickTable(List.of(new Band(100, 10)));
    scene.market().rules(new TradingRules(steps, 0, 0, 0, CollarAction.REFUSE, 0));
    assertThat(scene.limit(1, BUY, 105, 1)).isEqualTo(RejectReason.PRICE_OFF_GRID);
    assertThat(scene.stop(1, BUY, 105, 1)).isEqualTo(RejectReason.PRICE_OFF_GRID);
    assertThat(scene.limit(1, BUY, 99, 1)).isEqualTo(RejectReason.NONE);
    assertThat(scene.amend(3, 111, 1)).isEqualTo(RejectReason.PRICE_OFF_GRID);
    assertThat(scene.amend(3, 110, 1)).isEqualTo(RejectReason.NONE);
  }

  @Test
  void anOrderIsWorthAtMostSoMuch() {
    limits(new RiskLimits(0, false, 1_000, 99, Long.MAX_VALUE, 0, 0));
    assertThat(scene.limit(1, BUY, 100, 10)).isEqualTo(RejectReason.NONE);
    assertThat(scene.limit(1, BUY, 100, 11)).isEqualTo(RejectReason.ORDER_NOTIONAL_LIMIT);
    assertThat(scene.limit(1, BUY, MAX, 1_000)).isEqualTo(RejectReason.ORDER_NOTIONAL_LIMIT);
    assertThat(scene.stop(1, BUY, 101, 10)).isEqualTo(RejectReason.ORDER_NOTIONAL_LIMIT);
    assertThat(scene.market(1, BUY, 900))
        .as("nothing on the other side")
        .isEqualTo(RejectReason.NONE);
    scene.limit(2, SELL, 200, 1);
    assertThat(scene.market(1, BUY, 6)).isEqualTo(RejectReason.ORDER_NOTIONAL_LIMIT);
    assertThat(scene.amend(1, 99, 11)).isEqualTo(RejectReason.ORDER_NOTIONAL_LIMIT);
  }

  @Test
  void whileOrdersAreCollectedAMarketOrderIsNotWorthWhatOthersWaitAt() {
    limits(new RiskLimits(0, false, 1_000, 99, Long.MAX_VALUE, 0, 0));
    scene.market().changePhase(Phase.PRE_OPEN);
    assertThat(scene.market(2, BUY, 5)).isEqualTo(RejectReason.NONE);
    assertThat(scene.market(2, SELL, 5)).isEqualTo(RejectReason.NONE);
    assertThat(scene.market(1, BUY, 1))
        .as("nothing is known of a price")
        .isEqualTo(RejectReason.ORDER_NOTIONAL_LIMIT);
    scene.collars(100, 0, 0, CollarAction.REFUSE);
    assertThat(scene.market(1, BUY, 11)).isEqualTo(RejectReason.ORDER_NOTIONAL_LIMIT);
    assertThat(scene.market(1, BUY, 10)).isEqualTo(RejectReason.NONE);
    assertThat(scene.market(1, SELL, 10)).isEqualTo(RejectReason.NONE);
    assertThat(scene.amend(6, Market.NO_PRICE, 11)).isEqualTo(RejectReason.ORDER_NOTIONAL_LIMIT);
    scene.market().cancelAll(0, null);
    scene.market().changePhase(Phase.CONTINUOUS);
    scene.trade(200);
    scene.market().changePhase(Phase.OPENING_AUCTION);
    scene.collars(100, 0, 0, CollarAction.REFUSE);
    assertThat(scene.market(1, BUY, 6))
        .as("the last price")
        .isEqualTo(RejectReason.ORDER_NOTIONAL_LIMIT);
    scene.limit(2, BUY, 50, 5);
    scene.limit(2, SELL, 50, 5);
    assertThat(scene.market(1, BUY, 21))
        .as("the indicative")
        .isEqualTo(RejectReason.ORDER_NOTIONAL_LIMIT);
    assertThat(scene.market(1, BUY, 20)).as("the indicative").isEqualTo(RejectReason.NONE);
  }

  @Test
  void theOpenOrdersOfAPortfolioAreCounted() {
    limits(new RiskLimits(0, false, Long.MAX_VALUE, 2, Long.MAX_VALUE, 0, 0));
    scene.limit(1, BUY, 100, 1);
    scene.stop(1, BUY, 200, 1);
    assertThat(scene.limit(1, BUY, 100, 1)).isEqualTo(RejectReason.OPEN_ORDER_LIMIT);
    assertThat(scene.amend(1, 101, 1)).isEqualTo(RejectReason.NONE);
    scene.market().cancel(2);
    assertThat(scene.limit(1, BUY, 100, 1)).isEqualTo(RejectReason.NONE);
  }

  @Test
  void noPositionCanLeaveTheRangeOfNumbers() {
    scene.market().report(3, 4, (1L << 62) - 10);
    assertThat(scene.limit(1, BUY, 100, 11)).isEqualTo(RejectReason.POSITION_OVERFLOW);
    assertThat(scene.limit(1, BUY, 100, 6)).isEqualTo(RejectReason.NONE);
    assertThat(scene.limit(2, BUY, 100, 5)).isEqualTo(RejectReason.POSITION_OVERFLOW);
    assertThat(scene.amend(2, 100, 11)).isEqualTo(RejectReason.POSITION_OVERFLOW);
    assertThat(scene.amend(2, 100, 10)).isEqualTo(RejectReason.NONE);
  }

  @Test
  void allOpenOrdersCountAgainstThePositionLimit() {
    limits(position(10));
    scene.limit(1, BUY, 100, 6);
    assertThat(scene.limit(1, BUY, 100, 5)).isEqualTo(RejectReason.POSITION_LIMIT);
    assertThat(scene.stop(1, BUY, 200, 4)).isEqualTo(RejectReason.NONE);
    assertThat(scene.limit(1, SELL, 300, 10)).isEqualTo(RejectReason.NONE);
    assertThat(scene.limit(1, SELL, 300, 1)).isEqualTo(RejectReason.POSITION_LIMIT);
    assertThat(scene.amend(1, 101, 7)).isEqualTo(RejectReason.POSITION_LIMIT);
    assertThat(scene.amend(1, 101, 6)).as("its own lots do not count").isEqualTo(RejectReason.NONE);
    limits(position(0));
    assertThat(scene.amend(1, 101, 5)).as("less is always allowed").isEqualTo(RejectReason.NONE);
    assertThat(scene.amend(1, 100, 5)).isEqualTo(RejectReason.POSITION_LIMIT);
  }

  @Test
  void whatReduceOnlyOrdersCouldFreeCountsAgainstThePositionLimit() {
    limits(position(20));
    scene.market().report(2, 1, 10);
    assertThat(scene.limit(1, BUY, 100, 30)).as("from -10 to +20").isEqualTo(RejectReason.NONE);
    OrderTerms reduceOnly = PLAIN.withReduceOnly();
    assertThat(scene.limit(1, BUY, 101, 10, reduceOnly))
        .as("filled first, it would let the other one go from 0 to +30")
        .isEqualTo(RejectReason.POSITION_LIMIT);
    assertThat(scene.limit(1, SELL, 300, 1, reduceOnly)).isEqualTo(RejectReason.REDUCE_ONLY);
    scene.market().cancelAll(1, BUY);
    limits(position(0));
    assertThat(scene.limit(1, BUY, 101, 12, reduceOnly)).isEqualTo(RejectReason.NONE);
    assertThat(scene.limit(1, BUY, 101, 1, reduceOnly)).isEqualTo(RejectReason.POSITION_LIMIT);
  }

  @Test
  void theLargestLimitIsNoLimit() {
    limits(position(Long.MAX_VALUE));
    scene.market().report(1, 2, 1L << 61);
    assertThat(scene.limit(1, BUY, 100, 1_000)).isEqualTo(RejectReason.NONE);
    assertThat(scene.limit(2, SELL, 100, 1_000)).isEqualTo(RejectReason.NONE);
  }

  @Test
  void aReduceOnlyOrderNeedsAPositionToReduce() {
    assertThat(scene.limit(1, SELL, 100, 1, PLAIN.withReduceOnly()))
        .isEqualTo(RejectReason.REDUCE_ONLY);
    scene.market().report(1, 2, 5);
    assertThat(scene.limit(1, BUY, 100, 1, PLAIN.withReduceOnly()))
        .isEqualTo(RejectReason.REDUCE_ONLY);
    assertThat(scene.limit(2, BUY, 100, 5, PLAIN.withReduceOnly())).isEqualTo(RejectReason.NONE);
    assertThat(scene.said()).last().isEqualTo("BOOKED order 3 of 2 BUY price 100 leaves 5 shown 5");
  }

  @Test
  void aPostOnlyOrderDoesNotTake() {
    scene.limit(2, SELL, 1, 5);
    OrderTerms reject = PLAIN.withPostOnly(PostOnly.REJECT);
    assertThat(scene.limit(1, BUY, 1, 1, reject)).isEqualTo(RejectReason.POST_ONLY);
    OrderTerms slide = PLAIN.withPostOnly(PostOnly.SLIDE);
    scene.forget();
    assertThat(scene.limit(1, BUY, 7, 1, slide)).isEqualTo(RejectReason.POST_ONLY);
    assertThat(scene.said())
        .as("no price below 1; the price told is the one given")
        .containsExactly("REJECTED order 3 of 1 BUY price 7 lots 1 POST_ONLY");
    scene.market().cancel(1);
    scene.limit(2, BUY, MAX, 5);
    assertThat(scene.limit(1, SELL, 9, 1, slide)).isEqualTo(RejectReason.POST_ONLY);
  }

  private RejectReason banded(Side side, long ticks) {
    return scene.limit(1, side, ticks, 1);
  }

  @Test
  void aLimitIsNotFarPastTheLastPrice() {
    limits(new RiskLimits(0, false, Long.MAX_VALUE, 99, Long.MAX_VALUE, 0, 100));
    assertThat(banded(BUY, 900)).as("no price to be near to").isEqualTo(RejectReason.NONE);
    scene.market().cancelAll(0, null);
    scene.market().rules(new TradingRules(TickTable.EVERY_TICK, 800, 0, 0, CollarAction.REFUSE, 0));
    assertThat(banded(BUY, 809)).as("of the reference").isEqualTo(RejectReason.PRICE_BAND);
    assertThat(banded(BUY, 808)).isEqualTo(RejectReason.NONE);
    scene.market().cancelAll(0, null);
    scene.trade(1_000);
    assertThat(banded(BUY, 1_011)).isEqualTo(RejectReason.PRICE_BAND);
    assertThat(banded(SELL, 989)).isEqualTo(RejectReason.PRICE_BAND);
    assertThat(banded(BUY, 1_010)).isEqualTo(RejectReason.NONE);
    assertThat(banded(SELL, 5_000)).as("short of it, any").isEqualTo(RejectReason.NONE);
    assertThat(scene.stopLimit(1, BUY, 1_100, 1_100, 1)).isEqualTo(RejectReason.PRICE_BAND);
  }
}
