package io.tradegrid.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.market.Market;
import io.tradegrid.market.MarketView;
import io.tradegrid.market.ReferenceMarket;
import io.tradegrid.market.RiskLimits;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goal: which messages each thing that happens in a market gives, in both feeds. */
final class FeedPublisherTest {

  private static final OrderTerms PLAIN = OrderTerms.PLAIN;

  private final PublishedMarket<ReferenceMarket> published = PublishedMarket.reference();
  private List<String> orders = List.of();
  private List<String> levels = List.of();

  @BeforeEach
  void portfolios() {
    for (int portfolio = 1; portfolio <= 3; portfolio++) {
      published.market.limits(portfolio, RiskLimits.NONE);
    }
  }

  /** Runs a command and keeps what it publishes, without numbers and checksums. */
  private void run(Consumer<Market> command) {
    int ordersBefore = published.orders.messages.size();
    int levelsBefore = published.levels.messages.size();
    published.run(command);
    orders = words(published.orders.texts(ordersBefore));
    levels = words(published.levels.texts(levelsBefore));
  }

  private static List<String> words(List<String> texts) {
    return texts.stream()
        .map(text -> text.substring(text.indexOf(' ') + 1).replaceAll("CHECKSUM .*", "CHECKSUM"))
        .toList();
  }

  private void limit(long id, int portfolio, Side side, long price, long lots, OrderTerms terms) {
    run(m -> m.enter(id, portfolio, side, OrderType.LIMIT, TimeInForce.GTC, price, lots, terms));
  }

  private void assertOrders(String... expected) {
    assertThat(orders).containsExactly(expected);
  }

  private void assertLevels(String... expected) {
    assertThat(levels).containsExactly(expected);
  }

  @Test
  void anOrderThatTradesAndRests() {
    limit(1, 1, Side.SELL, 100, 5, PLAIN);
    assertOrders("ADD order 1 SELL price 100 lots 5", "CHECKSUM");
    assertLevels("LEVEL SELL price 100 lots 5 orders 1", "CHECKSUM");

    limit(2, 2, Side.BUY, 101, 8, PLAIN);
    assertOrders(
        "EXECUTE order 1 price 100 lots 5", "ADD order 2 BUY price 101 lots 3", "CHECKSUM");
    assertLevels(
        "TRADE BUY price 100 lots 5",
        "LEVEL BUY price 101 lots 3 orders 1",
        "LEVEL SELL price 100",
        "CHECKSUM");
  }

  @Test
  void anIcebergShowsItsNextPartBehindItsEquals() {
    limit(1, 1, Side.SELL, 100, 10, PLAIN.withDisplay(4));
    limit(2, 1, Side.SELL, 100, 6, PLAIN);
    limit(3, 2, Side.BUY, 100, 4, PLAIN);

    assertOrders(
        "EXECUTE order 1 price 100 lots 4", "ADD order 1 SELL price 100 lots 4", "CHECKSUM");
    assertLevels("TRADE BUY price 100 lots 4", "CHECKSUM");

    limit(4, 2, Side.BUY, 100, 13, PLAIN);
    assertOrders(
        "EXECUTE order 2 price 100 lots 6",
        "EXECUTE order 1 price 100 lots 4",
        "ADD order 1 SELL price 100 lots 2",
        "EXECUTE order 1 price 100 lots 2",
        "ADD order 4 BUY price 100 lots 1",
        "CHECKSUM");
  }

  @Test
  void amendments() {
    limit(1, 1, Side.BUY, 100, 10, PLAIN.withDisplay(4));
    limit(2, 1, Side.BUY, 100, 10, PLAIN);
    run(m -> m.amend(1, Market.NO_PRICE, 6, PLAIN.withDisplay(4)));
    assertOrders();
    assertLevels();

    run(m -> m.amend(1, Market.NO_PRICE, 3, PLAIN.withDisplay(4)));
    assertOrders("REDUCE order 1 lots 1", "CHECKSUM");
    assertLevels("LEVEL BUY price 100 lots 13 orders 2", "CHECKSUM");

    run(m -> m.amend(2, 101, 12, PLAIN));
    assertOrders("DELETE order 2", "ADD order 2 BUY price 101 lots 12", "CHECKSUM");
    assertLevels(
        "LEVEL BUY price 100 lots 3 orders 1", "LEVEL BUY price 101 lots 12 orders 1", "CHECKSUM");
  }

