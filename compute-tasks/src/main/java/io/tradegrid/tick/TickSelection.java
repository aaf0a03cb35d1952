package io.tradegrid.tick;

import java.util.Collection;
import java.util.List;

/** Columns as bits, bit 0 for place 0. */
final class TickSelection {

  static final int ALL = (1 << TickBlock.COLUMNS) - 1;
  static final int TIME = of(List.of(TickColumn.TIME_NS));
  static final int IDENTITY =
      of(List.of(TickColumn.TIME_NS, TickColumn.SOURCE, TickColumn.SEQUENCE));
  static final int SOURCE = of(List.of(TickColumn.SOURCE));
  static final int FLAGS = of(List.of(TickColumn.FLAGS));
  static final int DECIMALS = of(List.of(TickColumn.PRICE_DECIMALS, TickColumn.SIZE_DECIMALS));
  static final int PRICE = of(List.of(TickColumn.PRICE));
  static final int SIZE = of(List.of(TickColumn.SIZE));

  private TickSelection() {}

  private static int of(List<TickColumn> columns) {
    int selection = 0;
    for (TickColumn column : columns) {
      selection |= 1 << column.place();
    }
    return selection;
  }

  /**
   * Returns the bits of some columns.
   *
   * @throws IllegalArgumentException if one is not of the kind
   */
  static int of(TickKind kind, Collection<TickColumn> columns) {
    int selection = 0;
    for (TickColumn column : columns) {
      if (!kind.columns().contains(column)) {
        throw new IllegalArgumentException("column: must be one of " + kind + ", got " + column);
      }
      selection |= 1 << column.place();
    }
    return selection;
  }
}
