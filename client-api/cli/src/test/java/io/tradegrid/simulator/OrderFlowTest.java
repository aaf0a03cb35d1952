package io.tradegrid.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.OrderRequest.Amend;
import io.tradegrid.client.OrderRequest.Cancel;
import io.tradegrid.client.OrderRequest.New;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Fill;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.replay.MemoryGate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The flow against books in memory, one a stock. */
final class OrderFlowTest {

  private static final int REQUESTS = 40_000;
  private static final int BATCH = 50;

  /** The books count ten-thousandths, the flow counts cents. */
  private static final int GATE_UNITS_PER_TICK = 100;

  private static final class Market {
    final Map<String, MemoryGate> books = new HashMap<>();
    final List<OrderRequest> sent = new ArrayList<>();
    final List<Answer> answers = new ArrayList<>();
    final OrderFlow flow;

    Market(long seed, int run) {
      Map<String, Long> start = new HashMap<>();
      for (Stock stock : Stock.ALL) {
        start.put(stock.symbol(), stock.firstTicks());
        books.put(stock.symbol(), new MemoryGate());
      }
      flow = new OrderFlow(seed, run, start);
    }

    Market run(int requests) {
      for (int i = 0; i < requests; i += BATCH) {
        List<OrderRequest> batch = new ArrayList<>();
        for (int j = 0; j < BATCH; j++) {
          batch.add(flow.next());
        }
        for (OrderRequest request : batch) {
          Answer answer = inTicks(books.get(request.symbol()).submit(List.of(request)).get(0));
          flow.answered(request, answer);
          sent.add(request);
          answers.add(answer);
        }
      }
      return this;
    }

    private static Answer inTicks(Answer answer) {
      TopOfBook quote = answer.quote();
      return new Answer(
          answer.reason(),
          answer.duplicate(),
          answer.status(),
          answer.orderId(),
          answer.filledLots(),
          answer.leavesLots(),
          new TopOfBook(
              quote.bidTicks() / GATE_UNITS_PER_TICK,
              quote.bidLots(),
              quote.askTicks() / GATE_UNITS_PER_TICK,
              quote.askLots()),
          answer.fills());
    }

    double share(Predicate<OrderRequest> kind) {
      return (double) sent.stream().filter(kind).count() / sent.size();
    }
  }

  @Test
  void isAFunctionOfSeedAndRun() {
    List<OrderRequest> first = new Market(42, 1).run(10_000).sent;

    assertThat(new Market(42, 1).run(10_000).sent).isEqualTo(first);
    assertThat(new Market(43, 1).run(100).sent).isNotEqualTo(first.subList(0, 100));
    assertThat(new Market(42, 2).run(100).sent).isNotEqualTo(first.subList(0, 100));
  }

  @Test
  void idsAreUniqueOverRuns() {
    Set<String> ids = new HashSet<>();
    for (int run = 1; run <= 3; run++) {
      for (OrderRequest request : new Market(42, run).run(5_000).sent) {
        assertThat(ids.add(request.clientOrderId())).isTrue();
        assertThat(OrderFlow.runOf(request.clientOrderId())).isEqualTo(run);
      }
    }
    assertThat(OrderFlow.runOf("R00002-1")).isGreaterThan(OrderFlow.runOf("R00001-999999"));
    assertThat(OrderFlow.runOf("L-17")).isZero();
    assertThat(OrderFlow.runOf(null)).isZero();
    assertThatThrownBy(() -> new OrderFlow(1, 100_000, Map.of()))
        .hasMessage("run: must be 1 to 99999, got 100000");
  }

