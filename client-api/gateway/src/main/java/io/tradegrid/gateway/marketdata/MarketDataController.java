package io.tradegrid.gateway.marketdata;

import io.tradegrid.gateway.page.Limit;
import io.tradegrid.gateway.page.Page;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Books, quotes, trades and bars under {@code /api/v1}. */
@RestController
@RequestMapping("/api/v1")
final class MarketDataController {

  private static final int DEPTH = 10;
  private static final int TRADES = 50;
  private static final int BARS = 120;

  private final MarketData market;

  MarketDataController(MarketData market) {
    this.market = market;
  }

  /** Returns the best levels of a book. */
  @GetMapping("/books/{symbol}")
  Book book(@PathVariable String symbol, @RequestParam(required = false) Integer depth) {
    return market.book(symbol, Limit.of("depth", depth, DEPTH, 1, MarketData.DEPTH_MAX));
  }

  /** Returns best bid and offer and the last trade. */
  @GetMapping("/quotes/{symbol}")
  Quote quote(@PathVariable String symbol) {
    return market.quote(symbol);
  }

  /** Lists trades, newest first. */
  @GetMapping("/trades/{symbol}")
  Page<Trade> trades(
      @PathVariable String symbol,
      @RequestParam(required = false) Integer limit,
      @RequestParam(required = false) String cursor) {
    return market.trades(
        symbol,
        Limit.of("limit", limit, TRADES, 1, MarketData.TRADES_MAX),
        cursor == null ? null : tradeId(cursor));
  }

  /** Lists bars, oldest first, up to the newest. */
  @GetMapping("/bars/{symbol}")
  Page<Bar> bars(
      @PathVariable String symbol,
      @RequestParam(defaultValue = "1m") String interval,
      @RequestParam(required = false) Integer limit) {
    int count = Limit.of("limit", limit, BARS, 1, MarketData.BARS_MAX);
    List<Bar> bars =
        switch (interval) {
          case "1m" -> market.minuteBars(symbol, count);
          case "1d" -> market.dailyBars(symbol, count);
          default ->
              throw new RejectedException(
                  RejectReason.BAD_REQUEST, "interval: must be 1m or 1d, got '" + interval + "'");
        };
    return new Page<>(bars, null);
  }

  private static Long tradeId(String cursor) {
    try {
      return Long.valueOf(cursor);
    } catch (NumberFormatException e) {
      throw new RejectedException(
          RejectReason.BAD_REQUEST, "cursor: must be a trade id, got '" + cursor + "'");
    }
  }
}
