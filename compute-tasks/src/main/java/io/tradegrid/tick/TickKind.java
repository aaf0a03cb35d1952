package io.tradegrid.tick;

import static io.tradegrid.tick.TickColumn.ASK_PRICE;
import static io.tradegrid.tick.TickColumn.ASK_SIZE;
import static io.tradegrid.tick.TickColumn.BID_PRICE;
import static io.tradegrid.tick.TickColumn.BID_SIZE;
import static io.tradegrid.tick.TickColumn.PRICE;
import static io.tradegrid.tick.TickColumn.SIZE;

import java.util.ArrayList;
import java.util.List;

/** What a run of ticks consists of. */
public enum TickKind {
  /** {@link TradeTick}s. */
  TRADE(2, PRICE, SIZE),
  /** {@link QuoteTick}s. */
  QUOTE(3, BID_PRICE, BID_SIZE, ASK_PRICE, ASK_SIZE);

  private final int schema;
  private final List<TickColumn> columns;
  private final List<TickColumn> own;

  TickKind(int schema, TickColumn... own) {
    this.schema = schema;
    List<TickColumn> all = new ArrayList<>(TickColumn.COMMON);
    all.addAll(List.of(own));
    this.columns = List.copyOf(all);
    this.own = List.of(own);
  }

  /** Returns the number that blocks of it have as their schema. */
  public int schema() {
    return schema;
  }

  /** Returns its columns in the order of {@link TickColumn#place}. */
  public List<TickColumn> columns() {
    return columns;
  }

  /** Returns the columns that the other kind does not have. */
  List<TickColumn> own() {
    return own;
  }

  /** Returns the kind of a tick. */
  public static TickKind of(Tick tick) {
    return tick instanceof TradeTick ? TRADE : QUOTE;
  }

  /**
   * Returns the kind with a schema.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TickKind ofSchema(int schema) {
    for (TickKind kind : values()) {
      if (kind.schema == schema) {
        return kind;
      }
    }
    throw new IllegalArgumentException("block: schema " + schema + " is not one of ticks");
  }
}
