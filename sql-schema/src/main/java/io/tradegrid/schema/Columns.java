package io.tradegrid.schema;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** The columns of a table while it is being defined. */
final class Columns {

  private final List<Column> list = new ArrayList<>();
  private final boolean fromTopic;

  private Columns(boolean fromTopic) {
    this.fromTopic = fromTopic;
  }

  /** Begins a table that the grid fills itself. */
  static Columns rowOf() {
    return new Columns(false);
  }

  /** Begins a table that is filled from a topic. */
  static Columns recordOf() {
    return new Columns(true);
  }

  /** Begins a table about what has risk. */
  static Columns riskOf() {
    return rowOf()
        .key("KIND", String.class, "PORTFOLIO, BOOK or FIRM.")
        .key("NAME", String.class, "Name of the portfolio or book; all for the firm.");
  }

  /** Begins a table of bars of ticks. */
  static Columns tickBars(String length) {
    return rowOf()
        .key("SYMBOL", String.class, "Symbol of the feeds.")
        .key("OPENED_AT", Timestamp.class, "Start of the " + length + ", UTC.")
        .prices();
  }

  Columns prices() {
    return add("OPEN", BigDecimal.class, "First price.")
        .add("HIGH", BigDecimal.class, "Highest price.")
        .add("LOW", BigDecimal.class, "Lowest price.")
        .add("CLOSE", BigDecimal.class, "Last price.")
        .add("VOLUME", BigDecimal.class, "Sum of the sizes.")
        .add("TRADE_COUNT", Long.class, "Number of trades.");
  }

  Columns place() {
    return add("TOPIC_PARTITION", Integer.class, "Partition of the record that wrote this row.")
        .add("TOPIC_OFFSET", Long.class, "Its offset in the partition.");
  }

  Columns key(String name, Class<?> type, String description) {
    list.add(new Column(name, type, true, description));
    return this;
  }

  Columns add(String name, Class<?> type, String description) {
    list.add(new Column(name, type, false, description));
    return this;
  }

  List<Column> list() {
    return List.copyOf(list);
  }

  boolean isFromTopic() {
    return fromTopic;
  }
}
