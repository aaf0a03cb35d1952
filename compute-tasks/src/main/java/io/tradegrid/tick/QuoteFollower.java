package io.tradegrid.tick;

import java.util.Optional;

/** Goes through quotes beside times that rise, and stands at the one that prevails. */
final class QuoteFollower {

  private final AsOfRule rule;
  private final TickCursor cursor;

  /** The quote before the run, once one is left behind. */
  private final TickColumns held = new TickColumns(TickKind.QUOTE);

  private boolean inRun;
  private int next;
  private long timeNs;

  /** Begins at the quote that prevails when the range, which is not empty, begins. */
  QuoteFollower(TickReader quotes, AsOfRule rule, TickRange range) {
    this.rule = rule;
    long fromNs =
        quotes.latest(range.fromNs(), rule.withoutFlags()).map(Tick::timeNs).orElse(range.fromNs());
    if (rule.strict() && fromNs == range.fromNs() && fromNs > Long.MIN_VALUE) {
      fromNs = quotes.latest(fromNs - 1, rule.withoutFlags()).map(Tick::timeNs).orElse(fromNs);
    }
    this.cursor = quotes.cursor(fromNs, range.toNs() - 1, rule.withoutFlags(), TickSelection.ALL);
    this.inRun = cursor.next();
    this.next = inRun ? cursor.from() : 0;
  }

  /** Goes on to a time, which is not before the last one. */
  void follow(long newTimeNs) {
    timeNs = newTimeNs;
    while (inRun) {
      long[] times = cursor.ticks().column(TickColumn.TIME_NS);
      while (next < cursor.to() && rule.isBefore(times[next], timeNs)) {
        next++;
      }
      if (next < cursor.to()) {
        return;
      }
      hold();
    }
  }

  /** Keeps the run's last quote and goes to the next run. */
  private void hold() {
    held.clear();
    held.addAll(cursor.ticks(), cursor.to() - 1, cursor.to());
    inRun = cursor.next();
    next = inRun ? cursor.from() : 0;
  }

  private boolean isHeld() {
    return !inRun || next == cursor.from();
  }

  /** Returns the ticks in which the quote is. */
  TickColumns ticks() {
    return isHeld() ? held : cursor.ticks();
  }

  /** Returns the place of the quote, -1 if there is none. */
  int place() {
    int place = isHeld() ? held.count() - 1 : next - 1;
    return place >= 0 && rule.isFresh(ticks().timeNs(place), timeNs) ? place : -1;
  }

  Optional<QuoteTick> quote() {
    int place = place();
    return place < 0 ? Optional.empty() : Optional.of(ticks().quote(place));
  }

  void finish() {
    cursor.finish();
  }
}
