package io.tradegrid.depth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.Side;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goal: in CME's order feed of the E-mini S&amp;P every cancel, modify and fill finds its order, on
 * the side the feed says. A fill changes nothing there, because the smaller order follows. Method:
 * two books are kept, one by orders and one by the changes of levels that follow from them; both
 * must have the same checksum after every record.
 */
final class RealFuturesOrdersTest {

  @ParameterizedTest
  @CsvSource({
    "esh4-glbx-mdp3-20231224, 8725, 8725, 0, 0, 0, 0, 0, 0",
    "esh4-glbx-mdp3-20231225, 68792, 29164, 17999, 12233, 2973, 6371, 6287, 5644",
    "orderbooks_mbo_2024-05-08T00-00-00_2024-05-08T00-00-02, 13796, 13678, 80, 27, 5, 5, 5, 5",
  })
  void everyUpdateFindsItsOrder(
      String name,
      int rows,
      int adds,
      int cancels,
      int modifies,
      int trades,
      int fills,
      int best,
      int first)
      throws IOException {
    Replay replay = new Replay();
    List<MarketByOrderRow> read = MarketByOrderRow.read("cme/" + name(name));
    read.forEach(replay::apply);

    System.out.printf(
        "%s: %,d rows, %,d adds, %,d cancels, %,d modifies, %,d fills (%,d at the best price,"
            + " %,d first in their queue); %d without their order, %d refused, %,d orders rest%n",
        name,
        read.size(),
        replay.adds,
        replay.cancels,
        replay.modifies,
        replay.fills,
        replay.fillsAtBest,
        replay.fillsInFront,
        replay.unknown,
        replay.refused,
        replay.orders.openOrders());
    assertThat(replay.unknown).as("updates that do not find their order").isZero();
    assertThat(replay.refused).isZero();
    assertThat(replay.differing).as("records after which the two books differ").isZero();
    assertThat(read).hasSize(rows);
    assertThat(List.of(replay.adds, replay.cancels, replay.modifies, replay.trades, replay.fills))
        .containsExactly(adds, cancels, modifies, trades, fills);
    assertThat(List.of(replay.fillsAtBest, replay.fillsInFront)).containsExactly(best, first);
  }

  private static String name(String stem) {
    return stem + (stem.startsWith("esh4") ? ".mbo.csv.gz" : ".csv.gz");
  }

  private static final class Replay {

    private final MarketByOrderBook orders = new MarketByOrderBook();
    private final DepthBook depth = DepthBook.unbounded();
    private final DepthChecksum rule = new TickLotChecksum();
    private int adds;
    private int cancels;
    private int modifies;
    private int fills;
    private int trades;
    private int fillsAtBest;
    private int fillsInFront;
    private int unknown;
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
        }
        case 'M' -> {
          modifies++;
          find(before, row);
          count(orders.modify(row.orderId(), row.priceTicks(), row.size()));
        }
        case 'F' -> {
          fills++;
          find(before, row);
          before.filter(order -> row.side() != null).ifPresent(this::countPlace);
        }
        case 'R' -> {
          orders.clear();
          depth.clear();
        }
        case 'T' -> trades++;
        default -> throw new IllegalStateException("action: unknown, got " + row.action());
      }
      before.ifPresent(order -> follow(order, -1));
      orders.order(row.orderId()).ifPresent(order -> follow(order, 1));
      differing += rule.of(orders) == rule.of(depth) ? 0 : 1;
    }

    private void find(Optional<RestingOrder> order, MarketByOrderRow row) {
      boolean found = order.filter(o -> row.side() == null || o.side() == row.side()).isPresent();
      unknown += found ? 0 : 1;
    }

    /**
     * Fills of the opening uncross, which have no side, do not go by the queue and are left out.
     */
    private void countPlace(RestingOrder order) {
      long best = orders.levels(order.side(), 1).get(0).priceTicks();
      fillsAtBest += best == order.priceTicks() ? 1 : 0;
      RestingOrder front = orders.queue(order.side(), order.priceTicks()).get(0);
      fillsInFront += front.equals(order) ? 1 : 0;
    }

    private void follow(RestingOrder order, int sign) {
      Side side = order.side();
      count(depth.change(side, order.priceTicks(), sign * order.openLots(), sign));
    }

    private void count(DepthResult result) {
      refused += result == DepthResult.APPLIED ? 0 : 1;
    }
  }
}
