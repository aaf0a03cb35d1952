package io.tradegrid.gateway.reference;

import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.page.Page;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lists instruments and portfolios by name. */
@Component
public final class ReferenceQuery {

  /** The most items of a page. */
  public static final int PAGE_MAX = 1000;

  private final Grid grid;

  ReferenceQuery(Grid grid) {
    this.grid = grid;
  }

  /**
   * Lists instruments by symbol.
   *
   * @param limit 1 to {@link #PAGE_MAX}
   * @param after the symbol to go on after; null for the first page
   */
  public Page<InstrumentView> instruments(int limit, String after) {
    Set<Integer> lost = grid.lostShards();
    List<InstrumentView> found =
        grid
            .sql(
                "SELECT "
                    + InstrumentView.COLUMNS
                    + " FROM INSTRUMENTS WHERE SYMBOL > ? ORDER BY SYMBOL LIMIT ?",
                after == null ? "" : after,
                limit + 1)
            .stream()
            .map(
                row -> {
                  int shard = grid.shardOf(row.text(0));
                  return InstrumentView.of(row, shard, lost.contains(shard));
                })
            .toList();
    return Page.of(found, limit, InstrumentView::symbol);
  }

  /** Returns an instrument as lists have it. */
  InstrumentView instrument(Instrument known) {
    int shard = grid.shardOf(known.symbol());
    return InstrumentView.of(known, shard, grid.lostShards().contains(shard));
  }

  /**
   * Lists portfolios by name.
   *
   * @param limit 1 to {@link #PAGE_MAX}
   * @param after the name to go on after; null for the first page
   */
  public Page<PortfolioView> portfolios(int limit, String after) {
    List<PortfolioView> found =
        grid
            .sql(
                "SELECT "
                    + PortfolioView.COLUMNS
                    + " FROM PORTFOLIOS WHERE PORTFOLIO > ? ORDER BY PORTFOLIO LIMIT ?",
                after == null ? "" : after,
                limit + 1)
            .stream()
            .map(PortfolioView::of)
            .toList();
    return Page.of(found, limit, PortfolioView::name);
  }

  /** Returns a portfolio as it stands, blocked or not. */
  PortfolioView portfolio(Portfolio known) {
    return grid
        .sql(
            "SELECT " + PortfolioView.COLUMNS + " FROM PORTFOLIOS WHERE PORTFOLIO = ?",
            known.name())
        .stream()
        .map(PortfolioView::of)
        .findFirst()
        .orElse(PortfolioView.of(known));
  }
}
