package io.tradegrid.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.cli.bench.CostModel.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CostModelTest {

  /** 40 ms, 30 us a position and 20 ns a position and scenario. */
  private static List<Point> points(double disturbance) {
    List<Point> points = new ArrayList<>();
    double sign = 1;
    for (int nodes = 1; nodes <= 3; nodes++) {
      for (int positions : new int[] {500, 1_000, 2_000}) {
        for (int scenarios : new int[] {1_000, 4_000, 10_000}) {
          double ms = 40 + 0.030 * positions + 20e-6 * positions * scenarios;
          points.add(new Point(nodes, positions, scenarios, 9, ms + sign * disturbance));
          sign = -sign;
        }
      }
    }
    return points;
  }

  @Test
  void findsWhatTheTimesWereMadeOf() {
    CostModel model = CostModel.fit(points(0));
    assertThat(model.fixed()).isCloseTo(40, within(1e-9));
    assertThat(model.positionUs()).isCloseTo(30, within(1e-9));
    assertThat(model.unitNs()).isCloseTo(20, within(1e-9));
    assertThat(model.residualMs()).isCloseTo(0, within(1e-9));
    // 40 ms, 30 s and 200 s
    assertThat(model.ms(1_000_000, 10_000, 64)).isCloseTo(230_040 / 64.0, within(1e-6));
    assertThat(model.text())
        .isEqualTo(
            "40.0 ms + 30.0 us x positions + 20.00 ns x positions x scenarios;"
                + " residual 0.0 ms, at worst 0 %");
  }

  @Test
  void saysHowFarOffItIs() {
    CostModel model = CostModel.fit(points(3));
    assertThat(model.residualMs()).isBetween(2.5, 3.5);
    assertThat(model.worst()).isBetween(0.02, 0.08);
  }
}
