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
    long fromNs = latest(quotes, range.fromNs());
    if (rule.strict() && fromNs == range.fromNs() && fromNs > Long.MIN_VALUE) {
      fromNs = latest(quotes, fromNs - 1);
    }
    TickRange followed = new TickRange(fromNs, range.toNs(), rule.withoutFlags(), rule.source());
    this.cursor = quotes.cursor(followed, TickSelection.ALL);
    this.inRun = cursor.next();
    this.next = inRun ? cursor.from() : 0;
  }

  /** Returns the time of the last quote at or before one, or that time if there is none. */
  private long latest(TickReader quotes, long atNs) {
    return quotes.latest(atNs, rule.withoutFlags(), rule.source()).map(Tick::timeNs).orElse(atNs);
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
