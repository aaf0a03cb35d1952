package io.tradegrid.benchmark.ticks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * A trading day of trades, the same for the same seed: prices of two decimals walk a cent or two at
 * a time, sizes are round lots, times are of nanoseconds and as far apart as independent events
 * are. They come in two channels, each in the order of time and with symbols of its own, as from
 * most exchanges.
 */
final class TickStream {

  static final int CHANNELS = 2;

  /** The 21st of September 2026, 13:30 UTC. */
  static final long START_NS = TimeUnit.SECONDS.toNanos(1_789_997_400L);

  private static final long DAY_NS = TimeUnit.MINUTES.toNanos(390);
  private static final int LOT = 100;
  private static final int PRICE_MIN = 100;

  /** Trades of some symbols in the order of time; the i-th of each array is the i-th trade. */
  static final class Channel {

    final int count;
    final long[] timesNs;

    /** In units of the last of the stream's decimals. */
    final int[] prices;

    final int[] sizes;
    final short[] symbols;

    private Channel(int count) {
      this.count = count;
      timesNs = new long[count];
      prices = new int[count];
      sizes = new int[count];
      symbols = new short[count];
    }
  }

  private final Channel[] channels = new Channel[CHANNELS];
  private final String[] names;
  private final int decimals;
  private long endNs;

  /**
   * Makes a stream.
   *
   * @param ticks how many, of both channels
   * @param symbols how many, {@link #CHANNELS} or more
   */
  TickStream(int ticks, int symbols, long seed) {
    decimals = 2;
    names = new String[symbols];
    for (int i = 0; i < symbols; i++) {
      names[i] = "SYM" + i;
    }
    for (int c = 0; c < CHANNELS; c++) {
      channels[c] = new Channel((ticks + CHANNELS - 1 - c) / CHANNELS);
    }
    fill(ticks, new SplittableRandom(seed));
  }

  /**
   * Makes a stream of the trades of one symbol, which is a channel by itself.
   *
   * @param decimals of the prices, 0 to 9
   * @param timesNs of the trades, rising; the i-th of each array is the i-th trade
   */
  TickStream(String symbol, int decimals, long[] timesNs, int[] prices, int[] sizes) {
    this.decimals = decimals;
    names = new String[] {symbol};
    channels[0] = new Channel(timesNs.length);
    channels[1] = new Channel(0);
    System.arraycopy(timesNs, 0, channels[0].timesNs, 0, timesNs.length);
    System.arraycopy(prices, 0, channels[0].prices, 0, prices.length);
    System.arraycopy(sizes, 0, channels[0].sizes, 0, sizes.length);
    endNs = timesNs[timesNs.length - 1] + 1;
  }

  private void fill(int ticks, SplittableRandom random) {
    int[] prices = new int[names.length];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = random.nextInt(2_000, 50_000);
    }
    double meanGapNs = (double) DAY_NS / ticks;
    long nowNs = START_NS;
    for (int i = 0; i < ticks; i++) {
      int c = i % CHANNELS;
      int at = i / CHANNELS;
      Channel channel = channels[c];
      int symbol = c + CHANNELS * random.nextInt((names.length + CHANNELS - 1 - c) / CHANNELS);
      nowNs += 1 + (long) (-meanGapNs * Math.log(1 - random.nextDouble()));
      prices[symbol] = Math.max(PRICE_MIN, prices[symbol] + random.nextInt(-2, 3));
      channel.timesNs[at] = nowNs;
      channel.symbols[at] = (short) symbol;
      channel.prices[at] = prices[symbol];
      // Small trades are more frequent than large ones.
      channel.sizes[at] = LOT * (1 + random.nextInt(1 + random.nextInt(10)));
    }
    endNs = nowNs + 1;
  }

  Channel channel(int number) {
    return channels[number];
  }

  int ticks() {
    return channels[0].count + channels[1].count;
  }

  int symbols() {
    return names.length;
  }

  String name(int symbol) {
    return names[symbol];
  }

  /** Returns how many decimals prices have. */
  int decimals() {
    return decimals;
  }

  /** Returns how many units of price are one of the currency. */
  int unitsOfPrice() {
    return Math.toIntExact(Math.round(Math.pow(10, decimals)));
  }

  /** Returns the time after the last trade. */
  long endNs() {
    return endNs;
  }

  /** Returns a time that is in the middle of things. */
  long atTenth(int tenths) {
    return START_NS + (endNs - START_NS) / 10 * tenths + 1;
  }
}
