package io.tradegrid.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.replay.BrokenFileException;
import io.tradegrid.replay.Golden;
import io.tradegrid.replay.SharedData;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DailyPriceImportTest {

  private static final String HEADER = "date,open,high,low,close,volume,Name\n";

  @TempDir private Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("p.csv"), text);
  }

  private static List<Row> read(DailyPriceImport prices) {
    List<Row> rows = new ArrayList<>();
    prices.check(done -> {});
    prices.write(rows::addAll, done -> {});
    return rows;
  }

  private static Row row(
      String symbol,
      String day,
      String open,
      String high,
      String low,
      String close,
      String volume) {
    return Row.of(
        Table.BARS_1D,
        symbol,
        new Date(Instant.parse(day + "T00:00:00Z").toEpochMilli()),
        new BigDecimal(open),
        new BigDecimal(high),
        new BigDecimal(low),
        new BigDecimal(close),
        new BigDecimal(volume),
        new BigDecimal(close),
        BigDecimal.ZERO,
        BigDecimal.ONE,
        "IMPORT",
        0L);
  }

  @Test
  void aFileBecomesRows() {
    DailyPriceImport prices = new DailyPriceImport(List.of(Golden.file("daily.csv")), false);

    assertThat(read(prices))
        .containsExactly(
            row("A", "2013-02-08", "45.07", "45.35", "45.0", "45.08", "1824755"),
            row("A", "2013-02-11", "45.17", "45.18", "44.45", "44.6", "2915405"),
            row("BRK.B", "2013-02-08", "10", "10.5", "9.5", "10.2", "0"));
    assertThat(prices.rows()).isEqualTo(3);
    assertThat(prices.symbols()).containsExactly("A", "BRK.B");
    assertThat(prices.skipped()).isEmpty();
  }

  @Test
  void columnsComeInAnyOrderAndMayHoldAnAdjustedClose() throws IOException {
    Path file =
        write(
            "symbol,close,open,low,high,volume,date,adjusted_close\nA,2,1,1,3,9,2020-02-29,1.5\n");

    assertThat(read(new DailyPriceImport(List.of(file), false)).get(0).values())
        .startsWith("A")
        .element(7)
        .isEqualTo(new BigDecimal("1.5"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2013-02-30,1,1,1,1,1,A | :3:1: date: must be a day as YYYY-MM-DD, got 2013-02-30",
        "1812-02-03,1,1,1,1,1,A | :3:1: date: must be 1900-01-01 to 2199-12-31, got 1812-02-03",
        "2013-02-08,1,1,1,1,1,A | :3:1: date: must come once for A, got 2013-02-08",
        "2013-02-09,-1,1,1,1,1,A | :3:2: open: must be positive, got -1",
        "2013-02-09,1,x,1,1,1,A | :3:3: high: must be a plain decimal number, got x",
        "2013-02-09,1,1,0,1,1,A | :3:4: low: must be positive, got 0",
        "2013-02-09,1,1,1,NaN,1,A | :3:5: close: must be a plain decimal number, got NaN",
        "2013-02-09,1,1,1,1,-1,A | :3:6: volume: must not be negative, got -1",
        "2013-02-09,1,1,1,1,1,a | :3:7: symbol: must be 1 to 16 capital letters, digits, '.', '_' or '-', got a",
        "2013-02-09,1,1,1,1,1 | :3: must have 7 columns, has 6",
        "2013-02-09,,1,1,1,1,A | :3:2: open: must be there, got nothing (--skip-incomplete leaves such rows out)",
        "2013-02-09,1,1,2,1,1,A | :3:3: high: must not be below low 2, got 1 (--skip-incomplete leaves such rows out)",
        "2013-02-09,1,2,1,3,1,A | :3:5: close: must be in low to high, 1 to 2, got 3 (--skip-incomplete leaves such rows out)",
      })
  void aBrokenRowRefusesTheFile(String row, String complaint) throws IOException {
    Path file = write(HEADER + "2013-02-08,1,1,1,1,1,A\n" + row + "\n");
    DailyPriceImport prices = new DailyPriceImport(List.of(file), false);

    assertThatThrownBy(() -> prices.check(done -> {}))
        .isInstanceOf(BrokenFileException.class)
        .hasMessage("p.csv" + complaint);
  }

  @Test
  void incompleteRowsMayBeLeftOutBrokenOnesNot() throws IOException {
    Path file = write(HEADER + "2013-02-08,,1,1,1,1,A\n2013-02-09,1,1,1,1,1,A\n");
    DailyPriceImport prices = new DailyPriceImport(List.of(file), true);

    assertThat(read(prices)).containsExactly(row("A", "2013-02-09", "1", "1", "1", "1", "1"));
    assertThat(prices.skipped()).containsExactly("p.csv:2:2: open: must be there, got nothing");

    Path broken = write(HEADER + "2013-02-08,1,1,1,-1,1,A\n");
    assertThatThrownBy(() -> new DailyPriceImport(List.of(broken), true).check(done -> {}))
        .hasMessage("p.csv:2:5: close: must be positive, got -1");
  }

  @Test
  void aHeaderWithoutAColumnIsRefused() throws IOException {
    Path file = write("date,open,high,low,volume,Name\n");

    assertThatThrownBy(() -> new DailyPriceImport(List.of(file), true).check(done -> {}))
        .hasMessageContaining("p.csv: header must have the columns")
        .hasMessageEndingWith("there is no close");
  }

  @Test
  void theRealFile() {
    Path file = SharedData.file("daily/sp500_5yr_ohlcv_long.csv.gz");

    assertThatThrownBy(() -> new DailyPriceImport(List.of(file), false).check(done -> {}))
        .isInstanceOf(BrokenFileException.class)
        .hasMessageEndingWith("(--skip-incomplete leaves such rows out)");

    DailyPriceImport prices = new DailyPriceImport(List.of(file), true);
    prices.check(done -> {});
    assertThat(prices.skipped()).filteredOn(line -> line.endsWith("got nothing")).hasSize(11);
    assertThat(prices.skipped()).hasSize(23);
    assertThat(prices.rows()).isEqualTo(619_040 - 23);
    assertThat(prices.symbols()).hasSize(505);
  }
}
