package io.tradegrid.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.market.Market;
import io.tradegrid.market.ReferenceMarket;
import io.tradegrid.market.RiskLimits;
import io.tradegrid.marketdata.FeedMessage;
import io.tradegrid.marketdata.FeedMessage.Kind;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Goal: what is not public cannot be told from the feeds. Method: two runs that differ only in what
 * is not public must give equal bytes, numbers and checksums included.
 */
final class FeedSecrecyTest {

  private static final long SEED = Long.getLong("test.seed", 20_261_124L);
  private static final int SEEDS = 60;
  private static final int COMMANDS = 150;
  private static final int PORTFOLIOS = 3;
  private static final long ICEBERG = 101;
  private static final long SHOWN_LOTS = 8;
  private static final int ID_STEP = 10;

  /** What a run has that the public must not see. */
  private record Secrets(long hiddenLots, int portfolioShift, boolean unseenOrders) {}

  private static PublishedMarket<ReferenceMarket> run(long seed, Secrets secrets) {
    PublishedMarket<ReferenceMarket> published = PublishedMarket.reference();
    for (int portfolio = 1; portfolio <= 2 * PORTFOLIOS; portfolio++) {
      published.market.limits(portfolio, RiskLimits.NONE);
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 1; i <= COMMANDS; i++) {
      published.run(command(random, i, secrets));
      if (i == ICEBERG / ID_STEP) {
        OrderTerms iceberg = OrderTerms.PLAIN.withDisplay(SHOWN_LOTS).withPostOnly(PostOnly.SLIDE);
        long lots = SHOWN_LOTS + secrets.hiddenLots;
        published.run(m -> limit(m, ICEBERG, 1 + secrets.portfolioShift, 1_003, lots, iceberg));
      }
      if (secrets.unseenOrders) {
        unseen(i * (long) ID_STEP).forEach(published::run);
      }
    }
    return published;
  }

  private static void limit(
      Market market, long id, int portfolio, long price, long lots, OrderTerms terms) {
    market.enter(id, portfolio, Side.SELL, OrderType.LIMIT, TimeInForce.GTC, price, lots, terms);
  }

  /** Orders that rest or do not, cancels, amendments and time. */
  private static Consumer<Market> command(SplittableRandom random, int number, Secrets secrets) {
    long id = number * (long) ID_STEP;
    long other = Math.max(1L, number - random.nextInt(20)) * ID_STEP;
    int portfolio = 1 + random.nextInt(PORTFOLIOS) + secrets.portfolioShift;
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    long price = 1_000 - side.sign() * random.nextLong(-4, 8);
    long lots = random.nextLong(1, 6);
    return switch (random.nextInt(8)) {
      case 0 -> market -> market.cancel(other);
      case 1 -> market -> market.amend(other, price, lots, OrderTerms.PLAIN);
      case 2 -> market -> market.advanceTo(id);
      case 3 ->
          m ->
              m.enter(
                  id,
                  portfolio,
                  side,
                  OrderType.LIMIT,
                  TimeInForce.IOC,
                  price,
                  lots,
                  OrderTerms.PLAIN);
      default ->
          m ->
              m.enter(
                  id,
                  portfolio,
                  side,
                  OrderType.LIMIT,
                  TimeInForce.GTC,
                  price,
                  lots,
                  OrderTerms.PLAIN);
    };
  }

  /** Refused, waiting, taken back or never met: each leaves the book as it is. */
  private static List<Consumer<Market>> unseen(long id) {
    OrderTerms never = OrderTerms.PLAIN.withStop(500_000);
    return List.of(
        m -> limit(m, id + 2, 1, 1_001, 0, OrderTerms.PLAIN),
        m ->
            m.enter(
                id + 3, 2, Side.BUY, OrderType.STOP, TimeInForce.GTC, Market.NO_PRICE, 9, never),
        m -> m.enter(id + 4, 3, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 1, 9, OrderTerms.PLAIN),
        m -> m.cancel(id + 3 - 5L * ID_STEP),
        m -> m.cancel(id + 5));
  }

  @Test
  void hiddenLotsCannotBeToldUntilTheShownOnesAreUsedUp() {
    int usedUp = 0;
    for (long seed = SEED; seed < SEED + SEEDS; seed++) {
      PublishedMarket<ReferenceMarket> first = run(seed, new Secrets(0, 0, false));
      List<byte[]> expected = untilShownLotsAreGone(first.orders);
      usedUp += expected.size() < first.orders.messages.size() ? 1 : 0;
      for (long hidden : new long[] {1, 7, 500}) {
        PublishedMarket<ReferenceMarket> other = run(seed, new Secrets(hidden, 0, false));
        String what = "seed " + seed + ", hidden " + hidden;

        assertThat(untilShownLotsAreGone(other.orders))
            .as(what)
            .containsExactlyElementsOf(expected);
        List<byte[]> levels = levelsBefore(first, expected.size());
        assertThat(other.levels.messages.subList(0, levels.size()))
            .as(what)
            .containsExactlyElementsOf(levels);
      }
    }
    assertThat(usedUp).isBetween(SEEDS / 4, SEEDS - 1);
  }

  /** Returns the messages up to and with the one that takes the last lot that was shown first. */
  private static List<byte[]> untilShownLotsAreGone(FeedTape tape) {
    long left = SHOWN_LOTS;
    for (int i = 0; i < tape.messages.size(); i++) {
      FeedMessage message = FeedTape.decode(tape.messages.get(i));
      if (message.orderId() == ICEBERG && message.kind() == Kind.EXECUTE) {
        left -= message.lots();
        if (left == 0) {
          return tape.messages.subList(0, i + 1);
        }
      }
    }
    return tape.messages;
  }

  /** Returns the messages by price of the commands that ended before a message by order. */
  private static List<byte[]> levelsBefore(PublishedMarket<?> published, int orderMessages) {
    List<byte[]> orders = published.orders.messages.subList(0, orderMessages);
    long commands = orders.stream().filter(FeedSecrecyTest::isChecksum).count();
    List<byte[]> levels = new ArrayList<>();
    for (byte[] message : published.levels.messages) {
      if (commands == 0) {
        break;
      }
      levels.add(message);
      commands -= isChecksum(message) ? 1 : 0;
    }
    return levels;
  }

  private static boolean isChecksum(byte[] message) {
    return FeedTape.decode(message).kind() == Kind.CHECKSUM;
  }

  @Test
  void portfoliosWaitingStopsAndRefusedOrdersLeaveNoTrace() {
    for (long seed = SEED; seed < SEED + SEEDS; seed++) {
      PublishedMarket<ReferenceMarket> first = run(seed, new Secrets(20, 0, false));
      PublishedMarket<ReferenceMarket> other = run(seed, new Secrets(20, PORTFOLIOS, true));

      assertThat(other.orders.messages)
          .as("seed %d", seed)
          .containsExactlyElementsOf(first.orders.messages);
      assertThat(other.levels.messages)
          .as("seed %d", seed)
          .containsExactlyElementsOf(first.levels.messages);
    }
  }
}
