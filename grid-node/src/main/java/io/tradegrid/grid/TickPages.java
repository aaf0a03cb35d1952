package io.tradegrid.grid;

import io.tradegrid.tick.AsOfJoin;
import io.tradegrid.tick.AsOfPage;
import io.tradegrid.tick.AsOfRow;
import io.tradegrid.tick.AsOfRule;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPage;
import io.tradegrid.tick.TickPosition;
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

  private static final int PAGE_MAX = 4_096;

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
    String token = after.map(TickPosition::token).orElse("");
    TickPage page =
        rule == null
            ? page(owner, kind, range, token, PAGE_MAX, rows)
            : joined(owner, range, token, rule, rows);
    after = page.next();
    ended = after.isEmpty();
    return rows;
  }

  private static Optional<TickPosition> position(String token) {
    return token.isEmpty() ? Optional.empty() : Optional.of(TickPosition.parse(token));
  }

  private static TickPage page(
      TickOwner owner, TickKind kind, TickRange range, String token, int limit, List<Object[]> rows)
      throws SQLException {
    TickPage page = page(owner, kind, range, token, limit);
    for (int i = 0; i < page.ticks().count(); i++) {
      rows.add(row(owner.symbol(), page.ticks().get(i)));
    }
    return page;
  }

  private static TickPage page(
      TickOwner owner, TickKind kind, TickRange range, String token, int limit)
      throws SQLException {
    long fromNs = range.fromNs();
    long toNs = range.toNs();
    int withoutFlags = range.withoutFlags();
    Object answer =
        owner.ask(
            readers ->
                TickAnswers.page(
                    readers
                        .of(kind)
                        .page(
                            new TickRange(fromNs, toNs, withoutFlags),
                            kind.columns(),
                            position(token),
                            limit)));
    return TickAnswers.page((byte[]) answer, kind);
  }

  /** Returns the first tick of a range. */
  static Optional<Tick> first(TickOwner owner, TickKind kind, TickRange range) throws SQLException {
    TickColumns ticks = page(owner, kind, range, "", 1).ticks();
    return ticks.count() == 0 ? Optional.empty() : Optional.of(ticks.get(0));
  }

  /** Returns the last tick before a time. */
  static Optional<Tick> last(TickOwner owner, TickKind kind, TickRange range) throws SQLException {
    long atNs = range.toNs() - 1;
    int withoutFlags = range.withoutFlags();
    Object answer =
        owner.ask(
            readers -> {
              TickColumns one = new TickColumns(kind);
              readers.of(kind).latest(atNs, withoutFlags).ifPresent(one::add);
              return TickAnswers.page(new TickPage(one, Optional.empty()));
            });
    TickColumns ticks = TickAnswers.page((byte[]) answer, kind).ticks();
    return ticks.count() == 0 ? Optional.empty() : Optional.of(ticks.get(0));
  }

  private static TickPage joined(
      TickOwner owner, TickRange range, String token, AsOfRule rule, List<Object[]> rows)
      throws SQLException {
    long fromNs = range.fromNs();
    long toNs = range.toNs();
    long toleranceNs = rule.toleranceNs();
    Object[] answer =
        (Object[])
            owner.ask(
                readers -> {
                  AsOfRule same = new AsOfRule(false, toleranceNs, 0);
                  AsOfJoin join =
                      new AsOfJoin(readers.of(TickKind.TRADE), readers.of(TickKind.QUOTE), same);
                  return packed(join.page(TickRange.of(fromNs, toNs), position(token), PAGE_MAX));
                });
    TickPage trades = TickAnswers.page((byte[]) answer[0], TickKind.TRADE);
    TickColumns quotes = TickAnswers.page((byte[]) answer[1], TickKind.QUOTE).ticks();
    int[] places = (int[]) answer[2];
    for (int i = 0; i < places.length; i++) {
      TradeTick trade = trades.ticks().trade(i);
      Object[] row = new Object[9];
      row[0] = owner.symbol();
      putTrade(row, 1, trade);
      if (places[i] >= 0) {
        putQuote(row, 4, quotes.quote(places[i]));
      }
      rows.add(row);
    }
    return trades;
  }

  /** The quotes of rising times rise: each that several trades have is there once. */
  private static Object[] packed(AsOfPage page) {
    TickColumns trades = new TickColumns(TickKind.TRADE);
    TickColumns quotes = new TickColumns(TickKind.QUOTE);
    int[] places = new int[page.rows().size()];
    QuoteTick last = null;
    for (int i = 0; i < places.length; i++) {
      AsOfRow row = page.rows().get(i);
      trades.add(row.trade());
      if (row.quote().isPresent() && !row.quote().get().equals(last)) {
        last = row.quote().get();
        quotes.add(last);
      }
      places[i] = row.quote().isPresent() ? quotes.count() - 1 : -1;
    }
    return new Object[] {
      TickAnswers.page(new TickPage(trades, page.next())),
      TickAnswers.page(new TickPage(quotes, Optional.empty())),
      places
    };
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
