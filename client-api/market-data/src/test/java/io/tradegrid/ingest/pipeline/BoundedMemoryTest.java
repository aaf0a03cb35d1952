package io.tradegrid.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pipeline keeps of the past does what plain collections do. */
final class BoundedMemoryTest {

  private static final int BOUND = 20;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void recentTicksAreTheLatestOfAll(long seed) {
    Random random = new Random(seed);
    RecentTicks recent = new RecentTicks(BOUND);
    TreeSet<Long> latest = new TreeSet<>();
    long now = 1_000;
    for (int i = 0; i < 20_000; i++) {
      now += random.nextInt(3);
      long time = now - (random.nextInt(4) == 0 ? random.nextInt(30) : 0);
      long sequence = random.nextInt(3);
      boolean isTooOld = latest.size() == BOUND && time * 10 + sequence < latest.first();
      boolean isNew = isTooOld || latest.add(time * 10 + sequence);
      if (latest.size() > BOUND) {
        latest.pollFirst();
      }
      assertThat(recent.add(time, sequence)).as("seed %d, tick %d", seed, i).isEqualTo(isNew);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theBandJudgesAsItsDefinition(long seed) {
    Random random = new Random(seed);
    BandSettings settings = new BandSettings(9, 200, 6);
    PriceBand band = new PriceBand(settings);
    List<Long> last = new ArrayList<>();
    long price = 50_000;
    int outside = 0;
    for (int i = 0; i < 20_000; i++) {
      price += random.nextInt(201) - 100;
      long told = random.nextInt(10) == 0 ? price + random.nextInt(9_000) - 4_500 : price;
      boolean expected = isOutside(last, told);
      outside += expected ? 1 : 0;
      assertThat(band.isOutside(told, 8)).as("seed %d, price %d", seed, i).isEqualTo(expected);
      last.add(told);
      if (last.size() > 9) {
        last.remove(0);
      }
    }
    assertThat(outside).isBetween(100, 10_000);
  }

  private static boolean isOutside(List<Long> last, long price) {
    if (last.size() < 5) {
      return false;
    }
    long median = median(last.stream().mapToLong(Long::longValue).toArray());
    long spread = median(last.stream().mapToLong(each -> Math.abs(each - median)).toArray());
    long distance = Math.abs(price - median);
    return distance > Math.abs(median) * 200 / 10_000 && distance / 6 > spread;
  }

  private static long median(long[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -5, 0, 7, Long.MAX_VALUE})
  void numbersOfAnySizeAreComparedAndJudged(long value) {
    assertThat(Scale.compare(value, 0, value, 0)).isZero();
    assertThat(Scale.compare(value, 0, 1, 18)).isEqualTo(value > 0 ? 1 : -1);
    assertThat(Scale.compare(1, 18, value, 0)).isEqualTo(value > 0 ? -1 : 1);
    PriceBand band = new PriceBand(new BandSettings(3, 1, 1));
    for (long each : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 0, value, 1}) {
      assertThat(band.isOutside(each, 0) && band.isOutside(each, 8)).isIn(true, false);
    }
  }
}
