package io.tradegrid.gateway.position;

import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.page.Page;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lists positions; a position and its instrument's quote lie on the same node. */
@Component
public final class PositionQuery {

  /** The most positions of a page. */
  public static final int PAGE_MAX = 1000;

  private final Grid grid;

  PositionQuery(Grid grid) {
    this.grid = grid;
  }

  /**
   * Lists a portfolio's positions by symbol; refuses an unknown one with UNKNOWN_PORTFOLIO.
   *
   * @param limit 1 to {@link #PAGE_MAX}
   * @param after the symbol to go on after; null for the first page
   */
  public Page<Position> list(String portfolio, int limit, String after) {
    grid.portfolio(portfolio);
    List<Position> found =
        grid
            .sql(
                "SELECT "
                    + Position.COLUMNS
                    + " FROM POSITIONS P LEFT JOIN QUOTES Q ON Q.SYMBOL = P.SYMBOL"
                    + " WHERE P.PORTFOLIO = ? AND P.SYMBOL > ? ORDER BY P.SYMBOL LIMIT ?",
                portfolio,
                after == null ? "" : after,
                limit + 1)
            .stream()
            .map(Position::of)
            .toList();
    return Page.of(found, limit, Position::symbol);
  }
}
