package io.tradegrid.grid;

import io.tradegrid.tick.AsOfPage;
import io.tradegrid.tick.AsOfRow;
import io.tradegrid.tick.AsOfRule;
import io.tradegrid.tick.JoinAnswers;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPage;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TickQuestion;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TradeTick;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ticks of a range as rows of SQL, a page of them in memory. */
final class TickPages implements TickRowSource.Pages {

  private static final int PAGE_MAX = TickQuestion.ROWS_MAX;

  private final TickOwner owner;
  private final TickKind kind;
  private final TickRange range;
  private final AsOfRule rule;
  private Optional<TickPosition> after = Optional.empty();
  private boolean ended;

  private TickPages(TickOwner owner, TickKind kind, TickRange range, AsOfRule rule) {
    this.owner = owner;
    this.kind = kind;
    this.range = range;
    this.rule = rule;
  }

  /** Returns the ticks of a range. */
  static TickPages of(TickOwner owner, TickKind kind, TickRange range) {
    return new TickPages(owner, kind, range, null);
  }

  /** Returns the trades of a range, each with the quote that prevailed. */
  static TickPages asOf(TickOwner owner, TickRange range, AsOfRule rule) {
    return new TickPages(owner, TickKind.TRADE, range, rule);
  }

  @Override
  public List<Object[]> next() throws SQLException {
    if (ended) {
      return null;
    }
    List<Object[]> rows = new ArrayList<>();
    after = rule == null ? page(rows).next() : joined(rows).next();
    ended = after.isEmpty();
    return rows;
  }

  private TickPage page(List<Object[]> rows) throws SQLException {
    TickPage page = page(owner, kind, range, after, PAGE_MAX);
    for (int i = 0; i < page.ticks().count(); i++) {
      rows.add(row(owner.symbol(), page.ticks().get(i)));
    }
    return page;
  }

  private static TickPage page(
      TickOwner owner, TickKind kind, TickRange range, Optional<TickPosition> after, int limit)
      throws SQLException {
    return TickAnswers.page(owner.ask(new TickQuestion.Page(kind, range, after, limit)), kind);
  }

  /** Returns the first tick of a range. */
  static Optional<Tick> first(TickOwner owner, TickKind kind, TickRange range) throws SQLException {
    return only(page(owner, kind, range, Optional.empty(), 1));
  }

  /** Returns the last tick before the end of a range, whenever that was. */
  static Optional<Tick> last(TickOwner owner, TickKind kind, TickRange range) throws SQLException {
    TickQuestion last =
        new TickQuestion.Latest(kind, range.toNs() - 1, range.withoutFlags(), range.source());
    return only(TickAnswers.page(owner.ask(last), kind));
  }

  private static Optional<Tick> only(TickPage page) {
    return page.ticks().count() == 0 ? Optional.empty() : Optional.of(page.ticks().get(0));
  }

  private AsOfPage joined(List<Object[]> rows) throws SQLException {
    AsOfPage page =
        JoinAnswers.asOf(owner.ask(new TickQuestion.AsOf(range, after, PAGE_MAX, rule)));
    for (AsOfRow joined : page.rows()) {
      Object[] row = new Object[9];
      row[0] = owner.symbol();
      putTrade(row, 1, joined.trade());
      joined.quote().ifPresent(quote -> putQuote(row, 4, quote));
      rows.add(row);
    }
    return page;
  }

  private static Object[] row(String symbol, Tick tick) {
    boolean trade = tick instanceof TradeTick;
    int own = trade ? 4 : 6;
    Object[] row = new Object[own + 5];
    row[0] = symbol;
    if (tick instanceof TradeTick one) {
      putTrade(row, 1, one);
    } else {
      putQuote(row, 1, (QuoteTick) tick);
    }
    row[own] = Tag.text(tick.source());
    row[own + 1] = tick.sequence();
    row[own + 2] = tick.venue() == 0 ? null : Tag.text(tick.venue());
    row[own + 3] = tick.conditions() == 0 ? null : Tag.text(tick.conditions());
    row[own + 4] = flags(tick.flags());
    return row;
  }

  private static String flags(int flags) {
    return flags == 0
        ? null
        : Arrays.stream(TickFlag.values())
            .filter(flag -> flag.in(flags))
            .map(Enum::name)
            .collect(Collectors.joining(","));
  }

  /** Puts time, price and quantity in. */
  static void putTrade(Object[] row, int at, TradeTick trade) {
    row[at] = SqlTime.of(trade.timeNs());
    row[at + 1] = BigDecimal.valueOf(trade.price(), trade.priceDecimals());
    row[at + 2] = BigDecimal.valueOf(trade.size(), trade.sizeDecimals());
  }

  /** Puts time, bid and offer in; a side that nobody quotes stays null. */
  static void putQuote(Object[] row, int at, QuoteTick quote) {
    row[at] = SqlTime.of(quote.timeNs());
    if (quote.bidSize() > 0) {
      row[at + 1] = BigDecimal.valueOf(quote.bidPrice(), quote.priceDecimals());
      row[at + 2] = BigDecimal.valueOf(quote.bidSize(), quote.sizeDecimals());
    }
    if (quote.askSize() > 0) {
      row[at + 3] = BigDecimal.valueOf(quote.askPrice(), quote.priceDecimals());
      row[at + 4] = BigDecimal.valueOf(quote.askSize(), quote.sizeDecimals());
    }
  }
}
