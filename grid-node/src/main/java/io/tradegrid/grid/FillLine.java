package io.tradegrid.grid;

import io.tradegrid.history.EventColumn;
import io.tradegrid.history.EventKind;
import io.tradegrid.history.HistoryCursor;
import io.tradegrid.market.Liquidity;
import io.tradegrid.model.Side;

/** A line of FILLS: of the two rows of a trade the one of who took, in an auction who sold. */
final class FillLine implements HistoryLine {

  @Override
  public boolean isOfTrades() {
    return true;
  }

  @Override
  public Object[] values(HistoryCursor row, HistoryNames names) {
    Liquidity liquidity = EventColumn.liquidity(row.get(EventColumn.LIQUIDITY));
    boolean reported = row.get(EventColumn.KIND) == EventKind.REPORTED.code();
    Side side = HistoryNames.side(row);
    boolean second =
        liquidity == Liquidity.TAKER || (liquidity == Liquidity.AUCTION && side == Side.SELL);
    if (!reported && !second) {
      return null;
    }
    String own = names.portfolio(row, EventColumn.PORTFOLIO_ID);
    String contra = names.portfolio(row, EventColumn.CONTRA_PORTFOLIO_ID);
    Long ownOrder = HistoryNames.numberOrNull(row, EventColumn.ORDER_ID);
    Long contraOrder = HistoryNames.numberOrNull(row, EventColumn.CONTRA_ORDER_ID);
    boolean buys = side == Side.BUY;
    return new Object[] {
      names.symbol(),
      row.get(EventColumn.TRADE_ID),
      names.price(row),
      names.quantity(row, EventColumn.LOTS),
      buys ? own : contra,
      buys ? contra : own,
      buys ? ownOrder : contraOrder,
      buys ? contraOrder : ownOrder,
      liquidity == Liquidity.TAKER ? side.name() : null,
      HistoryNames.time(row)
    };
  }
}
