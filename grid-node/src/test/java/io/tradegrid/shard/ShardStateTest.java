package io.tradegrid.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.market.MarketEvent.Kind;
import io.tradegrid.market.ReferenceMarket;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.orderbook.OrderBook.Level;
import io.tradegrid.position.Position;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of a shard's state after every request, and each reason for refusal once. */
final class ShardStateTest {

  private final TradeBook told = new TradeBook();
  private final ShardState state = defined(new ShardState(3, LadderMarket::new, told));
  private int lastId;

  /** Reasons that a random stream does not come to; each has a test of its own. */
  private static final Set<RejectReason> RARE =
      EnumSet.of(RejectReason.POSITION_OVERFLOW, RejectReason.PORTFOLIO_BLOCKED);

  private static ShardState defined(ShardState state) {
    for (int id = 1; id <= RequestStream.INSTRUMENTS; id++) {
      state.define(new DefineInstrument(RequestStream.instrument(id)));
    }
    for (int id = 1; id <= RequestStream.PORTFOLIOS; id++) {
      state.define(new DefinePortfolio(RequestStream.portfolio(id)));
    }
    return state;
  }

  /** Seeds of the random streams; one may be given with -Dtest.seed. */
  static LongStream seeds() {
    String given = System.getProperty("test.seed");
    return given == null ? LongStream.rangeClosed(1, 20) : LongStream.of(Long.parseLong(given));
  }

  @ParameterizedTest(name = "-Dtest.seed={0}")
  @MethodSource("seeds")
  void invariantsHoldAfterEveryRequest(long seed) {
    RequestStream stream = new RequestStream(seed);
    for (int i = 0; i < 5_000; i++) {
      if (i % 40 == 39) {
        control(stream.control());
      }
      Request request = stream.next();
      long before = state.stateHash();
      Answer answer = state.apply(request);
      if (answer.duplicate() || answer.reason() == RejectReason.DUPLICATE_ID) {
        assertThat(state.stateHash()).isEqualTo(before);
      }
      if (i % 50 == 0) {
        assertBooksAndPositions();
      }
    }
    assertBooksAndPositions();
    assertThat(told.gaps).as("gaps between the numbers of events").isZero();
    assertThat(told.kinds).isEqualTo(EnumSet.allOf(Kind.class));
  }

  @Test
  void aFewStreamsComeToEveryReason() {
    Set<RejectReason> seen = EnumSet.copyOf(RARE);
    for (long seed = 1; seed <= 5; seed++) {
      RequestStream stream = new RequestStream(seed);
      ShardState fresh = defined(new ShardState(3, LadderMarket::new, new TradeBook()));
      for (int i = 0; i < 5_000; i++) {
        if (i % 40 == 39) {
          fresh.apply(stream.control());
        }
        seen.add(fresh.apply(stream.next()).reason());
      }
    }
    assertThat(seen)
        .containsAll(
            Arrays.stream(RejectReason.values())
                .filter(reason -> reason.kind() == RejectReason.Kind.RECORDED)
                .toList());
  }

  /** What would change nothing is not in the log, and so must not be done either. */
  private void control(Control control) {
    long before = state.stateHash();
    if (state.isChangedBy(control)) {
      state.apply(control);
    } else {
      assertThat(state.stateHash()).isEqualTo(before);
    }
  }

  private void assertBooksAndPositions() {
    Map<Long, Long> filled = new HashMap<>();
    for (Trade trade : told.trades) {
      filled.merge(trade.buyOrderId(), trade.quantityLots(), Long::sum);
      filled.merge(trade.sellOrderId(), trade.quantityLots(), Long::sum);
    }
    told.orders.forEach(
        (id, order) -> {
          assertThat(filled.getOrDefault(id, 0L)).isEqualTo(order.filledLots());
          boolean rejected = order.status() == OrderStatus.REJECTED;
          assertThat(order.filledLots() + order.cancelledLots() + order.leavesLots())
              .as("order %d", id)
              .isEqualTo(rejected ? 0 : order.quantityLots());
          boolean cancelled = order.cancelReason() != CancelReason.NONE;
          assertThat(order.cancelledLots() > 0)
              .isEqualTo(cancelled || order.status() == OrderStatus.EXPIRED);
        });
    for (Listing listing : state.listings()) {
      TopOfBook top = listing.market().top();
      assertThat(
              listing.market().phase() != Phase.CONTINUOUS
                  || top.bidLots() == 0
                  || top.askLots() == 0
                  || top.bidTicks() < top.askTicks())
          .as("not crossed")
          .isTrue();
      assertThat(listing.positions().all())
          .allSatisfy(
              position ->
                  assertThat(listing.market().positionLots(position.portfolioId()))
                      .isEqualTo(position.quantityLots()));
      assertThat(listing.positions().all().stream().mapToLong(Position::quantityLots).sum())
          .isZero();
      long open =
          told.orders.values().stream()
              .filter(order -> order.instrumentId() == listing.instrument().id())
              .mapToLong(order -> order.leavesLots())
              .sum();
      assertThat(listing.market().openLots()).isEqualTo(open);
    }
    assertThat(told.orders.values().stream().filter(o -> o.status().isOpen()).count())
        .isEqualTo(state.openOrders());
  }

