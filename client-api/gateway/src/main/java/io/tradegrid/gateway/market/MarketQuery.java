package io.tradegrid.gateway.market;

import io.tradegrid.client.MarketState;
import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.page.Page;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks markets up in table MARKETS. */
@Component
public final class MarketQuery {

  /** The most items of a page. */
  static final int PAGE_MAX = 1000;

  private static final Duration PROJECTION_WAIT = Duration.ofSeconds(1);

  private final Grid grid;

  MarketQuery(Grid grid) {
    this.grid = grid;
  }

  /** Returns how a market stands; one in which nothing has happened has no row, and is open. */
  public MarketView find(String symbol) {
    grid.instrument(symbol);
    return grid
        .sqlOf(symbol, "SELECT " + MarketState.COLUMNS + " FROM MARKETS WHERE SYMBOL = ?", symbol)
        .stream()
        .map(row -> MarketState.of(row.cells()))
        .findFirst()
        .map(MarketView::of)
        .orElseGet(() -> MarketView.of(MarketState.untouched(symbol)));
  }

  /** Returns how a market stands once the rows show what was just acknowledged. */
  MarketView findAfterChange(String symbol) {
    grid.awaitProjection(PROJECTION_WAIT);
    return find(symbol);
  }

  /**
   * Lists the markets in which something has happened, by symbol.
   *
   * @param limit 1 to {@link #PAGE_MAX}
   * @param after the symbol to go on after; null for the first page
   */
  Page<MarketView> list(int limit, String after) {
    List<MarketView> found =
        grid
            .sql(
                "SELECT "
                    + MarketState.COLUMNS
                    + " FROM MARKETS WHERE SYMBOL > ? ORDER BY SYMBOL LIMIT ?",
                after == null ? "" : after,
                limit + 1)
            .stream()
            .map(row -> MarketView.of(MarketState.of(row.cells())))
            .toList();
    return Page.of(found, limit, MarketView::symbol);
  }
}
