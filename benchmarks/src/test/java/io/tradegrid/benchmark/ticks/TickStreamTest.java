package io.tradegrid.benchmark.ticks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.benchmark.ticks.TickStream.Channel;
import org.junit.jupiter.api.Test;

class TickStreamTest {

  private static final int TICKS = 20_001;
  private static final int SYMBOLS = 5;

  @Test
  void isTheSameForTheSameSeed() {
    TickStream one = new TickStream(TICKS, SYMBOLS, 7);
    TickStream same = new TickStream(TICKS, SYMBOLS, 7);
    TickStream other = new TickStream(TICKS, SYMBOLS, 8);

    for (int c = 0; c < TickStream.CHANNELS; c++) {
      assertThat(same.channel(c).timesNs).isEqualTo(one.channel(c).timesNs);
      assertThat(same.channel(c).prices).isEqualTo(one.channel(c).prices);
      assertThat(same.channel(c).sizes).isEqualTo(one.channel(c).sizes);
      assertThat(same.channel(c).symbols).isEqualTo(one.channel(c).symbols);
      assertThat(other.channel(c).prices).isNotEqualTo(one.channel(c).prices);
    }
  }

  @Test
  void hasTimesThatRiseAndSymbolsOfOneChannelEach() {
    TickStream stream = new TickStream(TICKS, SYMBOLS, 1);

    assertThat(stream.ticks()).isEqualTo(TICKS);
    for (int c = 0; c < TickStream.CHANNELS; c++) {
      Channel channel = stream.channel(c);
      for (int i = 0; i < channel.count; i++) {
        assertThat(channel.symbols[i] % TickStream.CHANNELS).isEqualTo(c);
        assertThat((int) channel.symbols[i]).isBetween(0, SYMBOLS - 1);
        assertThat(channel.prices[i]).isPositive();
        assertThat(channel.sizes[i] % 100).isZero();
        assertThat(channel.timesNs[i])
            .isGreaterThan(i == 0 ? TickStream.START_NS : channel.timesNs[i - 1])
            .isLessThan(stream.endNs());
      }
    }
  }

  @Test
  void lastsAboutADayHoweverManyTheTicks() {
    double day = 390 * 60e9;

    for (int ticks : new int[] {10_000, 100_000}) {
      long length = new TickStream(ticks, SYMBOLS, 3).endNs() - TickStream.START_NS;
      assertThat(length / day).isBetween(0.9, 1.1);
    }
  }
}
