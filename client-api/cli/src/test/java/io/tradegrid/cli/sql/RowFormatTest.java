package io.tradegrid.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import javax.sql.RowSetMetaData;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetMetaDataImpl;
import javax.sql.rowset.RowSetProvider;
import org.junit.jupiter.api.Test;

final class RowFormatTest {

  private static final Object[] FIRST = {
    "ACME",
    new BigDecimal("100.50"),
    7L,
    Timestamp.valueOf(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 123_456_789)),
    Date.valueOf(LocalDate.of(2026, 1, 2)),
    true
  };
  private static final Object[] NULLS = {null, null, null, null, null, null};
  private static final Object[] AWKWARD = {
    "a \"b\", c\\d\n\te", new BigDecimal("1E+3"), -1_234_567L, null, null, false
  };

  @Test
  void alignsATableWithNumbersToTheRight() throws Exception {
    assertThat(print(RowFormat.TABLE, 10, FIRST, NULLS, AWKWARD))
        .isEqualTo(
            """
            NAME            PRICE      LOTS  AT                             DAY         LIVE
            -------------  ------  --------  -----------------------------  ----------  -----
            ACME           100.50         7  2026-01-02T03:04:05.123456789  2026-01-02  true
            null             null      null  null                           null        null
            a "b", c\\d  e    1000  -1234567  null                           null        false
            (3 rows)
            """);
  }

  @Test
  void writesCsvWithQuotesWhereNeeded() throws Exception {
    assertThat(print(RowFormat.CSV, 10, FIRST, NULLS, AWKWARD))
        .isEqualTo(
            """
            NAME,PRICE,LOTS,AT,DAY,LIVE
            ACME,100.50,7,2026-01-02T03:04:05.123456789,2026-01-02,true
            ,,,,,
            "a ""b"", c\\d
            \te",1000,-1234567,,,false
            """);
    assertThat(print(RowFormat.CSV, 10, new Object[] {"", null, null, null, null, null}))
        .as("an empty text is not a null")
        .endsWith("\n\"\",,,,,\n");
  }

  @Test
  void writesJsonWithNumbersAsNumbers() throws Exception {
    assertThat(print(RowFormat.JSON, 10, FIRST, NULLS, AWKWARD))
        .isEqualTo(
            """
            [
            {"NAME":"ACME","PRICE":100.50,"LOTS":7,"AT":"2026-01-02T03:04:05.123456789",\
            "DAY":"2026-01-02","LIVE":true},
            {"NAME":null,"PRICE":null,"LOTS":null,"AT":null,"DAY":null,"LIVE":null},
            {"NAME":"a \\"b\\", c\\\\d\\n\\te","PRICE":1000,"LOTS":-1234567,"AT":null,\
            "DAY":null,"LIVE":false}
            ]
            """);
  }

  @Test
  void writesTimesWithSecondsAndNoIdleDigits() {
    LocalDateTime minute = LocalDateTime.of(2026, 1, 2, 3, 4);

    assertThat(Stream.of(0, 120_000_000, 120_300, 1).map(minute::withNano).map(Timestamp::valueOf))
        .extracting(Cell::text)
        .containsExactly(
            "2026-01-02T03:04:00",
            "2026-01-02T03:04:00.120",
            "2026-01-02T03:04:00.000120300",
            "2026-01-02T03:04:00.000000001");
  }

  @Test
  void printsNoRowsToo() throws Exception {
    assertThat(print(RowFormat.TABLE, 10)).endsWith("(0 rows)" + System.lineSeparator());
    assertThat(print(RowFormat.CSV, 10)).isEqualTo("NAME,PRICE,LOTS,AT,DAY,LIVE\n");
    assertThat(print(RowFormat.JSON, 10)).isEqualTo("[]\n");
  }

  @Test
  void stopsAtTheLimitAndSaysThatThereIsMore() throws Exception {
    for (RowFormat format : RowFormat.values()) {
      StringWriter out = new StringWriter();
      try (CachedRowSet rows = rows(FIRST, FIRST, FIRST)) {
        assertThat(format.print(rows, 2, new PrintWriter(out))).as("%s, 2 of 3", format).isTrue();
      }
      assertThat(out.toString().split("ACME", -1)).as(out.toString()).hasSize(3);
      try (CachedRowSet rows = rows(FIRST, FIRST)) {
        assertThat(format.print(rows, 2, new PrintWriter(out))).as("%s, 2 of 2", format).isFalse();
      }
    }
  }

  private static String print(RowFormat format, int rowsMax, Object[]... values)
      throws SQLException {
    StringWriter out = new StringWriter();
    try (CachedRowSet rows = rows(values);
        PrintWriter writer = new PrintWriter(out)) {
      format.print(rows, rowsMax, writer);
    }
    return out.toString();
  }

  private static CachedRowSet rows(Object[]... values) throws SQLException {
    String[] names = {"NAME", "PRICE", "LOTS", "AT", "DAY", "LIVE"};
    int[] types = {
      Types.VARCHAR, Types.DECIMAL, Types.BIGINT, Types.TIMESTAMP, Types.DATE, Types.BOOLEAN
    };
    RowSetMetaData columns = new RowSetMetaDataImpl();
    columns.setColumnCount(names.length);
    for (int i = 0; i < names.length; i++) {
      columns.setColumnName(i + 1, names[i]);
      columns.setColumnLabel(i + 1, names[i]);
      columns.setColumnType(i + 1, types[i]);
    }
    CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet();
    rows.setMetaData(columns);
    for (int r = values.length - 1; r >= 0; r--) {
      rows.moveToInsertRow();
      for (int i = 0; i < names.length; i++) {
        if (values[r][i] == null) {
          rows.updateNull(i + 1);
        } else {
          rows.updateObject(i + 1, values[r][i]);
        }
      }
      rows.insertRow();
      rows.moveToCurrentRow();
    }
    rows.beforeFirst();
    return rows;
  }
}
