package io.tradegrid.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.gateway.GatewayServer.Reply;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.SelfTrade;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order may say beyond side, price and quantity. */
class OrderTermsApiTest {

  private static final String ORDERS = "/api/v1/orders";
  private static final String HEAD =
      "{\"symbol\":\"AAPL\",\"portfolio\":\"fund\",\"clientOrderId\":\"a-1\",\"side\":\"BUY\",";

  private GatewayServer gateway;

  @BeforeEach
  void grid() {
    gateway = GatewayServer.fresh();
    gateway
        .grid()
        .createInstrument(
            new Instrument(0, "AAPL", "USD", new BigDecimal("0.01"), BigDecimal.ONE, 1_000_000));
    gateway.grid().createPortfolio(Portfolio.named("fund", "USD"));
  }

  @Test
  void everyFieldReachesTheGrid() {
    Reply reply =
        gateway.post(
            ORDERS,
            HEAD
                + """
                "type":"STOP_LIMIT","timeInForce":"GTD","price":"100.25","quantity":10,
                "stopPrice":"100.20","displayQuantity":3,"minimumQuantity":2,"postOnly":"SLIDE",
                "reduceOnly":true,"selfTrade":"CANCEL_MAKER",
                "expiresAt":"2026-12-24T17:00:00.123456789Z"}""");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(gateway.grid().requests())
        .containsExactly(
            OrderRequest.order("AAPL", "fund", "a-1")
                .buy(BigDecimal.TEN)
                .stopLimit(new BigDecimal("100.2"), new BigDecimal("100.25"))
                .display(BigDecimal.valueOf(3))
                .minimum(BigDecimal.valueOf(2))
                .postOnly(PostOnly.SLIDE)
                .reduceOnly()
                .selfTrade(SelfTrade.CANCEL_MAKER)
                .goodTill(Instant.parse("2026-12-24T17:00:00.123456789Z"))
                .build());
  }

  @Test
  void aStopOrderRestsUnlessItSaysOtherwise() {
    gateway.post(ORDERS, HEAD + "\"type\":\"STOP\",\"stopPrice\":\"101\",\"quantity\":10}");

    assertThat(gateway.grid().requests())
        .containsExactly(
            OrderRequest.order("AAPL", "fund", "a-1")
                .buy(BigDecimal.TEN)
                .stop(BigDecimal.valueOf(101))
                .build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "expiresAt":"tomorrow"      | expiresAt: must be a time in UTC such as 2026-01-31T16:30:00Z, got tomorrow
          "expiresAt":1893456000      | expiresAt: must be a time in UTC such as 2026-01-31T16:30:00Z
          "expiresAt":"2026-01-31"    | expiresAt: must be a time in UTC such as 2026-01-31T16:30:00Z, got 2026-01-31
          "postOnly":true             | postOnly: must be a text
          "postOnly":"YES"            | postOnly: must be one of OFF, REJECT, SLIDE, got 'YES'
          "selfTrade":"NONE"          | selfTrade: must be one of ALLOW, CANCEL_TAKER, CANCEL_MAKER, CANCEL_BOTH, DECREMENT, got 'NONE'
          "reduceOnly":"true"         | reduceOnly: must be true or false
          "reduceOnly":1              | reduceOnly: must be true or false
          "stopPrice":"1e30"          | stopPrice: must have at most 18 digits before and after the point, got 1e30
          "displayQuantity":"x"       | displayQuantity: must be a number of at most 40 digits, got x
          """)
  void whatCannotBeReadIsRefusedByName(String field, String detail) {
    Reply reply =
        gateway.post(
            ORDERS, HEAD + "\"type\":\"LIMIT\",\"price\":1,\"quantity\":10," + field + "}");

    assertThat(reply.problem()).isEqualTo("400 BAD_REQUEST");
    assertThat(reply.detail()).isEqualTo(detail);
    assertThat(gateway.grid().requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "type":"STOP","stopPrice":5,"displayQuantity":3 | INVALID_TERMS   | displayQuantity: must be absent: only a limit order that may rest hides quantity, got 3
          "type":"STOP"                                   | INVALID_TERMS   | stopPrice: must be there in a STOP order, got none
          "type":"LIMIT"                                  | INVALID_PRICE   | price: must be there in a LIMIT order, got none
          "type":"LIMIT","price":5,"timeInForce":"GTD","expiresAt":"2001-01-01T00:00:00Z" | INVALID_TERMS | expiresAt: must be in the future, got 2001-01-01T00:00:00Z
          "type":"LIMIT","price":5                        | PRICE_BAND      | price: The price is further past the last one than the portfolio may go, got 5
          "type":"STOP","stopPrice":6                     | PRICE_OFF_GRID  | stopPrice: The price is between two steps of the instrument's price grid, got 6
          "type":"LIMIT","price":5                        | POSITION_LIMIT  | quantity: With all its open orders filled, the portfolio's position would exceed its limit, got 10
          "type":"LIMIT","price":5,"reduceOnly":true      | REDUCE_ONLY     | reduceOnly: The portfolio has no position that the order could reduce, got true
          "type":"LIMIT","price":5                        | PHASE_FORBIDS   | symbol: The market's phase does not allow it, got AAPL
          "type":"LIMIT","price":5                        | ORDER_RATE_LIMIT | portfolio: The portfolio sends more orders a second than it may; wait a little, got fund
          """)
  void whatTheShardRefusesIsExplained(String fields, RejectReason reason, String detail) {
    gateway.grid().answer(request -> Answer.refused(reason));

    Reply reply = gateway.post(ORDERS, HEAD + "\"quantity\":10," + fields + "}");

    assertThat(reply.problem()).isEqualTo("422 " + reason);
    assertThat(reply.detail()).isEqualTo(detail);
  }
}
