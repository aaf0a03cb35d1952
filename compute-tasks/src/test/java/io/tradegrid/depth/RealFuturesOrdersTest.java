package io.tradegrid.depth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goal: in CME's order feed of the E-mini S&amp;P every cancel, modify and fill finds its order, on
 * the side the feed says, with no fewer lots than are taken. A fill changes nothing there, because
 * the smaller order follows. Method: two books are kept, one by orders and one by the changes of
 * levels that follow from them; both must have the same checksum after every record.
 *
 * <p>The opening uncross of 2023-12-25 is the one place where the feed is silent: 7 of its 35
 * fills, which have no side, name orders that no other record of the file mentions, so there is
 * nothing to find. That is asserted, too.
 */
final class RealFuturesOrdersTest {

  @ParameterizedTest
  @CsvSource({
    "esh4-glbx-mdp3-20231224.mbo, 8725, 0, 0, 0, 0, 0, 0, 0, 0",
    "esh4-glbx-mdp3-20231225.mbo, 29216, 17999, 12233, 2973, 6336, 6287, 5644, 35, 7",
    "orderbooks_mbo_2024-05-08T00-00-00_2024-05-08T00-00-02, 13678, 80, 27, 5, 5, 5, 4, 0, 0",
  })
  void everyUpdateFindsItsOrder(
      String name,
      int adds,
      int cancels,
      int modifies,
      int trades,
      int fills,
      int fillsAtBest,
      int fillsInFront,
      int openingFills,
      int openingFillsOfOrdersNeverShown)
      throws IOException {
    List<MarketByOrderRow> rows = MarketByOrderRow.read("cme/" + name + ".csv.gz");
    Replay replay = new Replay();
    rows.forEach(replay::apply);

    System.out.printf(
        "%s: %,d rows, %,d adds, %,d cancels, %,d modifies, %,d trades, %,d fills (%,d at the best"
            + " price, %,d first in their queue) without their order: %d, refused: %d; opening"
            + " fills %d, of orders never shown %d; %,d orders rest%n",
        name,
        rows.size(),
        replay.adds,
        replay.cancels,
        replay.modifies,
        replay.trades,
        replay.fills,
        replay.fillsAtBest,
        replay.fillsInFront,
        replay.lost.size(),
        replay.refused,
        replay.openingFills,
        replay.neverShown.size(),
        replay.orders.openOrders());
    assertThat(replay.lost).as("updates that do not find their order").isEmpty();
    assertThat(replay.refused).as("refused updates").isZero();
    assertThat(replay.differing).as("records after which the two books differ").isZero();
    assertThat(List.of(replay.adds, replay.cancels, replay.modifies, replay.trades, replay.fills))
        .containsExactly(adds, cancels, modifies, trades, fills);
    assertThat(List.of(replay.fillsAtBest, replay.fillsInFront))
        .containsExactly(fillsAtBest, fillsInFront);
    assertThat(List.of(replay.openingFills, replay.neverShown.size()))
        .containsExactly(openingFills, openingFillsOfOrdersNeverShown);
    assertThat(rows.stream().filter(row -> replay.neverShown.contains(row.orderId())))
        .as("records about those orders")
        .hasSize(openingFillsOfOrdersNeverShown);
  }

  private static final class Replay {

    private final MarketByOrderBook orders = new MarketByOrderBook();
    private final DepthBook depth = DepthBook.unbounded();
    private final DepthChecksum rule = new TickLotChecksum();

    /** Lots filled of an order, as long as the feed has not made it smaller. */
    private final Map<Long, Long> announced = new HashMap<>();

    private final List<MarketByOrderRow> lost = new ArrayList<>();
    private final List<Long> neverShown = new ArrayList<>();
    private int adds;
    private int cancels;
    private int modifies;
    private int trades;
    private int fills;
    private int fillsAtBest;
    private int fillsInFront;
    private int openingFills;
    private int refused;
    private int differing;

    void apply(MarketByOrderRow row) {
      Optional<RestingOrder> before = orders.order(row.orderId());
      switch (row.action()) {
        case 'A' -> {
          adds++;
          count(orders.add(row.orderId(), row.side(), row.priceTicks(), row.size()));
        }
        case 'C' -> {
          cancels++;
          find(before, row);
          count(orders.reduce(row.orderId(), row.size()));
          announced.remove(row.orderId());
        }
        case 'M' -> {
          modifies++;
          find(before, row);
          count(orders.modify(row.orderId(), row.priceTicks(), row.size()));
          announced.remove(row.orderId());
        }
        case 'F' -> fill(before, row);
        case 'T' -> trades++;
        case 'R' -> {
          orders.clear();
          depth.clear();
        }
        default -> throw new IllegalStateException("action: unknown, got " + row.action());
      }
      before.ifPresent(order -> follow(order, -1));
      orders.order(row.orderId()).ifPresent(order -> follow(order, 1));
      differing += rule.of(orders) == rule.of(depth) ? 0 : 1;
    }

    private void fill(Optional<RestingOrder> order, MarketByOrderRow row) {
      if (row.side() == null) {
        openingFills++;
        if (order.isEmpty()) {
          neverShown.add(row.orderId());
        }
        return;
      }
      fills++;
      find(order, row);
      order.ifPresent(this::countPlace);
      announced.merge(row.orderId(), row.size(), Long::sum);
    }

    private void find(Optional<RestingOrder> order, MarketByOrderRow row) {
      if (order.filter(found -> found.side() == row.side()).isEmpty()) {
        lost.add(row);
      }
    }

    private void countPlace(RestingOrder order) {
      List<DepthLevel> levels = orders.levels(order.side(), 100);
      long best =
          levels.stream()
              .mapToLong(DepthLevel::priceTicks)
              .filter(price -> front(order.side(), price).isPresent())
              .findFirst()
              .orElseThrow();
      fillsAtBest += best == order.priceTicks() ? 1 : 0;
      fillsInFront +=
          front(order.side(), order.priceTicks()).filter(order::equals).isPresent() ? 1 : 0;
    }

    /** Returns the first order of a queue that has lots for which no fill was announced yet. */
    private Optional<RestingOrder> front(Side side, long price) {
      return orders.queue(side, price).stream()
          .filter(order -> order.openLots() > announced.getOrDefault(order.orderId(), 0L))
          .findFirst();
    }

    private void follow(RestingOrder order, int sign) {
      count(depth.change(order.side(), order.priceTicks(), sign * order.openLots(), sign));
    }

    private void count(DepthResult result) {
      refused += result == DepthResult.APPLIED ? 0 : 1;
    }
  }
}
