package io.tradegrid.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.depth.MarketByOrderBook;
import io.tradegrid.depth.RestingOrder;
import io.tradegrid.market.Market;
import io.tradegrid.market.MarketView;
import io.tradegrid.market.ReferenceMarket;
import io.tradegrid.market.RiskLimits;
import io.tradegrid.marketdata.FeedResult;
import io.tradegrid.marketdata.FeedSubscriber;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Goal: who joins late has from a snapshot what the others have. Method: on random markets of all
 * styles subscribers join after random commands, some of them after having heard messages from
 * before; from then on they must stay live and have the same as one who was there from the start.
 */
final class FeedSnapshotTest {

  private static final long SEED = Long.getLong("test.seed", 20_261_123L);
  private static final int COMMANDS = 800;
  private static final int JOIN_EVERY = 100;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void whoJoinsLateHasWhatTheOthersHave() {
    MarketView.streams(SEED, COMMANDS).forEach(this::join);
  }

  private void join(String style, List<Consumer<Market>> commands) {
    PublishedMarket<ReferenceMarket> published = PublishedMarket.reference();
    List<FeedSubscriber<?>> byOrder = new ArrayList<>(List.of(FeedSubscriber.byOrder()));
    List<FeedSubscriber<?>> byPrice = new ArrayList<>(List.of(FeedSubscriber.byPrice()));
    for (int i = 0; i < commands.size(); i++) {
      int ordersBefore = published.orders.messages.size();
      int levelsBefore = published.levels.messages.size();
      published.run(commands.get(i));
      deliver(published.orders, ordersBefore, byOrder);
      deliver(published.levels, levelsBefore, byPrice);
      if (levelsBefore > 0 && random.nextInt(JOIN_EVERY) == 0) {
        byOrder.add(joined(published, FeedSubscriber.byOrder(), true));
        byPrice.add(joined(published, FeedSubscriber.byPrice(), false));
      }
      assertSame(byOrder, "seed " + SEED + ", " + style + ", command " + i);
      assertSame(byPrice, "seed " + SEED + ", " + style + ", command " + i);
    }
    assertThat(byOrder).hasSizeGreaterThan(1);
  }

  private static void deliver(FeedTape tape, int from, List<FeedSubscriber<?>> subscribers) {
    for (byte[] message : tape.messages.subList(from, tape.messages.size())) {
      subscribers.forEach(subscriber -> FeedTape.send(message, subscriber));
    }
  }

  /** Hears some of what went before, then a snapshot, then that again. */
  private FeedSubscriber<?> joined(
      PublishedMarket<?> published, FeedSubscriber<?> subscriber, boolean orders) {
    List<byte[]> before = (orders ? published.orders : published.levels).messages;
    List<byte[]> heard =
        before.subList(before.size() - random.nextInt(before.size()), before.size());
    heard.forEach(
        message -> assertThat(FeedTape.send(message, subscriber)).isEqualTo(FeedResult.WAITING));
    FeedTape snapshot = new FeedTape();
    if (orders) {
      published.publisher.orderSnapshot(snapshot);
    } else {
      published.publisher.depthSnapshot(snapshot);
    }
    snapshot.messages.forEach(
        message -> assertThat(FeedTape.send(message, subscriber)).isEqualTo(FeedResult.APPLIED));
    heard.forEach(
        message -> assertThat(FeedTape.send(message, subscriber)).isEqualTo(FeedResult.COVERED));
    return subscriber;
  }

