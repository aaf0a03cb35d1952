package io.tradegrid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstrumentTest {

  private static final Instrument AAPL = instrument("AAPL", "0.01", "1");

  private static Instrument instrument(String symbol, String tick, String lot) {
    return new Instrument(7, symbol, "USD", new BigDecimal(tick), new BigDecimal(lot), 1_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          -1 | AAPL | USD | 0.01 | 1 | 10 | id: must not be negative, got -1
          0 | null | USD | 0.01 | 1 | 10 | symbol: must be 1 to 16 capital letters, digits, '.', '_' or '-', got null
          0 | '' | USD | 0.01 | 1 | 10 | "symbol: must be 1 to 16 capital letters, digits, '.', '_' or '-', got "
          0 | aapl | USD | 0.01 | 1 | 10 | symbol: must be 1 to 16 capital letters, digits, '.', '_' or '-', got aapl
          0 | .A | USD | 0.01 | 1 | 10 | symbol: must be 1 to 16 capital letters, digits, '.', '_' or '-', got .A
          0 | ABCDEFGHIJKLMNOPQ | USD | 0.01 | 1 | 10 | symbol: must be 1 to 16 capital letters, digits, '.', '_' or '-', got ABCDEFGHIJKLMNOPQ
          0 | AAPL | null | 0.01 | 1 | 10 | currency: must be 3 to 5 capital letters, got null
          0 | AAPL | US | 0.01 | 1 | 10 | currency: must be 3 to 5 capital letters, got US
          0 | AAPL | usd | 0.01 | 1 | 10 | currency: must be 3 to 5 capital letters, got usd
          0 | AAPL | USD | null | 1 | 10 | tickSize: must be positive with at most 18 digits on each side of the point, got null
          0 | AAPL | USD | 0 | 1 | 10 | tickSize: must be positive with at most 18 digits on each side of the point, got 0
          0 | AAPL | USD | -0.01 | 1 | 10 | tickSize: must be positive with at most 18 digits on each side of the point, got -0.01
          0 | AAPL | USD | 1e-19 | 1 | 10 | tickSize: must be positive with at most 18 digits on each side of the point, got 1E-19
          0 | AAPL | USD | 1e18 | 1 | 10 | tickSize: must be positive with at most 18 digits on each side of the point, got 1E+18
          0 | AAPL | USD | 1e999999999 | 1 | 10 | tickSize: must be positive with at most 18 digits on each side of the point, got 1E+999999999
          0 | AAPL | USD | 0.01 | null | 10 | lotSize: must be positive with at most 18 digits on each side of the point, got null
          0 | AAPL | USD | 0.01 | -1 | 10 | lotSize: must be positive with at most 18 digits on each side of the point, got -1
          0 | AAPL | USD | 0.01 | 1e2147483647 | 10 | lotSize: must be positive with at most 18 digits on each side of the point, got 1E+2147483647
          0 | AAPL | USD | 0.01 | 1 | 0 | maxOrderLots: must be 1 to 2199023255552, got 0
          0 | AAPL | USD | 0.01 | 1 | 2199023255553 | maxOrderLots: must be 1 to 2199023255552, got 2199023255553
          """)
  void refusesEachFieldOutOfItsRange(
      int id,
      String symbol,
      String currency,
      BigDecimal tickSize,
      BigDecimal lotSize,
      long maxOrderLots,
      String message) {
    assertThatThrownBy(() -> new Instrument(id, symbol, currency, tickSize, lotSize, maxOrderLots))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message.replace("\"", ""));
  }

  @Test
  void takesTheEdgesOfEachRange() {
    Instrument largest =
        new Instrument(
            Integer.MAX_VALUE,
            "9.A_B-C567890123",
            "USDTX",
            new BigDecimal("1e-18"),
            new BigDecimal("999999999999999999"),
            Instrument.MAX_ORDER_LOTS_MAX);

    assertThat(largest.withId(0).id()).isZero();
    assertThat(largest.withId(Integer.MAX_VALUE)).isEqualTo(largest);
  }

  @Test
  void equalTermsAreEqualInstruments() {
    assertThat(instrument("A", "0.0100", "1E+2")).isEqualTo(instrument("A", "0.01", "100.000"));
    assertThat(instrument("A", "0.0100", "1E+2").lotSize()).hasToString("100");
  }

  @ParameterizedTest
  @CsvSource({
    "0.01, 189.50, 18950",
    "0.01, 189.5000000000000000000000000000000000000000000000000, 18950",
    "0.01, 1.895e2, 18950",
    "0.01, -0.01, -1",
    "0.01, 0, 0",
    "0.01, 0e-999999999, 0",
    "0.05, 0.15, 3",
    "0.25, 45035996273704.00, 180143985094816",
    "1, 4503599627370496, 4503599627370496",
    "0.000000000000000001, 0.004503599627370496, 4503599627370496"
  })
  void convertsPricesExactly(String tickSize, BigDecimal price, long ticks) {
    assertThat(instrument("A", tickSize, "1").toTicks(price)).isEqualTo(ticks);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          100.005 | PRICE_OFF_TICK | price: 100.005 is not a multiple of 0.01 (AAPL)
          -0.001 | PRICE_OFF_TICK | price: -0.001 is not a multiple of 0.01 (AAPL)
          1e-999999999 | PRICE_OFF_TICK | price: 1E-999999999 is not a multiple of 0.01 (AAPL)
          45035996273704.97 | INVALID_PRICE | price: 45035996273704.97 is out of range
          -45035996273704.97 | INVALID_PRICE | price: -45035996273704.97 is out of range
          1e30 | INVALID_PRICE | price: 1E+30 is out of range
          1e999999999 | INVALID_PRICE | price: 1E+999999999 is out of range
          -1e999999999 | INVALID_PRICE | price: -1E+999999999 is out of range
          """)
  void refusesPrices(BigDecimal price, RejectReason reason, String message) {
    assertThatThrownBy(() -> AAPL.toTicks(price))
        .isInstanceOfSatisfying(
            RejectedException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"100, 1", "2.5e3, 25", "219902325555200, 2199023255552", "-300, -3"})
  void convertsQuantitiesExactly(BigDecimal quantity, long lots) {
    assertThat(instrument("A", "0.01", "100").toLots(quantity)).isEqualTo(lots);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          150 | QUANTITY_OFF_LOT | quantity: 150 is not a multiple of 100 (A)
          0.1 | QUANTITY_OFF_LOT | quantity: 0.1 is not a multiple of 100 (A)
          219902325555300 | INVALID_QUANTITY | quantity: 219902325555300 is out of range
          1e999999999 | INVALID_QUANTITY | quantity: 1E+999999999 is out of range
          """)
  void refusesQuantities(BigDecimal quantity, RejectReason reason, String message) {
    assertThatThrownBy(() -> instrument("A", "0.01", "100").toLots(quantity))
        .isInstanceOfSatisfying(
            RejectedException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessage(message);
  }

  @Property
  void ticksAndLotsComeBack(
      @ForAll @LongRange(min = -(1L << 52), max = 1L << 52) long ticks,
      @ForAll @LongRange(min = -(1L << 41), max = 1L << 41) long lots) {
    Instrument odd = instrument("ODD", "0.00025", "0.003");

    assertThat(odd.toTicks(odd.price(ticks))).isEqualTo(ticks);
    assertThat(odd.toLots(odd.quantity(lots))).isEqualTo(lots);
  }

  @Test
  void moneyIsPriceTimesQuantity() {
    Instrument odd = instrument("ODD", "0.25", "10");

    assertThat(odd.money(3L * 7)).isEqualByComparingTo(odd.price(3).multiply(odd.quantity(7)));
    assertThat(odd.money(-21)).isEqualByComparingTo("-52.5");
  }
}