  @Test
  void everythingAMarketHasComesInProportion() {
    Market market = new Market(7, 1).run(REQUESTS);

    assertThat(market.share(r -> r instanceof New n && n.timeInForce() == TimeInForce.GTC))
        .isBetween(0.40, 0.55);
    assertThat(market.share(r -> r instanceof Cancel)).isBetween(0.28, 0.42);
    assertThat(market.share(r -> r instanceof Amend)).isBetween(0.03, 0.08);
    assertThat(market.share(r -> r instanceof New n && n.type() == OrderType.MARKET))
        .isBetween(0.02, 0.06);
    assertThat(
            market.share(
                r ->
                    r instanceof New n
                        && n.type() == OrderType.LIMIT
                        && n.timeInForce() == TimeInForce.IOC))
        .isBetween(0.05, 0.11);
    Set<String> portfolios =
        market.sent.stream().map(OrderRequest::portfolio).collect(Collectors.toSet());
    assertThat(portfolios).containsExactlyInAnyOrderElementsOf(MarketSimulator.portfolios());
    assertThat(market.sent.stream().map(OrderRequest::symbol).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(MarketSimulator.symbols());
    assertThat(market.sent)
        .filteredOn(r -> r.portfolio().equals("PENSION"))
        .allMatch(r -> r instanceof New n && n.side() == Side.BUY);
  }

  @Test
  void pricesAndQuantitiesFitTheInstruments() {
    Market market = new Market(11, 1).run(REQUESTS);
    Map<String, Stock> stocks =
        Stock.ALL.stream().collect(Collectors.toMap(Stock::symbol, stock -> stock));

    for (OrderRequest request : market.sent) {
      Stock stock = stocks.get(request.symbol());
      if (request instanceof New order) {
        assertThat(stock.instrument().toLots(order.quantity())).isBetween(1L, 1_000_000L);
        if (order.price() != null) {
          assertThat(stock.instrument().toTicks(order.price())).isPositive();
        }
      } else if (request instanceof Amend amend && amend.price() != null) {
        assertThat(stock.instrument().toTicks(amend.price())).isPositive();
      }
    }
  }

  @Test
  void booksStayPlausible() {
    Market market = new Market(13, 1).run(REQUESTS);
    Map<String, TopOfBook> last = new HashMap<>();
    int odd = 0;
    for (int i = REQUESTS / 10; i < REQUESTS; i++) {
      TopOfBook quote = market.answers.get(i).quote();
      last.put(market.sent.get(i).symbol(), quote);
      boolean twoSided = quote.bidLots() > 0 && quote.askLots() > 0;
      if (!twoSided || quote.askTicks() - quote.bidTicks() > 0.01 * quote.bidTicks()) {
        odd++;
      }
    }
    // An empty side or a spread over one percent is a matter of a moment.
    assertThat(odd).isLessThan(REQUESTS / 500);
    for (Stock stock : Stock.ALL) {
      TopOfBook quote = last.get(stock.symbol());
      assertThat(quote.bidTicks())
          .isBetween(stock.firstTicks() * 8 / 10, stock.firstTicks() * 12 / 10);
    }
    long trades = market.books.values().stream().mapToLong(MemoryGate::trades).sum();
    assertThat(trades).isBetween(REQUESTS / 20L, REQUESTS / 3L);
    double refused =
        (double) market.answers.stream().filter(a -> !a.isAccepted()).count() / REQUESTS;
    assertThat(refused).isLessThan(0.02);
  }

  @Test
  void theViewOfOpenOrdersComesFromAnswers() {
    OpenOrders open = new OpenOrders();
    OrderRequest buy =
        OrderRequest.limit("AURA", "RETAIL-A", "x", Side.BUY, of("10.00"), of("100"));
    open.answered(buy, accepted(100, List.of()));
    assertThat(open.size()).isEqualTo(1);
    assertThat(open.stalest(999).ticks()).isEqualTo(1000);
    assertThat(open.stalest(1000)).isNull();

    OrderRequest sell = OrderRequest.market("AURA", "RETAIL-B", "y", Side.SELL, of("30"));
    open.answered(sell, accepted(0, List.of(fill("x", 30))));
    assertThat(open.stalest(0).leaves()).isEqualTo(70);

    open.answered(
        new Amend("AURA", "RETAIL-A", "z", "x", of("10.05"), of("60"), 0), accepted(30, List.of()));
    assertThat(open.stalest(0)).isEqualTo(new OpenOrder("x", "RETAIL-A", Side.BUY, 1005, 60, 30));

    open.answered(sell, accepted(0, List.of(fill("x", 30))));
    assertThat(open.size()).isZero();

    open.answered(buy, accepted(100, List.of()));
    open.answered(
        OrderRequest.cancel("AURA", "RETAIL-A", "w", "x"),
        Answer.refused(RejectReason.ORDER_CLOSED));
    assertThat(open.size()).isZero();
  }

  private static Answer accepted(long leaves, List<Fill> fills) {
    return new Answer(
        RejectReason.NONE, false, OrderStatus.NEW, 1, 0, leaves, TopOfBook.EMPTY, fills);
  }

  private static Fill fill(String maker, long shares) {
    return new Fill(1, 1000, shares, 1, 1, ClientOrderId.of(maker));
  }

  private static BigDecimal of(String number) {
    return new BigDecimal(number);
  }
}
