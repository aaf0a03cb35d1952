package io.tradegrid.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.history.EventRows;
import io.tradegrid.model.Instrument;
import io.tradegrid.shard.Trade;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TradeTick;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/**
 * Goal: a trade's price and size are in its tick to the last digit, whatever tick and lot are.
 * Method: reported trades, whose numbers are given; HistoriesTest has matched ones.
 */
final class TradeColumnsTest {

  private static TickColumns ticks(String tickSize, String lotSize, long priceTicks, long lots) {
    Instrument instrument =
        new Instrument(1, "ACME", "USD", new BigDecimal(tickSize), new BigDecimal(lotSize), 1_000);
    EventRows rows = new EventRows();
    rows.add(new Trade(7, priceTicks, lots, 1, 2, 0, 0, null, 99), 12);
    return TradeColumns.of(instrument, rows);
  }

  private static TradeTick tick(int priceDecimals, int sizeDecimals, long price, long size) {
    return new TradeTick(
        99, Tag.of("GRID"), 7, 0, Tag.of("REPORTED"), 0, priceDecimals, sizeDecimals, price, size);
  }

  @Test
  void numbersHaveTheDecimalsOfTickAndLot() {
    assertThat(ticks("0.25", "0.1", 3, 5).trade(0)).isEqualTo(tick(2, 1, 75, 5));
    assertThat(ticks("100", "1000", 3, 5).trade(0)).isEqualTo(tick(0, 0, 300, 5_000));
    assertThat(ticks("0.000000000000000001", "1", 1L << 52, 1).trade(0))
        .isEqualTo(tick(18, 0, 1L << 52, 1));
  }

  @Test
  void whatDoesNotFitLosesZerosFirstAndIsNoTickElse() {
    assertThat(ticks("1000000000000.5", "1", 1L << 23, 1).trade(0))
        .isEqualTo(tick(0, 0, 8_388_608_000_004_194_304L, 1));
    assertThat(ticks("1000000000000.5", "1", (1L << 23) + 1, 1).count()).isZero();
    assertThat(ticks("1", "123456789012345678", 1, 1L << 40).count()).isZero();
  }
}
