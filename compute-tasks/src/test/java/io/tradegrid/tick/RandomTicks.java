package io.tradegrid.tick;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Ticks of every shape that a market has and that nobody expects, all of a seed. */
final class RandomTicks {

  private static final long[] SOURCES = {Tag.of("ITCH"), Tag.of("IEX"), Tag.of("BINANCE")};
  private static final long BEST = Tag.of("BEST");
  private static final long DAY_NS = 86_400_000_000_000L;
  private static final long[] CONDITIONS = {0, Tag.of("@"), Tag.of("@F I")};

  private final SplittableRandom random;
  private final boolean wild;
  private final long stepNs;
  private final boolean changingDecimals;

  /** Whether quotes of some days are merged. */
  private final boolean merging;

  /**
   * Makes a source of ticks.
   *
   * @param wild whether any 64-bit numbers may come
   */
  RandomTicks(long seed, boolean wild) {
    this.random = new SplittableRandom(seed);
    this.wild = wild;
    this.stepNs = new long[] {0, 1, 3, 1_000, 50_000_000, DAY_NS / 4}[random.nextInt(6)];
    this.changingDecimals = random.nextInt(3) == 0;
    this.merging = random.nextBoolean();
  }

  SplittableRandom random() {
    return random;
  }

  /** Returns ticks in any order, with duplicates and with other content under an identity. */
  List<Tick> list(TickKind kind, int count) {
    List<Tick> ticks = new ArrayList<>(count);
    long timeNs = 1_000;
    for (int i = 0; i < count; i++) {
      timeNs += stepNs == 0 ? 0 : random.nextLong(stepNs + 1);
      int like = random.nextInt(40);
      if (like == 0 && !ticks.isEmpty()) {
        ticks.add(ticks.get(random.nextInt(ticks.size())));
      } else if (like == 1 && !ticks.isEmpty()) {
        TickPosition same = TickPosition.of(ticks.get(random.nextInt(ticks.size())));
        ticks.add(tick(kind, same));
      } else {
        long late = like == 2 ? random.nextLong(20 * stepNs + 1) : 0;
        long source = SOURCES[random.nextInt(random.nextInt(4) == 0 ? 3 : 1)];
        ticks.add(tick(kind, new TickPosition(time(timeNs - late), source, sequence(i))));
      }
    }
    return ticks;
  }

  private long time(long usual) {
    return wild && random.nextInt(20) == 0 ? random.nextLong() : usual;
  }

  private long sequence(int place) {
    return stepNs == 0 || random.nextInt(10) > 0 ? place : random.nextLong(3);
  }

  private Tick tick(TickKind kind, TickPosition position) {
    int decimals = changingDecimals && random.nextInt(10) == 0 ? random.nextInt(8) : 4;
    int sizeDecimals = changingDecimals && random.nextInt(10) == 0 ? random.nextInt(4) : 0;
    long venue = random.nextInt(10) == 0 ? Tag.of("XNAS") : 0;
    long conditions = CONDITIONS[random.nextInt(3)];
    int flags = random.nextInt(12) == 0 ? 1 << random.nextInt(5) : 0;
    long price = price();
    if (kind == TickKind.TRADE) {
      return new TradeTick(
          position.timeNs(),
          position.source(),
          position.sequence(),
          venue,
          conditions,
          flags,
          decimals,
          sizeDecimals,
          price,
          size());
    }
    long bidSize = size();
    long askSize = size();
    boolean merged =
        merging && Math.floorDiv(position.timeNs(), DAY_NS) % 3 == 0 && random.nextInt(6) == 0;
    return new QuoteTick(
        position.timeNs(),
        merged ? BEST : position.source(),
        position.sequence(),
        venue,
        conditions,
        merged ? flags | TickFlag.MERGED.bit() : flags,
        decimals,
        sizeDecimals,
        bidSize == 0 ? 0 : price,
        bidSize,
        askSize == 0 ? 0 : price + 1 + random.nextLong(5),
        askSize);
  }

  private long price() {
    if (wild && random.nextInt(10) == 0) {
      return random.nextLong();
    }
    return random.nextInt(30) == 0 ? -37_6300 : 585_3300 + 100 * random.nextLong(-20, 20);
  }

  private long size() {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> wild ? random.nextLong() >>> 1 : 1L << 33;
      default -> 1 + random.nextLong(500);
    };
  }

  /** Returns the history that the ticks are: one of each identity, in its order. */
  static List<Tick> history(Collection<? extends Tick> ticks) {
    TreeMap<TickPosition, Tick> history = new TreeMap<>();
    for (Tick tick : ticks) {
      history.merge(TickPosition.of(tick), tick, RandomTicks::greater);
    }
    return new ArrayList<>(history.values());
  }

  private static Tick greater(Tick left, Tick right) {
    long[] leftContent = content(left);
    long[] rightContent = content(right);
    return Arrays.compare(leftContent, rightContent) >= 0 ? left : right;
  }

  private static long[] content(Tick tick) {
    long[] own =
        tick instanceof TradeTick trade
            ? new long[] {trade.price(), trade.size()}
            : quoteContent((QuoteTick) tick);
    long inTime = TickFlag.STALE.in(tick.flags()) ? 0 : 1;
    long[] all = {
      tick.venue(),
      tick.conditions(),
      inTime,
      tick.flags(),
      tick.priceDecimals(),
      tick.sizeDecimals()
    };
    long[] both = Arrays.copyOf(all, all.length + own.length);
    System.arraycopy(own, 0, both, all.length, own.length);
    return both;
  }

  private static long[] quoteContent(QuoteTick quote) {
    return new long[] {quote.bidPrice(), quote.bidSize(), quote.askPrice(), quote.askSize()};
  }

  static TickColumns columns(TickKind kind, List<? extends Tick> ticks) {
    TickColumns columns = new TickColumns(kind);
    ticks.forEach(columns::add);
    return columns;
  }

  static List<Tick> list(TickColumns columns) {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < columns.count(); i++) {
      ticks.add(columns.get(i));
    }
    return ticks;
  }
}
