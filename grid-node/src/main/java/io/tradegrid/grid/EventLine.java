package io.tradegrid.grid;

import io.tradegrid.history.EventColumn;
import io.tradegrid.history.EventKind;
import io.tradegrid.history.HistoryCursor;
import io.tradegrid.market.Liquidity;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;

/** A line of ORDER_EVENTS: each row of the history. */
final class EventLine implements HistoryLine {

  @Override
  public boolean isOfTrades() {
    return false;
  }

  @Override
  public Object[] values(HistoryCursor row, HistoryNames names) {
    return new Object[] {
      names.symbol(),
      row.get(EventColumn.SEQUENCE),
      HistoryNames.time(row),
      EventKind.of(row.get(EventColumn.KIND)).name(),
      HistoryNames.numberOrNull(row, EventColumn.ORDER_ID),
      names.portfolio(row, EventColumn.PORTFOLIO_ID),
      HistoryNames.name(HistoryNames.side(row)),
      names.price(row),
      names.quantity(row, EventColumn.LOTS),
      names.quantity(row, EventColumn.LEAVES_LOTS),
      names.quantity(row, EventColumn.SHOWN_LOTS),
      HistoryNames.numberOrNull(row, EventColumn.CONTRA_ORDER_ID),
      names.portfolio(row, EventColumn.CONTRA_PORTFOLIO_ID),
      HistoryNames.name(liquidity(row)),
      nameOrNull(RejectReason.of((int) row.get(EventColumn.REJECT_REASON)), RejectReason.NONE),
      nameOrNull(CancelReason.of((int) row.get(EventColumn.CANCEL_REASON)), CancelReason.NONE),
      HistoryNames.name(phase(row)),
      HistoryNames.numberOrNull(row, EventColumn.TRADE_ID)
    };
  }

  private static String nameOrNull(Enum<?> value, Enum<?> none) {
    return value == none ? null : value.name();
  }

  private static Liquidity liquidity(HistoryCursor row) {
    return EventColumn.liquidity(row.get(EventColumn.LIQUIDITY));
  }

  private static Phase phase(HistoryCursor row) {
    int code = (int) row.get(EventColumn.PHASE);
    return code == 0 ? null : Phase.of(code - 1);
  }
}
