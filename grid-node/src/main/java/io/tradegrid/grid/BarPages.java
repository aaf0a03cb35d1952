package io.tradegrid.grid;

import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.BarInterval;
import io.tradegrid.tick.Bars;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickQuestion;
import io.tradegrid.tick.TickRange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bars of a range as rows of SQL, some thousands of them in memory; those that lie on a line
 * between others, which may be anywhere, are made all at once.
 */
final class BarPages implements TickRowSource.Pages {

  private static final long PAGE_BARS = 4_096;

  private final TickOwner owner;
  private final BarInterval interval;
  private final BarFill fill;
  private final TickRange range;
  private long nextNs;
  private long toNs;
  private boolean begun;
  private boolean ended;

  BarPages(TickOwner owner, TickRange range, BarInterval interval, BarFill fill) {
    this.owner = owner;
    this.interval = interval;
    this.fill = fill;
    this.range = range;
    this.nextNs = range.fromNs();
    this.toNs = range.toNs();
  }

  @Override
  public List<Object[]> next() throws SQLException {
    if (!begun) {
      begin();
    }
    if (ended) {
      return null;
    }
    long pageNs = fill == BarFill.LINEAR ? toNs : pageEnd();
    Bars bars = bars(nextNs, pageNs);
    nextNs = pageNs;
    ended = nextNs == toNs;
    if (bars.count() == 0 && !ended) {
      goToTrade();
    }
    return rows(bars);
  }

  /** A range without an end has bars from the first trade to the last one. */
  private void begin() throws SQLException {
    begun = true;
    ended = nextNs == toNs;
    if (!ended && (fill == BarFill.NONE || nextNs == Long.MIN_VALUE)) {
      goToTrade();
    }
    if (!ended && toNs == Long.MAX_VALUE) {
      toNs = last().map(tick -> tick.timeNs() + 1).orElse(nextNs);
      ended = nextNs >= toNs;
    }
  }

  private TickRange rest() {
    return new TickRange(nextNs, toNs, range.withoutFlags(), range.source());
  }

  private Optional<Tick> last() throws SQLException {
    return TickPages.last(owner, TickKind.TRADE, rest());
  }

  private void goToTrade() throws SQLException {
    Optional<Tick> first = TickPages.first(owner, TickKind.TRADE, rest());
    ended = first.isEmpty();
    // The bar of the first trade has no trade before it, so it may as well begin where it does.
    nextNs = Math.max(nextNs, first.map(tick -> interval.startOf(tick.timeNs())).orElse(toNs));
  }

  private long pageEnd() {
    long startNs = interval.startOf(nextNs);
    long lengthNs = interval.lengthNs();
    long room = Math.subtractExact(Long.MAX_VALUE, Math.max(startNs, 0)) / PAGE_BARS;
    return lengthNs > room ? toNs : Math.min(toNs, startNs + PAGE_BARS * lengthNs);
  }

  private Bars bars(long fromNs, long untilNs) throws SQLException {
    TickRange part = new TickRange(fromNs, untilNs, range.withoutFlags(), range.source());
    return TickAnswers.bars(
        owner.ask(
            new TickQuestion.BarsOf(part, interval, fill, Long.MIN_VALUE, TickQuestion.BARS_MAX)));
  }

  private List<Object[]> rows(Bars bars) {
    List<Object[]> rows = new ArrayList<>(bars.count());
    for (int i = 0; i < bars.count(); i++) {
      boolean priced = bars.hasPrices(i);
      rows.add(
          new Object[] {
            owner.symbol(),
            SqlTime.of(bars.startNs(i)),
            priced ? bars.scale().price(bars.open(i)) : null,
            priced ? bars.scale().price(bars.high(i)) : null,
            priced ? bars.scale().price(bars.low(i)) : null,
            priced ? bars.scale().price(bars.close(i)) : null,
            bars.volumeDecimal(i),
            bars.trades(i)
          });
    }
    return rows;
  }
}
