package io.tradegrid.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.ChangeRules;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Fill;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the books that a listing keeps say of an order, and whose the trades of an answer are. */
final class ListingTest {

  private static final long MAX_LOTS = 1_000;

  private final TradeBook told = new TradeBook();
  private final ShardState state = new ShardState(0, LadderMarket::new, told);
  private int lastId;

  @BeforeEach
  void define() {
    state.define(
        new DefineInstrument(
            new Instrument(
                1, "SYM", "USD", new BigDecimal("0.01"), new BigDecimal("0.5"), MAX_LOTS)));
    for (int id = 1; id <= 3; id++) {
      state.define(new DefinePortfolio(Portfolio.named("PF" + id, "USD").withId(id)));
    }
  }

  private Answer enter(int portfolio, Side side, long ticks, long lots) {
    return enter(portfolio, side, OrderType.LIMIT, TimeInForce.GTC, ticks, lots, OrderTerms.PLAIN);
  }

  private Answer enter(
      int portfolio,
      Side side,
      OrderType type,
      TimeInForce time,
      long ticks,
      long lots,
      OrderTerms terms) {
    ClientOrderId id = ClientOrderId.of("o-" + ++lastId);
    return state.apply(
        new NewOrder(1, portfolio, id, lastId, side, type, time, ticks, lots, terms));
  }

  /** Amends the order that was entered as the given one, counted from 1. */
  private Answer amend(int portfolio, int number, long ticks, long lots) {
    return state.apply(
        new AmendOrder(
            1,
            portfolio,
            ClientOrderId.of("a-" + ++lastId),
            lastId,
            ClientOrderId.of("o-" + number),
            ticks,
            lots));
  }

  private Order order(Answer answer) {
    return told.orders.get(answer.orderId());
  }

