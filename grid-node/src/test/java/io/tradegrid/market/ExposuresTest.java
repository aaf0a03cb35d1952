package io.tradegrid.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.Side;
import io.tradegrid.orderbook.LadderQueues;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Records of portfolios with numbers of any size and distance, against a map. */
class ExposuresTest {

  private static final long SEED = Long.getLong("test.seed", 20261130);
  private static final int PORTFOLIOS = 3_000;
  private static final int CHANGES = 100_000;
  private static final RiskLimits LIMITS = new RiskLimits(0, false, 10, 10, 10, 0, 0);

  @Test
  void everyPortfolioKeepsWhatItHas() {
    SplittableRandom random = new SplittableRandom(SEED);
    Exposures exposures = new Exposures();
    Map<Integer, Long> positions = new TreeMap<>();
    Map<Integer, Integer> orders = new TreeMap<>();
    int[] ids = new int[PORTFOLIOS];
    for (int i = 0; i < ids.length; i++) {
      // Some are neighbours, others anywhere in the whole range.
      ids[i] = i % 3 == 0 ? 1 + i : random.nextInt(1, LadderQueues.OWNER_MAX + 1);
    }
    for (int i = 0; i < CHANGES; i++) {
      int id = ids[random.nextInt(random.nextInt(1, ids.length + 1))];
      int lots = random.nextInt(1, 1_000);
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      int who = exposures.of(id);
      exposures.opened(who, side, lots);
      orders.merge(id, 1, Integer::sum);
      exposures.traded(who, side, lots);
      positions.merge(id, side.sign() * (long) lots, Long::sum);
    }
    assertThat(exposures.known())
        .as("seed %d", SEED)
        .containsExactly(orders.keySet().stream().mapToInt(id -> id).toArray());
    long hash = 0;
    for (int id : orders.keySet()) {
      long position = positions.get(id);
      int who = exposures.of(id);
      assertThat(exposures.positionLots(who)).as("position of %d", id).isEqualTo(position);
      assertThat(exposures.openOrders(who)).as("orders of %d", id).isEqualTo((long) orders.get(id));
      hash += MarketHash.exposure(id, position, 0, 0, orders.get(id));
    }
    assertThat(exposures.stateHash()).as("seed %d", SEED).isEqualTo(hash);
  }

  @Test
  void limitsAreOfTheirPortfolioAlone() {
    Exposures exposures = new Exposures();
    exposures.limits(exposures.of(8), LIMITS);
    exposures.of(LadderQueues.OWNER_MAX);
    assertThat(exposures.limits(exposures.of(8))).isEqualTo(LIMITS);
    assertThat(exposures.limits(exposures.of(9))).isNull();
    assertThat(exposures.limits(exposures.of(LadderQueues.OWNER_MAX))).isNull();
    assertThat(exposures.known()).containsExactly(8);
  }
}
