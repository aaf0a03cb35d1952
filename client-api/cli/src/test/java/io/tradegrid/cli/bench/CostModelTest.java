package io.tradegrid.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.cli.bench.CostModel.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CostModelTest {

  /** A node 40 ms and 5 us a scenario, a position 30 us and 20 ns a scenario. */
  private static List<Point> points(double disturbance) {
    List<Point> points = new ArrayList<>();
    double sign = 1;
    for (int nodes = 1; nodes <= 3; nodes++) {
      for (int positions : new int[] {500, 1_000, 2_000}) {
        for (int scenarios : new int[] {1_000, 4_000, 10_000}) {
          double ms =
              nodes * (40 + 0.005 * scenarios) + 0.030 * positions + 20e-6 * positions * scenarios;
          points.add(new Point(nodes, positions, scenarios, 9, ms * (1 + sign * disturbance)));
          sign = -sign;
        }
      }
    }
    return points;
  }

  @Test
  void findsWhatTheTimesWereMadeOf() {
    CostModel model = CostModel.fit(points(0));
    assertThat(model.nodeMs()).isCloseTo(40, within(1e-9));
    assertThat(model.scenarioNs()).isCloseTo(5_000, within(1e-6));
    assertThat(model.positionUs()).isCloseTo(30, within(1e-9));
    assertThat(model.unitNs()).isCloseTo(20, within(1e-9));
    assertThat(model.deviation()).isCloseTo(0, within(1e-12));
    // four nodes with 90 ms each, 30 s of positions and 200 s of units
    assertThat(model.ms(1_000_000, 10_000, 4, 16)).isCloseTo(230_360 / 64.0, within(1e-6));
    assertThat(model.text())
        .isEqualTo(
            "nodes x (40.0 ms + 5000 ns x scenarios) + positions x (30.0 us + 20.00 ns x scenarios);"
                + " deviation 0 %, at worst 0 %");
  }

  @Test
  void saysHowFarOffItIs() {
    CostModel model = CostModel.fit(points(0.03));
    assertThat(model.deviation()).isBetween(0.025, 0.035);
    assertThat(model.worst()).isBetween(0.025, 0.06);
  }
}