  @ParameterizedTest(name = "-Dtest.seed={0}")
  @MethodSource("seeds")
  void aReplayOnEitherMarketGivesTheSameAnswersAndState(long seed) {
    RequestStream stream = new RequestStream(seed);
    TradeBook toldAgain = new TradeBook();
    ShardState again = defined(new ShardState(3, ReferenceMarket::new, toldAgain));
    for (int i = 0; i < 1_500; i++) {
      if (i % 30 == 29) {
        Control control = stream.control();
        assertThat(again.isChangedBy(control)).isEqualTo(state.isChangedBy(control));
        if (state.isChangedBy(control)) {
          assertThat(state.apply(control)).isEqualTo(again.apply(control));
        }
      }
      Request request = stream.next();
      assertThat(state.apply(request)).as("request %d", i).isEqualTo(again.apply(request));
      if (i % 100 == 0) {
        assertThat(state.stateHash()).as("request %d", i).isEqualTo(again.stateHash());
      }
    }
    assertThat(state.stateHash()).isEqualTo(again.stateHash());
    assertThat(told.trades).isEqualTo(toldAgain.trades).isNotEmpty();
    assertThat(state.nextDeadlineNs()).isEqualTo(again.nextDeadlineNs());
    again.apply(order(1, Side.BUY, 900, 1));
    assertThat(state.stateHash()).isNotEqualTo(again.stateHash());
  }

  @Test
  void aTradeIsNeverWorseThanTheLimits() {
    RequestStream stream = new RequestStream(11);
    for (int i = 0; i < 5_000; i++) {
      Request request = stream.next();
      int before = told.trades.size();
      state.apply(request);
      for (Trade trade : told.trades.subList(before, told.trades.size())) {
        assertThat(isWithinLimit(told.orders.get(trade.buyOrderId()), trade)).isTrue();
        assertThat(isWithinLimit(told.orders.get(trade.sellOrderId()), trade)).isTrue();
      }
    }
  }

  private static boolean isWithinLimit(Order order, Trade trade) {
    if (order == null || order.priceTicks() == Command.NO_PRICE) {
      return true;
    }
    return order.side() == Side.BUY
        ? trade.priceTicks() <= order.priceTicks()
        : trade.priceTicks() >= order.priceTicks();
  }

  private NewOrder order(int portfolio, Side side, long ticks, long lots) {
    return new NewOrder(
        1,
        portfolio,
        ClientOrderId.of("t-" + ++lastId),
        1,
        side,
        OrderType.LIMIT,
        TimeInForce.GTC,
        ticks,
        lots);
  }

  @Test
  void aRepeatGetsTheFirstAnswerAndOtherContentIsRefused() {
    NewOrder first = order(1, Side.BUY, 1000, 10);
    Answer answer = state.apply(first);
    state.apply(order(2, Side.SELL, 1000, 10));
    Answer repeat = state.apply(first.acceptedAt(99));
    assertThat(repeat).isEqualTo(answer.asDuplicate());
    assertThat(repeat.status()).isEqualTo(OrderStatus.NEW);
    NewOrder other =
        new NewOrder(
            1, 1, first.clientOrderId(), 1, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 1000, 11);
    assertThat(state.apply(other).reason()).isEqualTo(RejectReason.DUPLICATE_ID);
    assertThat(state.apply(order(2, Side.SELL, 1000, 1)).fills()).isEmpty();
  }

