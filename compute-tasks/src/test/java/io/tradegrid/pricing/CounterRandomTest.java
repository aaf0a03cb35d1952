package io.tradegrid.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class CounterRandomTest {

  /** The known answers that come with Random123 for philox4x32 with ten rounds. */
  @Test
  void knownAnswers() {
    answer(0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    answer(-1, -1, -1, -1, -1, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
    answer(
        0x243f6a88,
        0x85a308d3,
        0x13198a2e,
        0x03707344,
        0x299f31d0a4093822L,
        0xd16cfe09,
        0x94fdcceb,
        0x5001e420,
        0x24126ea1);
  }

  private static void answer(int c0, int c1, int c2, int c3, long key, int... expected) {
    int[] out = new int[4];
    CounterRandom.philox(c0, c1, c2, c3, key, out);
    assertThat(out).isEqualTo(expected);
  }

  @Test
  void normalsHaveTheirMoments() {
    double[] normals = new double[101];
    double[] again = new double[50];
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    int paths = 4000;
    for (int path = 0; path < paths; path++) {
      CounterRandom.normals(42, path, normals);
      CounterRandom.normals(42, path, again);
      assertThat(normals).startsWith(again);
      for (double x : normals) {
        sum += x;
        squares += x * x;
        fourths += x * x * x * x;
      }
    }
    double n = paths * 101.0;
    assertThat(sum / n).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(squares / n).isCloseTo(1, within(5 * Math.sqrt(2 / n)));
    assertThat(fourths / n).isCloseTo(3, within(5 * Math.sqrt(96 / n)));
  }
}
