package io.tradegrid.client;

import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.BarInterval;
import io.tradegrid.tick.Bars;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickQuestion;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TickSource;
import io.tradegrid.tick.TradeTotals;
import io.tradegrid.tick.WeightedMean;
import java.util.Optional;
import java.util.function.Function;

/**
 * A question that can be asked of the ticks of one symbol, of several or of all.
 *
 * @param <T> what is answered
 */
public final class TickQuery<T> {

  private final TickKind kind;
  private final TickQuestion question;
  private final Function<byte[], T> reader;

  private TickQuery(TickKind kind, TickQuestion question, Function<byte[], T> reader) {
    this.kind = kind;
    this.question = question;
    this.reader = reader;
  }

  /** Asks for what trades come to; the average price is {@link TradeTotals#vwap}. */
  public static TickQuery<TradeTotals> totals(TickRange range) {
    return new TickQuery<>(
        TickKind.TRADE, new TickQuestion.Totals(range), bytes -> TickAnswers.totals(bytes));
  }

  /** Asks for the time-weighted average price; empty if no price was there for any time. */
  public static TickQuery<Optional<WeightedMean>> twap(TickRange range) {
    return new TickQuery<>(
        TickKind.TRADE, new TickQuestion.Twap(range), bytes -> TickAnswers.mean(bytes));
  }

  /**
   * Asks for the last preferred tick at or before a time; empty if there is none.
   *
   * @param atNs nanoseconds since the epoch
   */
  public static TickQuery<Optional<Tick>> latest(TickKind kind, long atNs) {
    return latest(kind, atNs, 0, TickSource.PREFERRED);
  }

  /**
   * Asks for the last tick of a source at or before a time; empty if there is none.
   *
   * @param atNs nanoseconds since the epoch
   * @param withoutFlags bits of the {@link io.tradegrid.tick.TickFlag}s whose ticks are left out
   */
  public static TickQuery<Optional<Tick>> latest(
      TickKind kind, long atNs, int withoutFlags, TickSource source) {
    return new TickQuery<>(
        kind,
        new TickQuestion.Latest(kind, atNs, withoutFlags, source),
        bytes -> {
          TickColumns ticks = TickAnswers.page(bytes, kind).ticks();
          return ticks.count() == 0 ? Optional.empty() : Optional.of(ticks.get(0));
        });
  }

  /** Asks for all bars of a range. */
  public static TickQuery<Bars> bars(TickRange range, BarInterval interval, BarFill fill) {
    return bars(range, interval, fill, Long.MIN_VALUE, TickQuestion.BARS_MAX);
  }

  /**
   * Asks for some bars of a range; filled ones too are what they are among all.
   *
   * @param afterNs only those that begin after it; {@link Long#MIN_VALUE} for the first ones
   * @param limit most bars, 1 to {@link TickQuestion#BARS_MAX}
   */
  public static TickQuery<Bars> bars(
      TickRange range, BarInterval interval, BarFill fill, long afterNs, int limit) {
    return new TickQuery<>(
        TickKind.TRADE,
        new TickQuestion.BarsOf(range, interval, fill, afterNs, limit),
        bytes -> TickAnswers.bars(bytes));
  }

  /** Returns what it is asked of. */
  public TickKind kind() {
    return kind;
  }

  TickQuestion question() {
    return question;
  }

  T read(byte[] answer) {
    return reader.apply(answer);
  }
}
