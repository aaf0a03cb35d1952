package io.tradegrid.depth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Goal: on random updates the books do what obviously right ones do. Method: few ids and prices, so
 * that updates meet; some lots so large that levels overflow. After every update the result, all
 * levels and queues are compared with a list-based book; a market-by-price book that is told the
 * changes, absolute or relative by lot, must show the same levels and checksums.
 */
final class DepthPropertiesTest {

  private static final long FIRST_SEED = Long.getLong("test.seed", 20_120_621L);
  private static final int SEEDS = 200;
  private static final int UPDATES = 600;
  private static final int ALL = Integer.MAX_VALUE;

  @Test
  void booksEqualTheNaiveOneOnRandomUpdates() {
    Map<DepthResult, Integer> results = new EnumMap<>(DepthResult.class);
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      new Stream(seed).run(results);
    }

    System.out.printf("Seeds %d to %d: %s%n", FIRST_SEED, FIRST_SEED + SEEDS - 1, results);
    assertThat(results.values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(SEEDS * UPDATES);
    assertThat(results)
        .as("what the random updates reach")
        .containsOnlyKeys(
            DepthResult.APPLIED,
            DepthResult.DUPLICATE_ORDER,
            DepthResult.UNKNOWN_ORDER,
            DepthResult.EXCEEDS_ORDER,
            DepthResult.OVERFLOW);
  }

  /** A book that is told only its best levels, message by message, shows those. */
  @Test
  void aBoundedBookShowsTheBestLevelsOfTheWholeOne() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int bound = random.nextInt(1, 6);
      DepthBook whole = DepthBook.unbounded();
      DepthBook bounded = DepthBook.bounded(bound);
      for (int i = 0; i < UPDATES; i++) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        whole.set(side, random.nextLong(-5, 6), random.nextLong(0, 4), random.nextInt(0, 3));
        publish(whole, bounded, side, bound);

        assertThat(bounded.levels(side, ALL))
            .as("seed %d, update %d", seed, i)
            .isEqualTo(whole.levels(side, bound));
      }
    }
  }

  /** Sends as venues do: what is in sight now and differs, never what fell out of sight. */
  private static void publish(DepthBook whole, DepthBook subscriber, Side side, int bound) {
    List<DepthLevel> now = whole.levels(side, bound);
    List<DepthLevel> before = subscriber.levels(side, ALL);
    List<DepthLevel> all = whole.levels(side, ALL);
    for (DepthLevel level : now) {
      if (!before.contains(level)) {
        subscriber.set(side, level.priceTicks(), level.quantityLots(), level.orders());
      }
    }
    for (DepthLevel level : before) {
      if (all.stream().noneMatch(each -> each.priceTicks() == level.priceTicks())) {
        subscriber.set(side, level.priceTicks(), 0, 0);
      }
    }
    subscriber.endMessage();
  }

  private static final class Stream {

    private final long seed;
    private final SplittableRandom random;
    private final NaiveOrderBook naive = new NaiveOrderBook();
    private final MarketByOrderBook book = new MarketByOrderBook();
    private final DepthBook depth = DepthBook.unbounded();
    private final DepthChecksum rule = new TickLotChecksum(7);

    Stream(long seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
    }

    void run(Map<DepthResult, Integer> results) {
      for (int i = 0; i < UPDATES; i++) {
        long id = random.nextLong(40);
        Optional<RestingOrder> before = book.order(id);
        DepthResult result = update(id, i);
        results.merge(result, 1, Integer::sum);
        follow(before, book.order(id));
        compare(i);
      }
    }

    private DepthResult update(long id, int i) {
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      long price = random.nextLong(-4, 5);
      long lots = random.nextInt(12) == 0 ? Long.MAX_VALUE / 2 : random.nextLong(1, 20);
      int kind = random.nextInt(100);
      DepthResult expected;
      DepthResult actual;
      if (kind < 40) {
        expected = naive.add(id, side, price, lots);
        actual = book.add(id, side, price, lots);
      } else if (kind < 50) {
        expected = naive.cancel(id);
        actual = book.cancel(id);
      } else if (kind < 60) {
        expected = naive.reduce(id, lots);
        actual = book.reduce(id, lots);
      } else if (kind < 70) {
        expected = naive.reduce(id, lots);
        actual = book.fill(id, lots);
      } else if (kind < 99 || i % 10 != 0) {
        expected = naive.modify(id, price, lots);
        actual = book.modify(id, price, lots);
      } else {
        naive.clear();
        book.clear();
        depth.clear();
        return DepthResult.APPLIED;
      }
      assertThat(actual).as("seed %d, update %d", seed, i).isEqualTo(expected);
      return actual;
    }

    /** Tells the market-by-price book what a level now has, or by how much it changed. */
    private void follow(Optional<RestingOrder> before, Optional<RestingOrder> after) {
      if (random.nextBoolean()) {
        before.ifPresent(this::setLevel);
        after.ifPresent(this::setLevel);
      } else {
        before.ifPresent(order -> changeLevel(order, -1));
        after.ifPresent(order -> changeLevel(order, 1));
      }
    }

    private void setLevel(RestingOrder order) {
      DepthLevel now =
          naive.levels(order.side()).stream()
              .filter(level -> level.priceTicks() == order.priceTicks())
              .findFirst()
              .orElse(new DepthLevel(order.priceTicks(), 0, 0));
      depth.set(order.side(), now.priceTicks(), now.quantityLots(), now.orders());
    }

    private void changeLevel(RestingOrder order, int sign) {
      depth.change(order.side(), order.priceTicks(), sign * order.openLots(), sign);
    }

    private void compare(int i) {
      assertThat(book.openOrders()).as("seed %d, update %d", seed, i).isEqualTo(naive.openOrders());
      for (Side side : Side.values()) {
        assertThat(book.levels(side, ALL))
            .as("seed %d, update %d, %s", seed, i, side)
            .isEqualTo(naive.levels(side));
        for (DepthLevel level : naive.levels(side)) {
          assertThat(book.queue(side, level.priceTicks()))
              .as("seed %d, update %d, %s", seed, i, level)
              .isEqualTo(naive.queue(side, level.priceTicks()));
        }
        assertThat(depth.levels(side, ALL))
            .as("seed %d, update %d, by price, %s", seed, i, side)
            .isEqualTo(naive.levels(side));
      }
      assertThat(rule.of(depth)).as("seed %d, update %d", seed, i).isEqualTo(rule.of(book));
    }
  }
}
