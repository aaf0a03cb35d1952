package io.tradegrid.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Goal: a tick takes few bytes. Method: the blocks, with head and checksum, of all of AAPL's trades
 * of a day, with nanosecond times.
 */
final class BytesPerTickTest {

  private static final double BYTES_MAX = 4.2;

  @Test
  void aRealTradeTakesFourBytes() throws IOException {
    TickColumns trades = RealTrades.read();
    assertThat(trades.count()).isEqualTo(34_990);
    TickBlockWriter writer = new TickBlockWriter(TickKind.TRADE);
    TickColumns read = new TickColumns(TickKind.TRADE);
    long bytes = 0;
    for (int from = 0; from < trades.count(); from += TickBlock.ROWS_MAX) {
      int to = Math.min(trades.count(), from + TickBlock.ROWS_MAX);
      byte[] block = writer.write(trades, from, to);
      bytes += block.length;
      TickBlock.of(block).read(read);
      assertThat(RandomTicks.list(read)).isEqualTo(RandomTicks.list(trades).subList(from, to));
    }
    assertThat(bytes / (double) trades.count()).as("bytes per trade").isLessThan(BYTES_MAX);
  }
}
