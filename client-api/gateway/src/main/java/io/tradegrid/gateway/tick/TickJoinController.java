package io.tradegrid.gateway.tick;

import io.tradegrid.client.TickDesk;
import io.tradegrid.client.TickQuery;
import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.page.Limit;
import io.tradegrid.gateway.page.Page;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.tick.AsOfPage;
import io.tradegrid.tick.AsOfRule;
import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.BarInterval;
import io.tradegrid.tick.Bars;
import io.tradegrid.tick.SpreadTotals;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPage;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TickWindow;
import io.tradegrid.tick.TradeTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is made of the ticks of one symbol under {@code /api/v1/ticks}: bars and joins. */
@RestController
@RequestMapping("/api/v1/ticks")
final class TickJoinController {

  /** The most bars of an answer. */
  static final int BARS_MAX = 500;

  private static final int PAGE = 50;
  private static final long WINDOW_NS = TimeUnit.SECONDS.toNanos(5);

  private final Grid grid;

  TickJoinController(Grid grid) {
    this.grid = grid;
  }

  /** Lists bars of any length, oldest first. */
  @GetMapping("/bars")
  Page<BarView> bars(
      @RequestParam String symbol,
      @RequestParam(defaultValue = "1m") String interval,
      @RequestParam(required = false) String fill,
      @RequestParam(required = false) String from,
      @RequestParam(required = false) String to,
      @RequestParam(required = false) String source,
      @RequestParam(defaultValue = "false") boolean unflagged,
      @RequestParam(required = false) Integer limit,
      @RequestParam(required = false) String cursor) {
    int max = Limit.of("limit", limit, BARS_MAX, 1, BARS_MAX);
    long lengthNs = TickParameters.span("interval", interval, 0);
    if (lengthNs == 0) {
      throw new RejectedException(
          RejectReason.BAD_REQUEST, "interval: must be positive, got '" + interval + "'");
    }
    TickRange range = TickParameters.range(from, to, unflagged, source);
    BarFill filled = TickParameters.fill(fill);
    long afterNs = TickParameters.time("cursor", cursor, Long.MIN_VALUE);
    TickQuery<Bars> query =
        TickQuery.bars(range, BarInterval.of(lengthNs), filled, afterNs, max + 1);
    Bars bars = grid.ticks(desk -> desk.ask(symbol, query));
    List<BarView> found =
        IntStream.range(0, bars.count()).mapToObj(bar -> BarView.of(bars, bar)).toList();
    return Page.of(found, max, BarView::time);
  }

  /** Lists trades, oldest first, each with the quote that prevailed. */
  @GetMapping("/asof")
  Page<AsOfView> asOf(
      @RequestParam String symbol,
      @RequestParam(required = false) String from,
      @RequestParam(required = false) String to,
      @RequestParam(required = false) String source,
      @RequestParam(defaultValue = "false") boolean unflagged,
      @RequestParam(required = false) String quoteSource,
      @RequestParam(required = false) String tolerance,
      @RequestParam(defaultValue = "false") boolean strict,
      @RequestParam(required = false) Integer limit,
      @RequestParam(required = false) String cursor) {
    int max = Limit.of("limit", limit, PAGE, 1, TickDesk.PAGE_MAX);
    TickRange range = TickParameters.range(from, to, unflagged, source);
    AsOfRule rule =
        new AsOfRule(
            strict,
            TickParameters.span("tolerance", tolerance, Long.MAX_VALUE),
            range.withoutFlags(),
            TickParameters.source("quoteSource", quoteSource));
    Optional<TickPosition> after = TickParameters.cursor(cursor);
    AsOfPage page = grid.ticks(desk -> desk.asOf(symbol, range, rule, after, max));
    return new Page<>(
        page.rows().stream().map(AsOfView::of).toList(),
        page.next().map(TickPosition::token).orElse(null));
  }

  /** Returns what lies around given times, or around the trades of a range. */
  @GetMapping("/windows")
  Page<WindowView> windows(
      @RequestParam String symbol,
      @RequestParam(required = false) String quoteSource,
      @RequestParam(required = false) List<String> at,
      @RequestParam(required = false) String kind,
      @RequestParam(required = false) String before,
      @RequestParam(required = false) String after,
      @RequestParam(required = false) String from,
      @RequestParam(required = false) String to,
      @RequestParam(required = false) String source,
      @RequestParam(defaultValue = "false") boolean unflagged,
      @RequestParam(required = false) Integer limit,
      @RequestParam(required = false) String cursor) {
    int max = Limit.of("limit", limit, PAGE, 1, TickDesk.PAGE_MAX);
    TickRange range = TickParameters.range(from, to, unflagged, source);
    TickKind of = TickParameters.kind("kind", kind);
    TickWindow window =
        new TickWindow(
            TickParameters.span("before", before, WINDOW_NS),
            TickParameters.span("after", after, WINDOW_NS),
            range.withoutFlags(),
            of == TickKind.TRADE
                ? range.source()
                : TickParameters.source("quoteSource", quoteSource));
    Optional<TickPosition> position = TickParameters.cursor(cursor);
    if (at != null) {
      Limit.of("at", at.size(), 1, TickDesk.PAGE_MAX);
      List<Long> events = at.stream().map(time -> TickParameters.time("at", time, 0)).toList();
      return new Page<>(around(symbol, of, events, window), null);
    }
    TickPage page = grid.ticks(desk -> desk.page(symbol, TickKind.TRADE, range, position, max));
    List<Long> events =
        IntStream.range(0, page.ticks().count()).mapToObj(page.ticks()::timeNs).toList();
    return new Page<>(
        around(symbol, of, events, window), page.next().map(TickPosition::token).orElse(null));
  }

  private List<WindowView> around(
      String symbol, TickKind kind, List<Long> events, TickWindow window) {
    List<WindowView> views = new ArrayList<>();
    if (events.isEmpty()) {
      return views;
    }
    if (kind == TickKind.TRADE) {
      List<TradeTotals> found = grid.ticks(desk -> desk.tradesAround(symbol, events, window));
      IntStream.range(0, found.size())
          .forEach(i -> views.add(WindowView.of(events.get(i), found.get(i))));
    } else {
      List<SpreadTotals> found = grid.ticks(desk -> desk.spreadsAround(symbol, events, window));
      IntStream.range(0, found.size())
          .forEach(i -> views.add(WindowView.of(events.get(i), found.get(i))));
    }
    return views;
  }
}
