package io.tradegrid.prices;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.replay.Golden;
import io.tradegrid.replay.SharedData;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LobsterBarsTest {

  private static BigDecimal of(String number) {
    return new BigDecimal(number);
  }

  @Test
  void executionsBecomeBars() {
    LobsterBars bars =
        LobsterBars.of(Golden.file("BARS_2012-06-21_34200000_34320000_message_2.csv"), row -> {});

    assertThat(bars.symbol()).isEqualTo("BARS");
    assertThat(bars.executions()).isEqualTo(4);
    assertThat(bars.minuteRows())
        .containsExactly(
            Row.of(
                Table.BARS_1M,
                "BARS",
                Timestamp.from(Instant.parse("2012-06-21T13:30:00Z")),
                of("100.0000"),
                of("100.5000"),
                of("99.0001"),
                of("99.0001"),
                of("31"),
                3L,
                0L),
            Row.of(
                Table.BARS_1M,
                "BARS",
                Timestamp.from(Instant.parse("2012-06-21T13:32:00Z")),
                of("101.0000"),
                of("101.0000"),
                of("101.0000"),
                of("101.0000"),
                of("5"),
                1L,
                0L));
    assertThat(bars.dayRows())
        .containsExactly(
            Row.of(
                Table.BARS_1D,
                "BARS",
                new Date(Instant.parse("2012-06-21T00:00:00Z").toEpochMilli()),
                of("100.0000"),
                of("101.0000"),
                of("99.0001"),
                of("101.0000"),
                of("36"),
                of("101.0000"),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                "IMPORT",
                0L));
  }

  @Test
  void theRealHour() {
    LobsterBars bars =
        LobsterBars.of(
            SharedData.file("lobster/AAPL_2012-06-21_34200000_37800000_message_30.csv.gz"),
            row -> {});

    assertThat(bars.executions()).isEqualTo(4_067 + 2_201);
    assertThat(bars.minuteRows()).hasSize(60);
    assertThat(bars.minuteRows().stream().mapToLong(row -> (Long) row.values().get(7)).sum())
        .isEqualTo(bars.executions());
  }
}
