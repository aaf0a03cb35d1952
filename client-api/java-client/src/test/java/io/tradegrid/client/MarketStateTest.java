package io.tradegrid.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.MarketRules.PriceStep;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;
import io.tradegrid.schema.Column;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarketStateTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456789Z");

  @Test
  void readsColumnsThatAreThere() {
    assertThat(Table.MARKETS.columns())
        .extracting(Column::name)
        .containsAll(List.of(MarketState.COLUMNS.split(", ", -1)));
  }

  @Test
  void isTheRow() {
    BigDecimal ten = new BigDecimal("10.05");
    List<?> row =
        Arrays.asList(
            "ACME",
            "OPENING_AUCTION",
            null,
            ten,
            new BigDecimal("9.05"),
            new BigDecimal("11.05"),
            new BigDecimal("10.10"),
            BigDecimal.valueOf(40),
            BigDecimal.valueOf(5),
            "SELL",
            7,
            "10:0.05 100:0.1",
            1_000,
            200,
            "AUCTION",
            120_000L,
            Timestamp.from(NOW));

    assertThat(MarketState.of(row))
        .isEqualTo(
            new MarketState(
                "ACME",
                Phase.OPENING_AUCTION,
                null,
                ten,
                new BigDecimal("9.05"),
                new BigDecimal("11.05"),
                new BigDecimal("10.10"),
                BigDecimal.valueOf(40),
                BigDecimal.valueOf(5),
                Side.SELL,
                7,
                new MarketRules(
                    List.of(
                        new PriceStep(BigDecimal.TEN, new BigDecimal("0.05")),
                        new PriceStep(BigDecimal.valueOf(100), new BigDecimal("0.1"))),
                    ten,
                    1_000,
                    200,
                    CollarAction.AUCTION,
                    Duration.ofMinutes(2)),
                NOW));
  }

  @Test
  void isThatOfAnOpenMarketWhereNothingHasHappened() {
    List<?> row =
        Arrays.asList(
            "ACME",
            "CONTINUOUS",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            0,
            null,
            0,
            0,
            "REFUSE",
            0L,
            null);

    assertThat(MarketState.of(row)).isEqualTo(MarketState.untouched("ACME"));
  }
}
