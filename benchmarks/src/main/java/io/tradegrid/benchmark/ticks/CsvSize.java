package io.tradegrid.benchmark.ticks;

import com.github.luben.zstd.ZstdOutputStream;
import io.tradegrid.benchmark.ticks.TickStream.Channel;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** How long the stream is as packed lines of time, symbol, price and size. */
final class CsvSize {

  private static final int LEVEL = 3;
  private static final int BUFFER = 1 << 20;

  private CsvSize() {}

  /** Counts what is written. */
  private static final class Counter extends OutputStream {

    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }

  /** Returns the bytes that zstd makes of it at its default level. */
  static long zstd(TickStream stream) throws IOException {
    Counter counter = new Counter();
    try (OutputStream out =
        new BufferedOutputStream(new ZstdOutputStream(counter, LEVEL), BUFFER)) {
      write(stream, out);
    }
    return counter.bytes;
  }

  private static void write(TickStream stream, OutputStream out) throws IOException {
    Channel first = stream.channel(0);
    Channel second = stream.channel(1);
    int i = 0;
    int j = 0;
    StringBuilder line = new StringBuilder();
    while (i < first.count || j < second.count) {
      boolean ofFirst =
          j == second.count || (i < first.count && first.timesNs[i] <= second.timesNs[j]);
      Channel channel = ofFirst ? first : second;
      int at = ofFirst ? i++ : j++;
      line.setLength(0);
      line.append(channel.timesNs[at])
          .append(',')
          .append(stream.name(channel.symbols[at]))
          .append(',')
          .append(BigDecimal.valueOf(channel.prices[at], stream.decimals()))
          .append(',')
          .append(channel.sizes[at])
          .append('\n');
      out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }
}