  @Test
  void fillOrKillTradesInFullOrNotAtAll() {
    state.apply(order(1, Side.SELL, 1000, 10));
    state.apply(order(1, Side.SELL, 1001, 10));
    Answer killed = state.apply(fillOrKill(1000, 11));
    assertThat(killed.status()).isEqualTo(OrderStatus.CANCELED);
    assertThat(killed.isAccepted()).isTrue();
    assertThat(killed.fills()).isEmpty();
    assertThat(state.openOrders()).isEqualTo(2);
    Answer filled = state.apply(fillOrKill(1001, 11));
    assertThat(filled.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(filled.fills()).extracting(fill -> fill.quantityLots()).containsExactly(10L, 1L);
  }

  private NewOrder fillOrKill(long ticks, long lots) {
    return new NewOrder(
        1,
        2,
        ClientOrderId.of("t-" + ++lastId),
        1,
        Side.BUY,
        OrderType.LIMIT,
        TimeInForce.FOK,
        ticks,
        lots);
  }

  @Test
  void aBlockedPortfolioMayOnlyReduce() {
    NewOrder resting = order(1, Side.BUY, 1000, 10);
    state.apply(resting);
    Portfolio blocked = RequestStream.portfolio(1).withBlocked(true);
    state.define(new DefinePortfolio(blocked));
    assertThat(state.apply(order(1, Side.BUY, 1000, 10)).reason())
        .isEqualTo(RejectReason.PORTFOLIO_BLOCKED);
    assertThat(state.apply(amend(resting, 1001, 10)).reason())
        .isEqualTo(RejectReason.PORTFOLIO_BLOCKED);
    assertThat(state.apply(amend(resting, Command.NO_PRICE, 4)).leavesLots()).isEqualTo(4);
    assertThat(
            state
                .apply(new TradeReport(1, 2, ClientOrderId.of("rep"), 1, blocked.id(), 1000, 1))
                .reason())
        .isEqualTo(RejectReason.PORTFOLIO_BLOCKED);
    assertThat(
            state
                .apply(new CancelOrder(1, 1, ClientOrderId.of("c-1"), 1, resting.clientOrderId()))
                .status())
        .isEqualTo(OrderStatus.CANCELED);
  }

  private static AmendOrder amend(NewOrder order, long ticks, long lots) {
    return new AmendOrder(
        1,
        order.portfolioId(),
        ClientOrderId.of("am-" + ticks % 10000 + "-" + lots),
        1,
        order.clientOrderId(),
        ticks,
        lots);
  }

  @Test
  void aReportedTradeMovesPositionsAndNotTheBook() {
    state.apply(order(1, Side.BUY, 1000, 10));
    List<Level> book = state.listings().iterator().next().market().levels(Side.BUY, 9);
    Answer answer = state.apply(new TradeReport(1, 2, ClientOrderId.of("rep"), 1, 3, 1005, 7));
    assertThat(answer.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(answer.orderId()).isEqualTo((3L << 43) + 1);
    Listing listing = state.listings().iterator().next();
    assertThat(listing.market().levels(Side.BUY, 9)).isEqualTo(book);
    assertThat(listing.positions().of(2).quantityLots()).isEqualTo(7);
    assertThat(listing.positions().of(3).netCashTickLots()).isEqualTo(7035);
    assertThat(listing.lastPriceTicks()).isEqualTo(1005);
    assertThat(told.trades)
        .containsExactly(new Trade((3L << 43) + 1, 1005, 7, 2, 3, 0, 0, null, 1));
  }

  @Test
  void theBoundOnAllQuantityOfAnInstrumentIsKept() {
    Listing listing = state.listings().iterator().next();
    Trade almostAll = new Trade(1, 1000, (1L << 62) - 10, 1, 2, 0, 0, null, 1);
    state.apply(order(2, Side.BUY, 990, 1));
    listing.report(almostAll);
    assertThat(state.apply(order(1, Side.BUY, 1000, 11)).reason())
        .isEqualTo(RejectReason.POSITION_OVERFLOW);
    assertThat(state.apply(order(1, Side.BUY, 1000, 5)).isAccepted()).isTrue();
    assertThat(state.apply(order(2, Side.SELL, 1001, 5)).reason())
        .isEqualTo(RejectReason.POSITION_OVERFLOW);
    assertThat(state.apply(order(2, Side.SELL, 1001, 4)).isAccepted()).isTrue();
  }

  @Test
  void pricesAndNotionalsBeyondTheirRangeAreRefused() {
    assertThat(state.apply(order(1, Side.SELL, 1L << 53, 1)).reason())
        .isEqualTo(RejectReason.INVALID_PRICE);
    assertThat(state.apply(order(1, Side.SELL, 1L << 52, 500)).reason())
        .isEqualTo(RejectReason.ORDER_NOTIONAL_LIMIT);
    assertThat(state.apply(order(RequestStream.PORTFOLIOS, Side.BUY, 1000, 30)).isAccepted())
        .isTrue();
    assertThat(state.apply(order(RequestStream.PORTFOLIOS, Side.BUY, 1000, 31)).reason())
        .isEqualTo(RejectReason.ORDER_NOTIONAL_LIMIT);
  }
}
