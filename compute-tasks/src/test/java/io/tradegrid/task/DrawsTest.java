package io.tradegrid.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DrawsTest {

  /** Questions beside each other do not make each other's numbers anew: there is room for four. */
  @Test
  void theNumbersOfTheLastFourQuestionsAreKept() {
    List<double[][]> first = new ArrayList<>();
    for (long seed = 1; seed <= 4; seed++) {
      first.add(Draws.of(RiskNumbers.RANDOM, seed, 100, 3));
    }
    for (long seed = 1; seed <= 4; seed++) {
      assertThat(Draws.of(RiskNumbers.RANDOM, seed, 100, 3)).isSameAs(first.get((int) seed - 1));
    }
    assertThat(Draws.of(RiskNumbers.RANDOM, 5, 100, 3)).isNotSameAs(first.get(0));
    assertThat(Draws.of(RiskNumbers.RANDOM, 4, 100, 3)).isSameAs(first.get(3));
    double[][] again = Draws.of(RiskNumbers.RANDOM, 1, 100, 3);
    assertThat(again).isNotSameAs(first.get(0)).isDeepEqualTo(first.get(0));
    assertThat(Draws.of(RiskNumbers.SOBOL, 1, 100, 3)).isNotSameAs(again);
  }
}
