package io.tradegrid.prices;

import io.tradegrid.client.TradeGridClient;
import java.util.List;

/**
 * What only an import knows of a day, in the daily bars of ticks. A bar that is written later has
 * it from BARS_1D by itself; those that were there before the import get it here.
 */
final class TickDays {

  private static final int ROWS_MAX = 1_000;

  private static final String BEHIND =
      "SELECT P.ADJUSTED_CLOSE, P.DIVIDEND, P.SPLIT_RATIO, D.SYMBOL, D.TRADE_DATE"
          + " FROM TICK_BARS_1D D JOIN BARS_1D P"
          + " ON P.SYMBOL = D.SYMBOL AND P.TRADE_DATE = D.TRADE_DATE"
          + " WHERE P.SOURCE = ? AND (D.ADJUSTED_CLOSE IS DISTINCT FROM P.ADJUSTED_CLOSE"
          + " OR D.DIVIDEND IS DISTINCT FROM P.DIVIDEND"
          + " OR D.SPLIT_RATIO IS DISTINCT FROM P.SPLIT_RATIO) LIMIT "
          + ROWS_MAX;

  private static final String FILL =
      "UPDATE TICK_BARS_1D SET ADJUSTED_CLOSE = ?, DIVIDEND = ?, SPLIT_RATIO = ?"
          + " WHERE SYMBOL = ? AND TRADE_DATE = ?";

  private TickDays() {}

  /** Fills what is behind an import; returns how many bars that were. */
  static long fill(TradeGridClient client) {
    long filled = 0;
    List<List<?>> behind;
    long now;
    do {
      behind = client.sql(BEHIND, DailyPrice.SOURCE);
      now = 0;
      for (List<?> row : behind) {
        now += ((Number) client.sql(FILL, row.toArray()).get(0).get(0)).longValue();
      }
      filled += now;
    } while (behind.size() == ROWS_MAX && now > 0);
    return filled;
  }
}
