package io.tradegrid.tick;

import java.util.List;
import java.util.Optional;

/**
 * What can be asked of the ticks of a symbol, wherever its blocks are: {@link TickQuestionCodec}
 * has the bytes in which it travels, {@link TickAnswers} and {@link JoinAnswers} those of the
 * answer.
 */
public sealed interface TickQuestion {

  /** The most ticks of a page, and the most events of windows. */
  int ROWS_MAX = TickBlock.ROWS_MAX;

  /** The most bars of an answer. */
  int BARS_MAX = BarColumns.BARS_MAX;

  /**
   * Answers it.
   *
   * @throws IllegalArgumentException naming what cannot be answered
   * @throws ArithmeticException naming a number that is too large for the answer
   */
  byte[] answer(TickHistory history);

  private static void checkRows(String name, int rows) {
    if (rows < 1 || rows > ROWS_MAX) {
      throw new IllegalArgumentException(name + ": must be 1 to " + ROWS_MAX + ", got " + rows);
    }
  }

  /**
   * The first ticks of a range, or those after a page before.
   *
   * @param after where the page before said to go on, empty for the first page
   * @param limit most ticks, 1 to {@link #ROWS_MAX}
   */
  record Page(TickKind kind, TickRange range, Optional<TickPosition> after, int limit)
      implements TickQuestion {

    /** Refuses a limit that is out of its range. */
    public Page {
      checkRows("limit", limit);
    }

    @Override
    public byte[] answer(TickHistory history) {
      return TickAnswers.page(history.reader(kind).page(range, kind.columns(), after, limit));
    }
  }

  /**
   * The last tick at or before a time.
   *
   * @param atNs nanoseconds since the epoch
   * @param withoutFlags bits of the {@link TickFlag}s whose ticks are left out
   * @param source whose tick
   */
  record Latest(TickKind kind, long atNs, int withoutFlags, TickSource source)
      implements TickQuestion {

    @Override
    public byte[] answer(TickHistory history) {
      TickColumns one = new TickColumns(kind);
      history.reader(kind).latest(atNs, withoutFlags, source).ifPresent(one::add);
      return TickAnswers.page(new TickPage(one, Optional.empty()));
    }
  }

  /** What the trades of a range come to. */
  record Totals(TickRange range) implements TickQuestion {

    @Override
    public byte[] answer(TickHistory history) {
      return TickAnswers.totals(new TradeQueries(history.reader(TickKind.TRADE)).totals(range));
    }
  }

  /** The time-weighted average price of a range. */
  record Twap(TickRange range) implements TickQuestion {

    @Override
    public byte[] answer(TickHistory history) {
      return TickAnswers.mean(new TradeQueries(history.reader(TickKind.TRADE)).twap(range));
    }
  }

  /**
   * Bars of the trades of a range. They are made of the whole range whatever part is answered, so
   * that a page begins as the one before ended, filled bars too. A range from the least of all
   * times begins with its first trade, and one to the greatest ends with its last.
   *
   * @param afterNs only bars that begin after it; {@link Long#MIN_VALUE} for all
   * @param limit most bars of the answer, 1 to {@link #BARS_MAX}
   */
  record BarsOf(TickRange range, BarInterval interval, BarFill fill, long afterNs, int limit)
      implements TickQuestion {

    /** Refuses a limit that is out of its range. */
    public BarsOf {
      if (limit < 1 || limit > BARS_MAX) {
        throw new IllegalArgumentException("limit: must be 1 to " + BARS_MAX + ", got " + limit);
      }
    }

    @Override
    public byte[] answer(TickHistory history) {
      TickReader trades = history.reader(TickKind.TRADE);
      Bars bars = new TradeQueries(trades).bars(closed(trades), interval, fill);
      return TickAnswers.bars(bars.after(afterNs, limit));
    }

    private TickRange closed(TickReader trades) {
      boolean isOpenBefore = range.fromNs() == Long.MIN_VALUE;
      boolean isOpenAfter = range.toNs() == Long.MAX_VALUE;
      if (!isOpenBefore && !isOpenAfter) {
        return range;
      }
      Optional<TickPosition> first = trades.first(range);
      if (first.isEmpty()) {
        return TickRange.of(0, 0);
      }
      long fromNs = isOpenBefore ? first.get().timeNs() : range.fromNs();
      long lastNs =
          trades
              .latest(range.toNs() - 1, range.withoutFlags(), range.source())
              .map(Tick::timeNs)
              .orElse(fromNs);
      return range.between(fromNs, isOpenAfter ? lastNs + 1 : range.toNs());
    }
  }

  /**
   * The first trades of a range, or those after a page before, each with the quote that prevailed.
   *
   * @param range of the trades; its flags and source are not those of the quotes
   * @param after where the page before said to go on, empty for the first page
   * @param limit most trades, 1 to {@link #ROWS_MAX}
   */
  record AsOf(TickRange range, Optional<TickPosition> after, int limit, AsOfRule rule)
      implements TickQuestion {

    /** Refuses a limit that is out of its range. */
    public AsOf {
      checkRows("limit", limit);
    }

    @Override
    public byte[] answer(TickHistory history) {
      AsOfJoin join =
          new AsOfJoin(history.reader(TickKind.TRADE), history.reader(TickKind.QUOTE), rule);
      return JoinAnswers.asOf(join.page(range, after, limit));
    }
  }

  /**
   * What the ticks around events come to: of trades {@link TradeTotals}, of quotes {@link
   * SpreadTotals}. The answer may be of the first events only, of one at least.
   *
   * @param eventsNs 1 to {@link #ROWS_MAX} times, in any order
   */
  record Around(TickKind kind, TickWindow window, List<Long> eventsNs) implements TickQuestion {

    /** Refuses more or fewer events than may be. */
    public Around {
      checkRows("events", eventsNs.size());
      eventsNs = List.copyOf(eventsNs);
    }

    @Override
    public byte[] answer(TickHistory history) {
      long[] events = eventsNs.stream().mapToLong(Long::longValue).toArray();
      TickReader reader = history.reader(kind);
      return kind == TickKind.TRADE
          ? JoinAnswers.tradeWindows(new TradeQueries(reader).around(events, window))
          : JoinAnswers.spreadWindows(new SpreadQueries(reader).around(events, window));
    }
  }
}