  @Test
  void theTradesOfAStopOrderBelongToTheStopOrder() {
    enter(1, Side.SELL, 1000, 5);
    enter(1, Side.SELL, 1001, 5);
    Answer stop =
        enter(
            2,
            Side.BUY,
            OrderType.STOP,
            TimeInForce.GTC,
            Command.NO_PRICE,
            5,
            OrderTerms.PLAIN.withStop(1000));
    assertThat(stop.status()).isEqualTo(OrderStatus.NEW);
    Answer taker = enter(3, Side.BUY, 1000, 5);
    assertThat(taker.fills()).extracting(Fill::priceTicks).containsExactly(1000L);
    assertThat(taker.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(order(stop).status()).isEqualTo(OrderStatus.FILLED);
    assertThat(told.trades).extracting(Trade::buyOrderId).contains(stop.orderId());
    assertThat(told.trades).extracting(Trade::aggressor).containsOnly(Side.BUY);
  }

  @Test
  void aStopOrderThatIsSetOffAtOnceTradesForItsOwnRequest() {
    enter(1, Side.SELL, 1000, 5);
    enter(1, Side.SELL, 1001, 5);
    enter(3, Side.BUY, 1000, 5);
    Answer stop =
        enter(
            2,
            Side.BUY,
            OrderType.STOP,
            TimeInForce.GTC,
            Command.NO_PRICE,
            7,
            OrderTerms.PLAIN.withStop(1000));
    assertThat(stop.fills()).extracting(Fill::quantityLots).containsExactly(5L);
    assertThat(stop.status()).isEqualTo(OrderStatus.CANCELED);
    assertThat(order(stop).cancelledLots()).isEqualTo(2);
    assertThat(order(stop).cancelReason()).isEqualTo(CancelReason.IMMEDIATE);
  }

  @Test
  void anAmendmentNamesTheTotalQuantity() {
    Answer resting = enter(1, Side.BUY, 1000, 10);
    enter(2, Side.SELL, 1000, 4);
    assertThat(amend(1, 1, Command.NO_PRICE, 9).leavesLots()).isEqualTo(5);
    assertThat(order(resting).quantityLots()).isEqualTo(9);
    assertThat(amend(1, 1, 1001, 12).leavesLots()).isEqualTo(8);
    assertThat(order(resting).priceTicks()).isEqualTo(1001);
    assertThat(amend(1, 1, Command.NO_PRICE, 0).reason()).isEqualTo(RejectReason.INVALID_QUANTITY);
    assertThat(amend(1, 1, Command.NO_PRICE, MAX_LOTS + 1).reason())
        .isEqualTo(RejectReason.ORDER_QUANTITY_LIMIT);
    assertThat(amend(1, 1, Command.NO_PRICE, MAX_LOTS).leavesLots()).isEqualTo(MAX_LOTS - 4);
    Answer done = amend(1, 1, Command.NO_PRICE, 4);
    assertThat(done.isAccepted()).isTrue();
    assertThat(done.status()).isEqualTo(OrderStatus.CANCELED);
    assertThat(order(resting).filledLots()).isEqualTo(4);
    assertThat(order(resting).cancelledLots()).isEqualTo(MAX_LOTS - 4);
    assertThat(order(resting).cancelReason()).isEqualTo(CancelReason.REQUESTED);
    assertThat(amend(1, 1, Command.NO_PRICE, 20).reason()).isEqualTo(RejectReason.ORDER_CLOSED);
  }

  @Test
  void anOrderThatWasCutCountsWhatIsGone() {
    enter(1, Side.SELL, 1000, 6);
    enter(2, Side.BUY, 1000, 6);
    Answer cut =
        enter(
            2,
            Side.SELL,
            OrderType.LIMIT,
            TimeInForce.GTC,
            1002,
            10,
            OrderTerms.PLAIN.withReduceOnly());
    assertThat(cut.status()).isEqualTo(OrderStatus.NEW);
    assertThat(cut.leavesLots()).isEqualTo(6);
    assertThat(order(cut).quantityLots()).isEqualTo(10);
    assertThat(order(cut).cancelledLots()).isEqualTo(4);
    assertThat(amend(2, lastId, Command.NO_PRICE, 9).leavesLots()).isEqualTo(5);
    enter(3, Side.BUY, 1002, 5);
    assertThat(order(cut).filledLots()).isEqualTo(5);
    assertThat(order(cut).status()).as("not all of it was filled").isEqualTo(OrderStatus.CANCELED);
  }

  @Test
  void anOrderThatSlidShowsThePriceItSlidTo() {
    enter(1, Side.SELL, 1000, 6);
    Answer slid =
        enter(
            2,
            Side.BUY,
            OrderType.LIMIT,
            TimeInForce.GTC,
            1003,
            10,
            OrderTerms.PLAIN.withPostOnly(PostOnly.SLIDE));
    assertThat(order(slid).priceTicks()).isEqualTo(999);
  }

  @Test
  void limitsOfAPortfolioAreTurnedToTheLotsOfTheInstrument() {
    state.define(
        new DefinePortfolio(
            new Portfolio(
                1, "PF1", "USD", BigDecimal.TEN, 9, new BigDecimal("2.9"), 0, 0, 0, false)));
    // Units of half a lot: 2.9 units are 5 lots; 10 USD are 2000 ticks of a lot at 0.005 USD.
    assertThat(enter(1, Side.BUY, 334, 6).reason()).isEqualTo(RejectReason.ORDER_NOTIONAL_LIMIT);
    assertThat(enter(1, Side.BUY, 333, 6).reason()).isEqualTo(RejectReason.POSITION_LIMIT);
    assertThat(enter(1, Side.BUY, 333, 5).isAccepted()).isTrue();
    assertThat(enter(1, Side.BUY, 333, 1).reason()).isEqualTo(RejectReason.POSITION_LIMIT);
  }

  @Test
  void theCollarThatIsShownIsTheOneThatHolds() {
    Listing listing = state.listing(1);
    assertThat(listing.collar()).isEqualTo(new CollarBounds(0, 0));
    state.apply(
        new ChangeRules(
            1, new TradingRules(TickTable.EVERY_TICK, 1000, 500, 200, CollarAction.REFUSE, 0)));
    assertThat(listing.collar()).isEqualTo(new CollarBounds(950, 1050));
    enter(1, Side.SELL, 1040, 1);
    enter(2, Side.BUY, 1040, 1);
    assertThat(listing.collar()).isEqualTo(new CollarBounds(1020, 1050));
    assertThat(enter(1, Side.BUY, 1019, 1).reason()).isEqualTo(RejectReason.PRICE_COLLAR);
    assertThat(enter(1, Side.SELL, 1051, 1).reason()).isEqualTo(RejectReason.PRICE_COLLAR);
    assertThat(enter(1, Side.BUY, 1020, 1).isAccepted()).isTrue();
    assertThat(enter(1, Side.SELL, 1050, 1).isAccepted()).isTrue();
  }
}
