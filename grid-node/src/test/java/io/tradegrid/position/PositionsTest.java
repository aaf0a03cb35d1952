package io.tradegrid.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Positions against plain big-integer arithmetic. */
final class PositionsTest {

  @Test
  void cashIsExactBeyondSixtyFourBits() {
    SplittableRandom random = new SplittableRandom(42);
    Positions positions = new Positions();
    BigInteger paid = BigInteger.ZERO;
    for (int i = 0; i < 10_000; i++) {
      long ticks = random.nextLong(1L << 52);
      long lots = 1 + random.nextLong(1L << 41);
      boolean buys = random.nextBoolean();
      positions.trade(buys ? 1 : 2, buys ? 2 : 1, ticks, lots, i);
      BigInteger money = BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(lots));
      paid = buys ? paid.add(money) : paid.subtract(money);
      assertThat(positions.of(1).netCashTickLots()).isEqualTo(paid.negate());
      assertThat(positions.of(2).netCashTickLots()).isEqualTo(paid);
    }
    assertThat(positions.of(1).quantityLots() + positions.of(2).quantityLots()).isZero();
  }

  @Test
  void tradingWithOneselfLeavesNothing() {
    Positions positions = new Positions();
    positions.trade(1, 1, 100, 5, 9);
    assertThat(positions.of(1).quantityLots()).isZero();
    assertThat(positions.of(1).netCashTickLots()).isEqualTo(BigInteger.ZERO);
    assertThat(positions.of(1).boughtLots()).isEqualTo(5);
    assertThat(positions.of(1).updatedAtNs()).isEqualTo(9);
  }
}
