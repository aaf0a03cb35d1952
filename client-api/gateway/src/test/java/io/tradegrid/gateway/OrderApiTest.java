package io.tradegrid.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.command.RequestStatus.Standing;
import io.tradegrid.gateway.GatewayServer.Reply;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderApiTest {

  private static final String ORDERS = "/api/v1/orders";
  private static final String BUY =
      """
      {"symbol":"AAPL","portfolio":"fund","clientOrderId":"a-1","side":"BUY","type":"LIMIT",
       "timeInForce":"GTC","price":"100.25","quantity":10}""";

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
  void anOrderIsCreatedWithItsFillsInDecimals() {
    gateway.grid().answer(request -> FakeGrid.filled(9007199254740993L, 4, 10025, 6));

    Reply reply = gateway.post(ORDERS, BUY);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.header("Location")).isEqualTo("/api/v1/orders/fund/a-1");
    assertThat(reply.text())
        .isEqualTo(
            "{\"symbol\":\"AAPL\",\"portfolio\":\"fund\",\"clientOrderId\":\"a-1\","
                + "\"status\":\"PARTIALLY_FILLED\",\"orderId\":\"9007199254740993\","
                + "\"filledQuantity\":\"6\",\"leavesQuantity\":\"4\",\"reason\":\"NONE\","
                + "\"duplicate\":false,\"fills\":[{\"tradeId\":\"9007199254740993\","
                + "\"price\":\"100.25\",\"quantity\":\"6\"}]}");
    assertThat(gateway.grid().requests())
        .containsExactly(
            new OrderRequest.New(
                "AAPL",
                "fund",
                "a-1",
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                new BigDecimal("100.25"),
                BigDecimal.TEN,
                Command.STAMP_ON_ACCEPT));
  }

  @Test
  void aRepeatIsAnsweredOnceMoreAndOtherContentIsAConflict() {
    assertThat(gateway.post(ORDERS, BUY).status()).isEqualTo(201);

    Reply repeat = gateway.post(ORDERS, BUY);
    assertThat(repeat.status()).isEqualTo(200);
    assertThat(repeat.json().get("duplicate").asBoolean()).isTrue();

    Reply other = gateway.post(ORDERS, BUY.replace("BUY", "SELL"));
    assertThat(other.problem()).isEqualTo("409 DUPLICATE_ID");
    assertThat(other.detail()).startsWith("clientOrderId: ").endsWith(", got a-1");
  }

  @Test
  void aMarketOrderNeedsNeitherPriceNorTimeInForce() {
    gateway.post(
        ORDERS,
        """
        {"symbol":"AAPL","portfolio":"fund","clientOrderId":"m","side":"SELL","type":"MARKET",
         "quantity":"3"}""");
    assertThat(gateway.grid().requests())
        .containsExactly(
            OrderRequest.market("AAPL", "fund", "m", Side.SELL, BigDecimal.valueOf(3)));
  }

  @ParameterizedTest
  @EnumSource(RejectReason.class)
  void everyReasonHasItsStatus(RejectReason reason) {
    if (reason == RejectReason.NONE) {
      return;
    }
    gateway.grid().answer(request -> Answer.refused(reason));
    int status =
        switch (reason) {
          case UNKNOWN_INSTRUMENT, UNKNOWN_PORTFOLIO, UNKNOWN_ORDER -> 404;
          case DUPLICATE_ID, DEFINITION_CONFLICT -> 409;
          case PRICE_OFF_TICK, QUANTITY_OFF_LOT, BAD_REQUEST, RECORD_TAKEN -> 400;
          case NOT_OWNER, BUSY, SHARD_STOPPED, SHARD_LOST -> 503;
          case OUTCOME_UNKNOWN -> 504;
          default -> 422;
        };

    Reply reply = gateway.post(ORDERS, BUY);

    assertThat(reply.problem()).isEqualTo(status + " " + reason);
    assertThat(reply.json().get("retryable").asBoolean()).isEqualTo(status >= 500);
    assertThat(reply.json().get("outcome").asString())
        .isEqualTo(status == 504 ? "unknown" : "none");
    assertThat(reply.header("Retry-After")).isEqualTo(status == 503 ? "1" : null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "symbol":"AAPL"       | "symbol":"XYZ"         | 404 UNKNOWN_INSTRUMENT | symbol:
          "portfolio":"fund"    | "portfolio":"nobody"   | 404 UNKNOWN_PORTFOLIO  | portfolio:
          "price":"100.25"      | "price":"100.255"      | 400 PRICE_OFF_TICK     | price: 100.255
          "quantity":10         | "quantity":1.5         | 400 QUANTITY_OFF_LOT   | quantity: 1.5
          "quantity":10         | "quantity":1e999999999 | 400 BAD_REQUEST        | quantity:
          "quantity":10         | "quantity":1e-999999   | 400 BAD_REQUEST        | quantity:
          "quantity":10         | "quantity":1e30        | 400 BAD_REQUEST        | quantity:
          "quantity":10         | "quantity":"1e30"      | 400 BAD_REQUEST        | quantity:
          "quantity":10         | "quantity":true        | 400 BAD_REQUEST        | quantity:
          "quantity":10         | "quantity":"ten"       | 400 BAD_REQUEST        | quantity:
          "quantity":10         | "quantity":""          | 400 BAD_REQUEST        | quantity:
          "quantity":10         | "quantity":"٣"         | 400 BAD_REQUEST        | quantity:
          "quantity":10         | "quantity":null        | 400 BAD_REQUEST        | quantity: is missing
          "quantity":10         | "quantity":[10]        | 400 BAD_REQUEST        | quantity:
          "quantity":10         | "quantity":10,"qty":1  | 400 BAD_REQUEST        | qty: is not a field
          "quantity":10         | "quantity":NaN         | 400 MALFORMED_JSON     | body:
          "quantity":10         | "quantity":10,"quantity":11 | 400 MALFORMED_JSON | body: Duplicate
          "side":"BUY"          | "side":"buy"           | 400 BAD_REQUEST        | side: must be one of BUY, SELL
          "side":"BUY"          | "side":0               | 400 BAD_REQUEST        | side:
          "side":"BUY"          | "side":""              | 400 BAD_REQUEST        | side:
          "side":"BUY"          | "side":null            | 400 BAD_REQUEST        | side: is missing
          "symbol":"AAPL"       | "symbol":7             | 400 BAD_REQUEST        | symbol: must be a text
          "clientOrderId":"a-1" | "clientOrderId":7      | 400 BAD_REQUEST        | clientOrderId: must be a text
          "clientOrderId":"a-1" | "clientOrderId":"a b"  | 400 BAD_REQUEST        | clientOrderId:
          "clientOrderId":"a-1" | "clientOrderId":""     | 400 BAD_REQUEST        | clientOrderId:
          """)
  void aWrongFieldIsNamedAndNothingIsSent(String right, String wrong, String problem, String text) {
    Reply reply = gateway.post(ORDERS, BUY.replace(right, wrong));

    assertThat(reply.problem()).isEqualTo(problem);
    assertThat(reply.detail()).startsWith(text);
    assertThat(reply.text()).doesNotContain("io.tradegrid").doesNotContain("java.");
    assertThat(gateway.grid().requests()).isEmpty();
  }

  @Test
  void aNegativeQuantityIsTheShardsToRefuse() {
    gateway.grid().answer(request -> Answer.refused(RejectReason.INVALID_QUANTITY));
    String negative = BUY.replace("\"quantity\":10", "\"quantity\":-5");

    Reply first = gateway.post(ORDERS, negative);
    Reply again = gateway.post(ORDERS, negative);

    assertThat(first.problem()).isEqualTo("422 INVALID_QUANTITY");
    assertThat(first.detail()).isEqualTo("quantity: The quantity must be positive, got -5");
    assertThat(first.json().get("duplicate").asBoolean()).isFalse();
    assertThat(again.problem()).isEqualTo("422 INVALID_QUANTITY");
    assertThat(again.json().get("duplicate").asBoolean()).isTrue();
  }

  @Test
  void aCancelWithoutAnIdIsTheSameCommandEachTime() {
    gateway.delete(ORDERS + "/fund/a-1?symbol=AAPL");
    Reply again = gateway.delete(ORDERS + "/fund/a-1?symbol=AAPL");
    gateway.delete(ORDERS + "/fund/a-1?symbol=AAPL&cancelId=mine");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("duplicate").asBoolean()).isTrue();
    String derived = "c-bbabed890a1f6f9291";
    assertThat(gateway.grid().requests())
        .containsExactly(
            OrderRequest.cancel("AAPL", "fund", derived, "a-1"),
            OrderRequest.cancel("AAPL", "fund", derived, "a-1"),
            OrderRequest.cancel("AAPL", "fund", "mine", "a-1"));
  }

  @Test
  void aCancelNeedsTheSymbol() {
    Reply reply = gateway.delete(ORDERS + "/fund/a-1");
    assertThat(reply.problem()).isEqualTo("400 BAD_REQUEST");
    assertThat(reply.detail()).isEqualTo("symbol: is missing");
  }

  @Test
  void anAmendNamesTheOrderAndHasAnIdOfItsOwn() {
    Reply reply =
        gateway.patch(
            ORDERS + "/fund/a-1", "{\"symbol\":\"AAPL\",\"amendId\":\"am-1\",\"quantity\":\"7\"}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(gateway.grid().requests())
        .containsExactly(
            new OrderRequest.Amend(
                "AAPL",
                "fund",
                "am-1",
                "a-1",
                null,
                BigDecimal.valueOf(7),
                Command.STAMP_ON_ACCEPT));
    assertThat(gateway.patch(ORDERS + "/fund/a-1", "{\"symbol\":\"AAPL\",\"quantity\":7}").detail())
        .isEqualTo("amendId: is missing");
  }

  @Test
  void anOrderIsFoundEvenWhenItsRowIsStillOnItsWay() {
    gateway.grid().onProjection(() -> row("AAPL", 5, "fund", "a-1", "NEW"));
    Reply reply = gateway.get(ORDERS + "/fund/a-1");
    assertThat(reply.text())
        .isEqualTo(
            "{\"symbol\":\"AAPL\",\"portfolio\":\"fund\",\"clientOrderId\":\"a-1\","
                + "\"orderId\":\"5\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"timeInForce\":\"GTC\","
                + "\"price\":\"100\",\"stopPrice\":null,\"quantity\":\"10\","
                + "\"displayQuantity\":null,\"minimumQuantity\":null,\"postOnly\":\"OFF\","
                + "\"reduceOnly\":false,\"selfTrade\":\"ALLOW\",\"expiresAt\":null,"
                + "\"filledQuantity\":\"0\",\"cancelledQuantity\":\"0\","
                + "\"leavesQuantity\":\"10\",\"status\":\"NEW\",\"rejectReason\":null,"
                + "\"cancelReason\":null,"
                + "\"enteredAt\":\"2026-01-02T03:04:05.123456789Z\","
                + "\"updatedAt\":\"2026-01-02T03:04:05.123456789Z\"}");
    Reply none = gateway.get(ORDERS + "/fund/a-2");
    assertThat(none.problem()).isEqualTo("404 NO_ROW");
    assertThat(none.detail()).contains("'a-2'", "does not mean that there is no order");
  }

  @Test
  void theShardSaysHowAnOrderStands() {
    gateway
        .grid()
        .answerStatus(
            id -> {
              Answer answer = FakeGrid.filled(71, 4, 10025, 6);
              Standing standing = id.equals("a-1") ? Standing.OPEN : Standing.CLOSED;
              return new RequestStatus(standing, answer, 2, 0);
            });
    assertThat(gateway.get(ORDERS + "/fund/a-1?symbol=AAPL").text())
        .isEqualTo(
            "{\"symbol\":\"AAPL\",\"portfolio\":\"fund\",\"clientOrderId\":\"a-1\","
                + "\"standing\":\"OPEN\",\"reason\":\"NONE\","
                + "\"status\":\"PARTIALLY_FILLED\",\"orderId\":\"71\","
                + "\"filledQuantity\":\"6\",\"leavesQuantity\":\"4\",\"cancelledOrders\":0}");
    assertThat(gateway.get(ORDERS + "/fund/a-2?symbol=AAPL").text())
        .as("what has become of it since is not in the first answer")
        .isEqualTo(
            "{\"symbol\":\"AAPL\",\"portfolio\":\"fund\",\"clientOrderId\":\"a-2\","
                + "\"standing\":\"CLOSED\",\"reason\":\"NONE\",\"status\":null,"
                + "\"orderId\":\"71\",\"filledQuantity\":null,\"leavesQuantity\":\"0\","
                + "\"cancelledOrders\":0}");
    assertThat(gateway.grid().requests()).as("nothing was sent").isEmpty();
  }

  @Test
  void anOrderThatTheShardDoesNotKnowIsUnknownAsFarAsItRemembers() {
    Reply never = gateway.get(ORDERS + "/fund/a-1?symbol=AAPL");
    assertThat(never.problem()).isEqualTo("404 UNKNOWN_ORDER");
    assertThat(never.detail())
        .isEqualTo(
            "clientOrderId: the shard of AAPL has taken no request 'a-1' of portfolio 'fund'");
    assertThat(never.json().get("forgotten").asInt()).isZero();
    gateway
        .grid()
        .answerStatus(
            id ->
                new RequestStatus(
                    Standing.UNKNOWN, Answer.refused(RejectReason.UNKNOWN_ORDER), 1000, 50));
    Reply old = gateway.get(ORDERS + "/fund/a-1?symbol=AAPL");
    assertThat(old.problem()).isEqualTo("404 UNKNOWN_ORDER");
    assertThat(old.detail())
        .isEqualTo(
            "clientOrderId: the shard of AAPL remembers its last 1000 requests, and among them is"
                + " no 'a-1' of portfolio 'fund'");
    assertThat(old.json().get("remembered").asInt()).isEqualTo(1000);
    assertThat(old.json().get("forgotten").asInt()).isEqualTo(50);
  }

  @Test
  void readsOfALostSymbolSaySo() {
    gateway.grid().lose("AAPL");
    for (String path :
        List.of(
            ORDERS + "/fund/a-1?symbol=AAPL",
            ORDERS + "?symbol=AAPL",
            "/api/v1/books/AAPL",
            "/api/v1/quotes/AAPL",
            "/api/v1/trades/AAPL",
            "/api/v1/trades/AAPL?cursor=5",
            "/api/v1/bars/AAPL",
            "/api/v1/bars/AAPL?interval=1d",
            "/api/v1/markets/AAPL")) {
      assertThat(gateway.get(path).problem()).as(path).isEqualTo("503 SHARD_LOST");
    }
    assertThat(
            gateway.get("/api/v1/instruments").json().get("items").get(0).get("lost").asBoolean())
        .isTrue();
    assertThat(gateway.get("/api/v1/status").json().get("lostShards")).hasSize(1);
  }

  @Test
  void aListIsReadPageByPageInAStableOrder() {
    gateway
        .grid()
        .createInstrument(
            new Instrument(0, "MSFT", "USD", new BigDecimal("0.01"), BigDecimal.ONE, 1_000_000));
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      String symbol = i < 120 ? "AAPL" : "MSFT";
      row(symbol, 1000 - i, "fund", "id-" + i, i % 5 == 0 ? "FILLED" : "PARTIALLY_FILLED");
      if (i % 5 != 0) {
        expected.add(symbol + ":" + (1000 - i));
      }
    }
    expected.sort(null);

    List<String> read = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    while (cursor != null) {
      Reply page = gateway.get(ORDERS + "?portfolio=fund&status=open" + cursor);
      page.json()
          .get("items")
          .forEach(
              item ->
                  read.add(item.get("symbol").asString() + ":" + item.get("orderId").asString()));
      cursor =
          page.json().get("nextCursor").isNull()
              ? null
              : "&cursor=" + page.json().get("nextCursor").asString();
      pages++;
    }
    assertThat(read).isEqualTo(expected);
    assertThat(pages).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "?portfolio=fund&limit=101, limit: must be 1 to 100",
    "?portfolio=fund&limit=0, limit: must be 1 to 100",
    "?portfolio=fund&limit=x, limit: must be a whole number",
    "?portfolio=fund&status=done, status: must be open",
    "?portfolio=fund&cursor=x, cursor: was not given",
    "?portfolio=fund&cursor=AAPL:x, cursor: was not given",
    "'', portfolio: is missing",
  })
  void aWrongParameterIsNamed(String query, String text) {
    Reply reply = gateway.get(ORDERS + query);
    assertThat(reply.problem()).isEqualTo("400 BAD_REQUEST");
    assertThat(reply.detail()).startsWith(text);
  }

  @Test
  void aListOfWhatDoesNotExistIsRefused() {
    assertThat(gateway.get(ORDERS + "?portfolio=no").problem()).isEqualTo("404 UNKNOWN_PORTFOLIO");
    assertThat(gateway.get(ORDERS + "?symbol=NO").problem()).isEqualTo("404 UNKNOWN_INSTRUMENT");
  }

  @Test
  void aTextThatLooksLikeSqlIsATextAndNothingElse() {
    row("AAPL", 5, "fund", "a-1", "NEW");
    Reply reply = gateway.get(ORDERS + "?portfolio=fund'%20OR%20'1'%3D'1");
    assertThat(reply.problem()).isEqualTo("404 UNKNOWN_PORTFOLIO");
    assertThat(gateway.get(ORDERS + "?portfolio=fund&cursor=A'%20OR%201%3D1--:1").status())
        .isEqualTo(200);
    assertThat(gateway.grid().statements())
        .allSatisfy(sql -> assertThat(sql).doesNotContain("1--"));
  }

  @Test
  void outcomesAreCounted() {
    gateway.post(ORDERS, BUY);
    gateway.post(ORDERS, BUY.replace("AAPL", "XYZ"));
    assertThat(gateway.get("/actuator/prometheus").text())
        .containsPattern("tradegrid_gateway_outcomes_total\\{code=\"NONE\"\\} [1-9]")
        .containsPattern("tradegrid_gateway_outcomes_total\\{code=\"UNKNOWN_INSTRUMENT\"\\} [1-9]");
  }

  private void row(String symbol, long orderId, String portfolio, String id, String status) {
    Timestamp time = Timestamp.from(Instant.parse("2026-01-02T03:04:05.123456789Z"));
    gateway
        .grid()
        .put(
            Table.ORDERS,
            symbol,
            orderId,
            portfolio,
            id,
            "BUY",
            "LIMIT",
            "GTC",
            new BigDecimal("100.00"),
            null,
            BigDecimal.TEN,
            null,
            null,
            "OFF",
            false,
            "ALLOW",
            null,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.TEN,
            status,
            null,
            null,
            time,
            time,
            1L);
  }
}