  private static void assertSame(List<FeedSubscriber<?>> subscribers, String when) {
    FeedSubscriber<?> first = subscribers.get(0);
    for (FeedSubscriber<?> other : subscribers) {
      // Before the first message the first one waits, and so does nobody else.
      assertThat(other.isLive()).as(when).isEqualTo(first.isLive());
      assertThat(other.sequence()).as(when).isEqualTo(first.sequence());
      assertThat(other.phase()).as(when).isEqualTo(first.phase());
      assertThat(other.indicativeTicks()).as(when).isEqualTo(first.indicativeTicks());
      assertThat(other.indicativeLots()).as(when).isEqualTo(first.indicativeLots());
      assertThat(other.surplusLots()).as(when).isEqualTo(first.surplusLots());
      assertThat(other.surplusSide()).as(when).isEqualTo(first.surplusSide());
      for (Side side : Side.values()) {
        assertThat(orders(other, side)).as(when).isEqualTo(orders(first, side));
      }
    }
  }

  private static List<?> orders(FeedSubscriber<?> subscriber, Side side) {
    if (subscriber.book() instanceof MarketByOrderBook book) {
      List<RestingOrder> orders = new ArrayList<>();
      book.forEachOrder(
          side, (id, price, lots) -> orders.add(new RestingOrder(id, side, price, lots)));
      return orders;
    }
    return subscriber.book().levels(side, Integer.MAX_VALUE);
  }

  @Test
  void aSnapshotOfANewMarketIsEmptyAndLive() {
    PublishedMarket<ReferenceMarket> published = PublishedMarket.reference();
    FeedTape snapshot = new FeedTape();
    published.publisher.orderSnapshot(snapshot);

    assertThat(snapshot.texts(0))
        .containsExactly(
            "0 SNAPSHOT part 1 lots 3",
            "0 PHASE part 2 CONTINUOUS",
            "0 CHECKSUM part 3 1696784233");
    FeedSubscriber<MarketByOrderBook> subscriber = FeedSubscriber.byOrder();
    snapshot.messages.forEach(message -> FeedTape.send(message, subscriber));
    assertThat(subscriber.isLive()).isTrue();
  }

  @Test
  void aSnapshotShowsPhaseIndicativePriceAndQueues() {
    PublishedMarket<ReferenceMarket> published = PublishedMarket.reference();
    Market market = published.market;
    market.limits(1, RiskLimits.NONE);
    market.changePhase(Phase.OPENING_AUCTION);
    enter(market, 1, Side.BUY, 100, 10, OrderTerms.PLAIN.withDisplay(4));
    enter(market, 2, Side.BUY, 100, 5, OrderTerms.PLAIN);
    enter(market, 3, Side.SELL, 99, 3, OrderTerms.PLAIN);
    assertThatThrownBy(() -> published.publisher.orderSnapshot(new FeedTape()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a snapshot is of the end of a command: flush first");
    published.publisher.flush();
    FeedTape orders = new FeedTape();
    FeedTape levels = new FeedTape();
    published.publisher.orderSnapshot(orders);
    published.publisher.depthSnapshot(levels);

    assertThat(orders.texts(0))
        .containsExactly(
            "6 SNAPSHOT part 1 lots 7",
            "6 PHASE part 2 OPENING_AUCTION",
            "6 INDICATIVE part 3 BUY price 100 lots 3 surplus 12",
            "6 ADD part 4 order 1 BUY price 100 lots 4",
            "6 ADD part 5 order 2 BUY price 100 lots 5",
            "6 ADD part 6 order 3 SELL price 99 lots 3",
            "6 CHECKSUM part 7 2744623183");
    assertThat(levels.texts(0))
        .containsExactly(
            "5 SNAPSHOT part 1 lots 6",
            "5 PHASE part 2 OPENING_AUCTION",
            "5 INDICATIVE part 3 BUY price 100 lots 3 surplus 12",
            "5 LEVEL part 4 BUY price 100 lots 9 orders 2",
            "5 LEVEL part 5 SELL price 99 lots 3 orders 1",
            "5 CHECKSUM part 6 2744623183");
  }

  private static void enter(
      Market market, long orderId, Side side, long price, long lots, OrderTerms terms) {
    market.enter(orderId, 1, side, OrderType.LIMIT, TimeInForce.GTC, price, lots, terms);
  }
}