  @Test
  void cancelsAndExpiries() {
    limit(1, 1, Side.BUY, 100, 10, PLAIN);
    limit(2, 1, Side.BUY, 100, 7, PLAIN);
    OrderTerms untilTen = PLAIN.withExpiry(10);
    run(m -> m.enter(3, 1, Side.BUY, OrderType.LIMIT, TimeInForce.GTD, 99, 1, untilTen));
    run(m -> m.advanceTo(10));
    assertOrders("DELETE order 3", "CHECKSUM");
    run(m -> m.cancelAll(0, null));
    assertOrders("DELETE order 1", "DELETE order 2", "CHECKSUM");
    assertLevels("LEVEL BUY price 100", "CHECKSUM");
    run(m -> m.cancel(1));
    assertOrders();
  }

  @Test
  void selfTradePreventionTakesWhatIsShown() {
    limit(1, 1, Side.SELL, 100, 10, PLAIN.withDisplay(4));
    limit(2, 1, Side.BUY, 100, 3, PLAIN.withSelfTrade(SelfTrade.DECREMENT));
    assertOrders("REDUCE order 1 lots 3", "CHECKSUM");

    limit(3, 1, Side.BUY, 100, 1, PLAIN.withSelfTrade(SelfTrade.DECREMENT));
    assertOrders("DELETE order 1", "ADD order 1 SELL price 100 lots 4", "CHECKSUM");

    limit(4, 1, Side.BUY, 100, 5, PLAIN.withSelfTrade(SelfTrade.CANCEL_BOTH));
    assertOrders("DELETE order 1", "CHECKSUM");
    assertLevels("LEVEL SELL price 100", "CHECKSUM");
  }

  @Test
  void whatIsCutToThePositionIsHiddenFirst() {
    run(m -> m.report(1, 2, 20));
    limit(1, 1, Side.SELL, 100, 20, PLAIN.withDisplay(4).withReduceOnly());
    assertOrders("ADD order 1 SELL price 100 lots 4", "CHECKSUM");
    run(m -> m.report(2, 1, 17));
    limit(2, 2, Side.BUY, 100, 1, PLAIN);
    assertOrders("REDUCE order 1 lots 1", "EXECUTE order 1 price 100 lots 1", "CHECKSUM");
    assertLevels("TRADE BUY price 100 lots 1", "LEVEL SELL price 100 lots 2 orders 1", "CHECKSUM");
  }

  @Test
  void anAuctionTradesHiddenLotsWithTheShownOnes() {
    run(m -> m.changePhase(Phase.OPENING_AUCTION));
    assertOrders("PHASE OPENING_AUCTION", "CHECKSUM");
    assertLevels("PHASE OPENING_AUCTION", "CHECKSUM");
    limit(1, 1, Side.BUY, 101, 10, PLAIN.withDisplay(2));
    limit(2, 2, Side.SELL, 99, 5, PLAIN);
    assertOrders(
        "ADD order 2 SELL price 99 lots 5",
        "INDICATIVE BUY price 101 lots 5 surplus 5",
        "CHECKSUM");
    run(m -> m.changePhase(Phase.CONTINUOUS));

    assertOrders(
        "TRADE order 1 with 2 price 101 lots 5",
        "ADD order 1 BUY price 101 lots 2",
        "PHASE CONTINUOUS",
        "CHECKSUM");
    assertLevels("TRADE price 101 lots 5", "PHASE CONTINUOUS", "LEVEL SELL price 99", "CHECKSUM");
  }

  @Test
  void whatNobodySeesGivesNothing() {
    limit(1, 1, Side.SELL, 100, 5, PLAIN);
    run(m -> m.enter(2, 1, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 99, 5, PLAIN));
    assertOrders();
    limit(3, 1, Side.BUY, 99, 0, PLAIN);
    assertOrders();
    OrderTerms stop = PLAIN.withStop(100);
    run(m -> m.enter(4, 1, Side.BUY, OrderType.STOP_LIMIT, TimeInForce.GTC, 98, 9, stop));
    assertOrders();
    run(m -> m.amend(4, 97, 9, stop));
    assertOrders();
    assertLevels();

    limit(5, 2, Side.BUY, 100, 2, PLAIN);
    assertOrders("EXECUTE order 1 price 100 lots 2", "ADD order 4 BUY price 97 lots 9", "CHECKSUM");
  }

  @Test
  void eventsThatContradictTheOthersAreRefused() {
    FeedPublisher publisher = published.publisher;
    publisher.on(MarketView.booked(1, 100, 5));
    assertThatThrownBy(() -> publisher.on(MarketView.booked(1, 100, 5)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("DUPLICATE_ORDER: ");
    assertThatThrownBy(() -> publisher.on(MarketView.makerFilled(1, 100, 6, 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("EXCEEDS_ORDER: ");
    assertThatThrownBy(() -> publisher.on(MarketView.makerFilled(2, 100, 1, 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the book shows no such order: ");
  }
}
