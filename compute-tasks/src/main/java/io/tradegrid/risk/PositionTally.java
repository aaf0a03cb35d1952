package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;
import java.time.LocalDate;

/**
 * What is summed up in a P&amp;L: how many positions, how many of them in options that have
 * expired, and how old the oldest of their prices is. Immutable; plain fields, because it travels
 * between nodes, whose marshaller cannot write records.
 */
final class PositionTally {

  private final int positions;
  private final int expired;

  /** Name and day of the price that closed least recently, null where no price is known. */
  private final String oldest;

  private final int oldestDay;
  private final int newestDay;

  private PositionTally(int positions, int expired, String oldest, int oldestDay, int newestDay) {
    this.positions = positions;
    this.expired = expired;
    this.oldest = oldest;
    this.oldestDay = oldestDay;
    this.newestDay = newestDay;
  }

  /** Counts positions, of whose prices nothing is known. */
  static PositionTally of(int positions) {
    return new PositionTally(positions, 0, null, 0, 0);
  }

  /** Counts one position in what has expired, if it has. */
  static PositionTally one(boolean expired) {
    return new PositionTally(1, expired ? 1 : 0, null, 0, 0);
  }

  /** Returns the same with one more price that it comes from. */
  PositionTally priced(PriceHistory history) {
    int day = Math.toIntExact(history.lastDay().toEpochDay());
    return and(new PositionTally(0, 0, history.symbol(), day, day));
  }

  /** Returns both together, the same in whatever order they are put. */
  PositionTally and(PositionTally other) {
    int both = positions + other.positions;
    int ended = expired + other.expired;
    if (oldest == null || other.oldest == null) {
      PositionTally known = oldest == null ? other : this;
      return new PositionTally(both, ended, known.oldest, known.oldestDay, known.newestDay);
    }
    PositionTally older = isOlderThan(other) ? this : other;
    int newest = Math.max(newestDay, other.newestDay);
    return new PositionTally(both, ended, older.oldest, older.oldestDay, newest);
  }

  private boolean isOlderThan(PositionTally other) {
    return oldestDay != other.oldestDay
        ? oldestDay < other.oldestDay
        : oldest.compareTo(other.oldest) < 0;
  }

  int positions() {
    return positions;
  }

  int expired() {
    return expired;
  }

  /**
   * Refuses prices that do not belong together: one that has not closed for long would take the
   * scenarios that all have back to its last day.
   *
   * @throws RiskException INSUFFICIENT_DATA naming the oldest, if it is more than {@link
   *     PriceHistory#MAX_GAP_DAYS} older than the newest
   */
  void requireCurrent() {
    if (oldest != null && newestDay - oldestDay > PriceHistory.MAX_GAP_DAYS) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          "%s: last closed on %s, another price on %s: closes within %d days of it: required 1, actual 0"
              .formatted(
                  oldest,
                  LocalDate.ofEpochDay(oldestDay),
                  LocalDate.ofEpochDay(newestDay),
                  PriceHistory.MAX_GAP_DAYS));
    }
  }
}
