package io.tradegrid.rules;

import io.tradegrid.model.RejectReason;
import io.tradegrid.schema.Column;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.ignite.cache.QueryIndex;

/** The pages of docs/reference as the code has them. */
final class ReferencePages {

  static final String REJECT_REASONS = "docs/reference/reject-reasons.md";
  static final String SQL = "docs/reference/sql.md";

  private static final Map<Class<?>, String> SQL_TYPES =
      Map.of(
          String.class, "VARCHAR",
          Integer.class, "INTEGER",
          Long.class, "BIGINT",
          Boolean.class, "BOOLEAN",
          Double.class, "DOUBLE",
          BigDecimal.class, "DECIMAL",
          Timestamp.class, "TIMESTAMP",
          Date.class, "DATE");

  private ReferencePages() {}

  static String rejectReasons() {
    StringJoiner page = lines();
    page.add(
        """
        # Reject reasons

        Why a request was not carried out. The name is what REST, the Java client and `ORDERS.REJECT_REASON` show; the code is what travels and is stored, and never changes. This page equals the enum `io.tradegrid.model.RejectReason`; a test compares them.

        | kind | what it means for the client order id and for trying again |
        |---|---|
        | NONE | Nothing was refused. |
        | REFUSED | Refused at the edge; nothing changed and the id is as free as before. Correct the request. |
        | RECORDED | Decided by the shard and logged under the id; a repeat gets the same answer. Correct the request and give it a new id. |
        | TRANSIENT | Nothing changed; send the same request again as it is. |
        | UNKNOWN | It may or may not have happened; send the same request again, with the same id, to get the true answer. |

        | reason | code | kind | description |
        |---|---:|---|---|\
        """);
    for (RejectReason reason : RejectReason.values()) {
      page.add(row(reason.name(), reason.code(), reason.kind(), reason.description()));
    }
    return page.toString();
  }

  static String sql() {
    StringJoiner page = lines();
    page.add(
        """
        # SQL tables

        The tables of schema `PUBLIC`, for `./tradegrid sql` and any JDBC tool. Rows follow the log of commands: a row may lag the acknowledgement of the command that made it by about a tenth of a second, on a busy shard by a second, and `LOG_SEQUENCE` says which entry of its shard's log wrote it. Tables TICK_BARS follow the ticks of market data instead: a row may lag them by half of `grid.ticks.bars.lag.ms`, and when it lags by all of it ticks wait for rows. All times are UTC. The tables are for reading: nothing that SQL writes to them reaches the log. What tables do not keep is reached by [functions](sql-functions.md).

        A partitioned table keeps a row on the node that owns its symbol's shard, so joins on `SYMBOL` need no network; two tables of live risk do the same by `NAME`; a replicated one is whole on every node. Tables with `TOPIC_OFFSET` are filled from [topics of Kafka](connect.md), in no order with the others. This page equals the enum `io.tradegrid.schema.Table`; a test compares them.\
        """);
    for (Table table : Table.values()) {
      page.add("");
      page.add("## " + table.name());
      page.add("");
      page.add(table.description() + " " + placement(table) + " " + indexes(table));
      page.add("");
      page.add("| column | type | key | description |");
      page.add("|---|---|---|---|");
      for (Column column : table.columns()) {
        String type = SQL_TYPES.get(column.type());
        page.add(row(column.name(), type, column.key() ? "yes" : "", column.description()));
      }
    }
    return page.toString();
  }

  private static String placement(Table table) {
    return table.isPartitioned()
        ? "Partitioned by `" + table.affinityColumn() + "`."
        : "Replicated.";
  }

  private static String indexes(Table table) {
    List<String> fields =
        table.queryEntity().getIndexes().stream()
            .map(QueryIndex::getFieldNames)
            .map(names -> "`" + String.join(", ", names) + "`")
            .toList();
    return fields.isEmpty()
        ? "Indexed by its key."
        : "Indexed by its key and by " + String.join(" and by ", fields) + ".";
  }

  private static StringJoiner lines() {
    return new StringJoiner("\n", "", "\n");
  }

  private static String row(Object... cells) {
    StringJoiner row = new StringJoiner(" | ", "| ", " |");
    for (Object cell : cells) {
      row.add(String.valueOf(cell).replace("|", "\\|"));
    }
    return row.toString().replace("|  |", "| |");
  }
}
