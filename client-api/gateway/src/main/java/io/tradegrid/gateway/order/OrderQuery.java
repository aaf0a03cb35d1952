package io.tradegrid.gateway.order;

import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.grid.GridRow;
import io.tradegrid.gateway.page.Page;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks orders up in table ORDERS. */
@Component
final class OrderQuery {

  private static final Duration PROJECTION_WAIT = Duration.ofSeconds(1);

  private final Grid grid;

  OrderQuery(Grid grid) {
    this.grid = grid;
  }

  /**
   * Returns one order's row. Rows follow the log by some milliseconds; a miss waits for them a
   * little and looks again. That there is none tells nothing for certain; the shard does.
   */
  Optional<OrderView> find(String portfolio, String clientOrderId) {
    Optional<OrderView> order = lookUp(portfolio, clientOrderId);
    if (order.isEmpty() && grid.awaitProjection(PROJECTION_WAIT)) {
      return lookUp(portfolio, clientOrderId);
    }
    return order;
  }

  private Optional<OrderView> lookUp(String portfolio, String clientOrderId) {
    return grid
        .sql(
            "SELECT "
                + OrderView.COLUMNS
                + " FROM ORDERS WHERE PORTFOLIO = ? AND CLIENT_ORDER_ID = ?",
            portfolio,
            clientOrderId)
        .stream()
        .map(OrderView::of)
        .findFirst();
  }

  /**
   * Lists orders by symbol and order id.
   *
   * @param portfolio null for all
   * @param symbol null for all
   * @param state open, closed or all
   * @param cursor null for the first page
   */
  Page<OrderView> list(String portfolio, String symbol, String state, int limit, String cursor) {
    StringBuilder sql = new StringBuilder("SELECT " + OrderView.COLUMNS + " FROM ORDERS WHERE ");
    sql.append(condition(state));
    List<Object> arguments = new ArrayList<>();
    if (portfolio != null) {
      sql.append(" AND PORTFOLIO = ?");
      arguments.add(portfolio);
    }
    if (symbol != null) {
      sql.append(" AND SYMBOL = ?");
      arguments.add(symbol);
    }
    if (cursor != null) {
      int colon = cursor.indexOf(':');
      sql.append(" AND (SYMBOL > ? OR SYMBOL = ? AND ORDER_ID > ?)");
      arguments.addAll(
          List.of(symbolOf(cursor, colon), symbolOf(cursor, colon), orderIdOf(cursor, colon)));
    }
    sql.append(" ORDER BY SYMBOL, ORDER_ID LIMIT ?");
    arguments.add(limit + 1);
    List<GridRow> rows =
        symbol == null
            ? grid.sql(sql.toString(), arguments.toArray())
            : grid.sqlOf(symbol, sql.toString(), arguments.toArray());
    return Page.of(rows.stream().map(OrderView::of).toList(), limit, OrderView::cursor);
  }

  private static String condition(String state) {
    return switch (state) {
      case "all" -> "1 = 1";
      case "open" -> "STATUS IN ('NEW', 'PARTIALLY_FILLED')";
      case "closed" -> "STATUS NOT IN ('NEW', 'PARTIALLY_FILLED')";
      default ->
          throw new RejectedException(
              RejectReason.BAD_REQUEST, "status: must be open, closed or all, got '" + state + "'");
    };
  }

  private static String symbolOf(String cursor, int colon) {
    if (colon < 1) {
      throw badCursor(cursor);
    }
    return cursor.substring(0, colon);
  }

  private static Long orderIdOf(String cursor, int colon) {
    try {
      return Long.valueOf(cursor.substring(colon + 1));
    } catch (NumberFormatException e) {
      throw badCursor(cursor);
    }
  }

  private static RejectedException badCursor(String cursor) {
    return new RejectedException(
        RejectReason.BAD_REQUEST, "cursor: was not given by this list, got '" + cursor + "'");
  }
}
