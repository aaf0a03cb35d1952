package io.tradegrid.gateway.tick;

import io.tradegrid.client.SymbolAnswer;
import io.tradegrid.client.TickDesk;
import io.tradegrid.client.TickQuery;
import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.page.Limit;
import io.tradegrid.gateway.page.Page;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.service.TickData;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPage;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TradeTick;
import io.tradegrid.tick.TradeTotals;
import io.tradegrid.tick.WeightedMean;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Ticks one by one and per symbol under {@code /api/v1/ticks}. Symbols are parameters and not in
 * the path, because those of feeds may have any printable character.
 */
@RestController
@RequestMapping("/api/v1/ticks")
final class TickController {

  private static final int PAGE = 50;

  private final Grid grid;
  private final TickExport export;

  TickController(Grid grid, TickExport export) {
    this.grid = grid;
    this.export = export;
  }

  /** Lists the symbols that have ticks. */
  @GetMapping
  Page<String> symbols(
      @RequestParam(required = false) String kind,
      @RequestParam(required = false) Integer limit,
      @RequestParam(required = false) String cursor) {
    int max = Limit.of("limit", limit, TickData.SYMBOLS_MAX, 1, TickData.SYMBOLS_MAX);
    TickKind of = TickParameters.kind("kind", kind);
    List<String> found = grid.ticks(desk -> desk.symbols(of, cursor == null ? "" : cursor, max));
    return new Page<>(found, found.size() < max ? null : found.get(max - 1));
  }

  /** Lists trades, oldest first. */
  @GetMapping("/trades")
  Page<TradeView> trades(
      @RequestParam String symbol,
      @RequestParam(required = false) String from,
      @RequestParam(required = false) String to,
      @RequestParam(required = false) String source,
      @RequestParam(defaultValue = "false") boolean unflagged,
      @RequestParam(required = false) Integer limit,
      @RequestParam(required = false) String cursor) {
    return page(
        symbol,
        TickKind.TRADE,
        TickParameters.range(from, to, unflagged, source),
        limit,
        cursor,
        tick -> TradeView.of((TradeTick) tick));
  }

  /** Lists quotes, oldest first. */
  @GetMapping("/quotes")
  Page<QuoteView> quotes(
      @RequestParam String symbol,
      @RequestParam(required = false) String from,
      @RequestParam(required = false) String to,
      @RequestParam(required = false) String source,
      @RequestParam(defaultValue = "false") boolean unflagged,
      @RequestParam(required = false) Integer limit,
      @RequestParam(required = false) String cursor) {
    return page(
        symbol,
        TickKind.QUOTE,
        TickParameters.range(from, to, unflagged, source),
        limit,
        cursor,
        tick -> QuoteView.of((QuoteTick) tick));
  }

  private <T> Page<T> page(
      String symbol,
      TickKind kind,
      TickRange range,
      Integer limit,
      String cursor,
      Function<Tick, T> view) {
    int max = Limit.of("limit", limit, PAGE, 1, TickDesk.PAGE_MAX);
    Optional<TickPosition> after = TickParameters.cursor(cursor);
    TickPage page = grid.ticks(desk -> desk.page(symbol, kind, range, after, max));
    List<T> items = new ArrayList<>();
    for (int i = 0; i < page.ticks().count(); i++) {
      items.add(view.apply(page.ticks().get(i)));
    }
    return new Page<>(items, page.next().map(TickPosition::token).orElse(null));
  }

  /** Streams trades, oldest first. */
  @GetMapping("/trades/stream")
  void streamTrades(
      @RequestParam String symbol,
      @RequestParam(required = false) String from,
      @RequestParam(required = false) String to,
      @RequestParam(required = false) String source,
      @RequestParam(defaultValue = "false") boolean unflagged,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "ndjson") String format,
      HttpServletResponse response) {
    TickRange range = TickParameters.range(from, to, unflagged, source);
    stream(symbol, TickKind.TRADE, range, cursor, format, response);
  }

  /** Streams quotes, oldest first. */
  @GetMapping("/quotes/stream")
  void streamQuotes(
      @RequestParam String symbol,
      @RequestParam(required = false) String from,
      @RequestParam(required = false) String to,
      @RequestParam(required = false) String source,
      @RequestParam(defaultValue = "false") boolean unflagged,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "ndjson") String format,
      HttpServletResponse response) {
    TickRange range = TickParameters.range(from, to, unflagged, source);
    stream(symbol, TickKind.QUOTE, range, cursor, format, response);
  }

  private void stream(
      String symbol,
      TickKind kind,
      TickRange range,
      String cursor,
      String format,
      HttpServletResponse response) {
    if (!format.equals("ndjson") && !format.equals("csv")) {
      throw new RejectedException(
          RejectReason.BAD_REQUEST, "format: must be ndjson or csv, got '" + format + "'");
    }
    Optional<TickPosition> after = TickParameters.cursor(cursor);
    export.write(
        format.equals("csv"),
        kind,
        () -> grid.ticks(desk -> desk.stream(symbol, kind, range, after)),
        response);
  }

  /** Returns the last tick of each symbol, at or before a time. */
  @GetMapping("/latest")
  Page<SymbolView<Object>> latest(
      HttpServletRequest request,
      @RequestParam(required = false) String kind,
      @RequestParam(required = false) String source,
      @RequestParam(required = false) String at) {
    List<String> symbols = TickParameters.symbols(request.getParameterValues("symbol"));
    TickQuery<Optional<Tick>> query =
        TickQuery.latest(
            TickParameters.kind("kind", kind),
            TickParameters.time("at", at, Long.MAX_VALUE),
            0,
            TickParameters.source("source", source));
    return new Page<>(
        grid.ticks(desk -> desk.askEach(symbols, query)).stream()
            .map(answer -> SymbolView.of(answer, tick -> tick.map(TickExport::view).orElse(null)))
            .toList(),
        null);
  }

  /** Returns what the trades of each symbol come to. */
  @GetMapping("/totals")
  Page<SymbolView<TotalsView>> totals(
      HttpServletRequest request,
      @RequestParam(required = false) String from,
      @RequestParam(required = false) String to,
      @RequestParam(required = false) String source,
      @RequestParam(defaultValue = "false") boolean unflagged) {
    List<String> symbols = TickParameters.symbols(request.getParameterValues("symbol"));
    TickRange range = TickParameters.range(from, to, unflagged, source);
    List<SymbolAnswer<TradeTotals>> totals =
        grid.ticks(desk -> desk.askEach(symbols, TickQuery.totals(range)));
    List<SymbolAnswer<Optional<WeightedMean>>> twaps =
        grid.ticks(desk -> desk.askEach(symbols, TickQuery.twap(range)));
    List<SymbolView<TotalsView>> views = new ArrayList<>();
    for (int i = 0; i < symbols.size(); i++) {
      SymbolAnswer<Optional<WeightedMean>> twap = twaps.get(i);
      views.add(
          totals.get(i).value().isPresent() && twap.value().isEmpty()
              ? SymbolView.of(twap, mean -> null)
              : SymbolView.of(totals.get(i), some -> TotalsView.of(some, twap.get())));
    }
    return new Page<>(views, null);
  }
}
