package io.tradegrid.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.OrderType;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrderContradictionTest {

  private static BigDecimal of(String decimal) {
    return decimal == null ? null : new BigDecimal(decimal);
  }

  private static OrderRequest.New order(
      OrderType type,
      TimeInForce time,
      String price,
      String stop,
      String display,
      String minimum,
      PostOnly postOnly,
      Instant end) {
    return new OrderRequest.New(
        "ACME",
        "FUND",
        "a-1",
        Side.BUY,
        type,
        time,
        of(price),
        of("100"),
        new OrderConditions(of(stop), of(display), of(minimum), postOnly, false, null, end),
        0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          LIMIT      | GTC | -  | -  | -  | -   | OFF    | -                    | price: must be there in a LIMIT order
          STOP_LIMIT | GTC | -  | 10 | -  | -   | OFF    | -                    | price: must be there in a STOP_LIMIT order
          LIMIT      | GTC | 10 | 11 | -  | -   | OFF    | -                    | stopPrice: must be absent: a LIMIT order has none
          MARKET     | IOC | -  | 11 | -  | -   | OFF    | -                    | stopPrice: must be absent: a MARKET order has none
          STOP       | GTC | -  | -  | -  | -   | OFF    | -                    | stopPrice: must be there in a STOP order
          LIMIT      | GTD | 10 | -  | -  | -   | OFF    | -                    | expiresAt: must be there in a GTD order
          LIMIT      | DAY | 10 | -  | -  | -   | OFF    | 2030-01-01T00:00:00Z | expiresAt: must be absent: a DAY order has none
          LIMIT      | IOC | 10 | -  | 10 | -   | OFF    | -                    | displayQuantity: must be absent: only a limit order that may rest hides quantity
          MARKET     | GTC | -  | -  | 10 | -   | OFF    | -                    | displayQuantity: must be absent: only a limit order that may rest hides quantity
          STOP       | GTC | -  | 9  | 10 | -   | OFF    | -                    | displayQuantity: must be absent: only a limit order that may rest hides quantity
          LIMIT      | FOK | 10 | -  | -  | -   | REJECT | -                    | postOnly: must be OFF: only a LIMIT order that may rest is kept from taking
          STOP_LIMIT | GTC | 10 | 9  | -  | -   | SLIDE  | -                    | postOnly: must be OFF: only a LIMIT order that may rest is kept from taking
          LIMIT      | GTC | 10 | -  | -  | 10  | SLIDE  | -                    | minimumQuantity: must be absent: a post-only order does not trade at once
          STOP       | GTC | -  | 9  | -  | 10  | OFF    | -                    | minimumQuantity: must be absent: a STOP order has none
          LIMIT      | IOC | 10 | -  | -  | 101 | OFF    | -                    | minimumQuantity: must be at most the quantity
          """)
  void isNamed(
      OrderType type,
      TimeInForce time,
      String price,
      String stop,
      String display,
      String minimum,
      PostOnly postOnly,
      Instant end,
      String contradiction) {
    assertThat(
            OrderContradiction.of(order(type, time, price, stop, display, minimum, postOnly, end)))
        .map(found -> found.field() + ": " + found.rule())
        .contains(contradiction);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          LIMIT      | GTC | 10 | -  | -   | -   | OFF    | -
          LIMIT      | GTD | 10 | -  | 10  | -   | SLIDE  | 2030-01-01T00:00:00Z
          LIMIT      | GTC | 10 | -  | 200 | 100 | OFF    | -
          LIMIT      | FOK | 10 | -  | -   | 0   | OFF    | -
          MARKET     | IOC | -  | -  | -   | 100 | OFF    | -
          MARKET     | DAY | 10 | -  | -   | -   | OFF    | -
          STOP       | IOC | -  | 10 | -   | -   | OFF    | -
          STOP       | GTC | 11 | 10 | -   | -   | OFF    | -
          STOP_LIMIT | DAY | 10 | 10 | 10  | -   | OFF    | -
          """)
  void isNotFoundWhereThereIsNone(
      OrderType type,
      TimeInForce time,
      String price,
      String stop,
      String display,
      String minimum,
      PostOnly postOnly,
      Instant end) {
    assertThat(
            OrderContradiction.of(order(type, time, price, stop, display, minimum, postOnly, end)))
        .isEqualTo(Optional.empty());
  }
}
