package io.tradegrid.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.depth.Depth;
import io.tradegrid.depth.DepthBook;
import io.tradegrid.depth.DepthLevel;
import io.tradegrid.depth.MarketByOrderBook;
import io.tradegrid.depth.RestingOrder;
import io.tradegrid.depth.TickLotChecksum;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.market.Market;
import io.tradegrid.market.MarketView;
import io.tradegrid.market.ReferenceMarket;
import io.tradegrid.marketdata.FeedMessage.Kind;
import io.tradegrid.marketdata.FeedResult;
import io.tradegrid.marketdata.FeedSubscriber;
import io.tradegrid.model.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Goal: after every command subscribers have the market's book. Method: random markets of all
 * styles; the messages travel as bytes to a subscriber of each feed, whose orders, in their queues
 * with what they show, and levels must be the market's.
 */
final class FeedAgreementTest {

  private static final long FIRST_SEED = Long.getLong("test.seed", 20_261_121L);
  private static final int SEEDS = 4;
  private static final int COMMANDS = 2_000;
  private static final int ALL = Integer.MAX_VALUE;

  private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);

  @Test
  void subscribersHaveTheMarketsBookAfterEveryCommand() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      String name = "seed " + seed;
      MarketView.streams(seed, COMMANDS)
          .forEach((style, commands) -> follow(name + ", " + style, commands));
    }
    System.out.printf("Seeds %d to %d: %s%n", FIRST_SEED, FIRST_SEED + SEEDS - 1, kinds);
    Set<Kind> expected = EnumSet.allOf(Kind.class);
    expected.remove(Kind.SNAPSHOT);
    assertThat(kinds).containsOnlyKeys(expected);
  }

  private void follow(String name, List<Consumer<Market>> commands) {
    PublishedMarket<ReferenceMarket> published = PublishedMarket.reference();
    FeedSubscriber<MarketByOrderBook> byOrder = FeedSubscriber.byOrder();
    FeedSubscriber<DepthBook> byPrice = FeedSubscriber.byPrice();
    int number = 0;
    for (Consumer<Market> command : commands) {
      String when = name + ", command " + number;
      int ordersBefore = published.orders.messages.size();
      int levelsBefore = published.levels.messages.size();
      published.run(command);
      deliver(published.orders, ordersBefore, byOrder, when);
      deliver(published.levels, levelsBefore, byPrice, when);
      compare(published.market, byOrder, byPrice, when);
      number++;
    }
  }

  private void deliver(FeedTape tape, int from, FeedSubscriber<?> subscriber, String when) {
    for (byte[] message : tape.messages.subList(from, tape.messages.size())) {
      kinds.merge(FeedTape.decode(message).kind(), 1, Integer::sum);
      assertThat(FeedTape.send(message, subscriber))
          .as("%s: %s", when, FeedTape.decode(message))
          .isEqualTo(FeedResult.APPLIED);
    }
  }

  private static void compare(
      ReferenceMarket market,
      FeedSubscriber<MarketByOrderBook> byOrder,
      FeedSubscriber<DepthBook> byPrice,
      String when) {
    DepthBook truth = DepthBook.unbounded();
    for (Side side : Side.values()) {
      List<RestingOrder> orders = new ArrayList<>();
      byOrder
          .book()
          .forEachOrder(
              side, (id, price, lots) -> orders.add(new RestingOrder(id, side, price, lots)));
      assertThat(orders).as(when).isEqualTo(MarketView.shownOrders(market, side));
      market.levels(side, ALL).forEach(l -> truth.set(side, l.priceTicks(), l.lots(), l.orders()));
      assertLevels(byOrder.book(), truth, side, when);
      assertLevels(byPrice.book(), truth, side, when);
    }
    long sum = new TickLotChecksum().of(truth);
    assertThat(new TickLotChecksum().of(byOrder.book())).as(when).isEqualTo(sum);
    assertThat(new TickLotChecksum().of(byPrice.book())).as(when).isEqualTo(sum);
    assertThat(byOrder.phase()).as(when).isEqualTo(market.phase());
    assertThat(byPrice.phase()).as(when).isEqualTo(market.phase());
    assertThat(byPrice.indicativeTicks()).as(when).isEqualTo(byOrder.indicativeTicks());
  }

  private static void assertLevels(Depth book, DepthBook truth, Side side, String when) {
    List<DepthLevel> expected = truth.levels(side, ALL);
    assertThat(book.levels(side, ALL)).as(when).isEqualTo(expected);
  }

  @Test
  void theFastMarketPublishesTheSameMessages() {
    MarketView.streams(FIRST_SEED, COMMANDS)
        .forEach((style, commands) -> publishTwice("seed " + FIRST_SEED + ", " + style, commands));
  }

  private static void publishTwice(String name, List<Consumer<Market>> commands) {
    PublishedMarket<ReferenceMarket> right = PublishedMarket.reference();
    PublishedMarket<LadderMarket> fast = PublishedMarket.fast();
    for (int i = 0; i < commands.size(); i++) {
      int ordersBefore = right.orders.messages.size();
      int levelsBefore = right.levels.messages.size();
      right.run(commands.get(i));
      fast.run(commands.get(i));
      assertThat(fast.orders.texts(ordersBefore))
          .as("%s, command %d", name, i)
          .isEqualTo(right.orders.texts(ordersBefore));
      assertThat(fast.levels.texts(levelsBefore))
          .as("%s, command %d", name, i)
          .isEqualTo(right.levels.texts(levelsBefore));
    }
  }
}
