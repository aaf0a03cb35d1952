package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.GatewayProcess;
import io.tradegrid.faults.process.NodeProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of one market over REST, from its opening auction to the kill switch, seen in SQL. */
final class MarketRulesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String MARKET = "/api/v1/markets/ACME";

  @TempDir private Path directory;
  private GatewayProcess gateway;
  private TradeGridClient client;

  @Test
  void aMarketIsRunByItsRules() {
    try (NodeProcess node = new NodeProcess(directory).start();
        GatewayProcess process = new GatewayProcess(directory, node);
        TradeGridClient connection = node.connect()) {
      gateway = process;
      client = connection;
      create();
      openingAuction();
      stopOrderIsTriggered();
      icebergShowsWhatItShows();
      orderExpiresByItself();
      volatilityAuction();
      halt();
      massCancel();
      killSwitch();
    }
  }

  private void create() {
    created(
        "/api/v1/instruments",
        """
        {"symbol": "ACME", "currency": "USD", "tickSize": "0.01", "lotSize": "1",
         "maxOrderLots": 100000}""");
    created("/api/v1/portfolios", "{\"name\": \"MAKER\", \"currency\": \"USD\"}");
    created("/api/v1/portfolios", "{\"name\": \"TAKER\", \"currency\": \"USD\"}");
  }

  private void openingAuction() {
    phase("OPENING_AUCTION");
    enter("TAKER", "b-1", "BUY", "100", "\"type\": \"LIMIT\", \"price\": \"10.05\"");
    enter("TAKER", "b-2", "BUY", "50", "\"type\": \"LIMIT\", \"price\": \"10.00\"");
    enter("MAKER", "s-1", "SELL", "80", "\"type\": \"LIMIT\", \"price\": \"9.95\"");
    enter("MAKER", "s-2", "SELL", "60", "\"type\": \"LIMIT\", \"price\": \"10.05\"");
    assertRows(
        "SELECT PHASE, INDICATIVE_PRICE, INDICATIVE_QUANTITY, SURPLUS_QUANTITY, SURPLUS_SIDE,"
            + " LAST_PRICE, OPEN_ORDERS FROM MARKETS",
        "[OPENING_AUCTION, 10.05, 100, 40, SELL, null, 4]");
    assertThat(gateway.get(MARKET).body())
        .contains("\"indicativePrice\":\"10.05\",\"indicativeQuantity\":\"100\"");
    assertRows("SELECT COUNT(*) FROM TRADES", "[0]");

    assertThat(phase("CONTINUOUS")).contains("\"lastPrice\":\"10.05\"");

    assertRows(
        "SELECT PHASE, REFERENCE_PRICE, INDICATIVE_PRICE, LAST_PRICE, OPEN_ORDERS FROM MARKETS",
        "[CONTINUOUS, 10.05, null, 10.05, 2]");
    assertRows(
        "SELECT PRICE, QUANTITY, BUY_PORTFOLIO, AGGRESSOR_SIDE FROM TRADES ORDER BY TRADE_ID",
        "[10.05, 80, TAKER, null]",
        "[10.05, 20, TAKER, null]");
    assertRows(
        "SELECT CLIENT_ORDER_ID, STATUS, FILLED_QUANTITY FROM ORDERS ORDER BY ORDER_ID",
        "[b-1, FILLED, 100]",
        "[b-2, NEW, 0]",
        "[s-1, FILLED, 80]",
        "[s-2, PARTIALLY_FILLED, 20]");
  }

  private void stopOrderIsTriggered() {
    enter("MAKER", "s-3", "SELL", "50", "\"type\": \"LIMIT\", \"price\": \"10.06\"");
    enter(
        "TAKER",
        "stop",
        "BUY",
        "30",
        "\"type\": \"STOP_LIMIT\", \"stopPrice\": \"10.06\", \"price\": \"10.10\"");
    assertRows("SELECT STATUS, STOP_PRICE FROM ORDERS WHERE TYPE = 'STOP_LIMIT'", "[NEW, 10.06]");
    enter("TAKER", "b-3", "BUY", "45", "\"type\": \"MARKET\"");
    assertRows(
        "SELECT CLIENT_ORDER_ID, STATUS, FILLED_QUANTITY FROM ORDERS"
            + " WHERE CLIENT_ORDER_ID IN ('stop', 'b-3') ORDER BY ORDER_ID",
        "[stop, FILLED, 30]",
        "[b-3, FILLED, 45]");
    assertRows(
        "SELECT PRICE, QUANTITY, AGGRESSOR_SIDE FROM TRADES WHERE AGGRESSOR_SIDE IS NOT NULL"
            + " ORDER BY TRADE_ID",
        "[10.05, 40, BUY]",
        "[10.06, 5, BUY]",
        "[10.06, 30, BUY]");
  }

  private void icebergShowsWhatItShows() {
    enter(
        "MAKER",
        "ice",
        "SELL",
        "1000",
        "\"type\": \"LIMIT\", \"price\": \"10.08\", \"displayQuantity\": \"10\"");
    assertRows(
        "SELECT LEVEL_NO, PRICE, QUANTITY, ORDER_COUNT FROM BOOK_LEVELS WHERE SIDE = 'SELL'"
            + " ORDER BY LEVEL_NO",
        "[1, 10.06, 15, 1]",
        "[2, 10.08, 10, 1]");
    assertRows(
        "SELECT QUANTITY, DISPLAY_QUANTITY, LEAVES_QUANTITY FROM ORDERS"
            + " WHERE CLIENT_ORDER_ID = 'ice'",
        "[1000, 10, 1000]");
  }

  private void orderExpiresByItself() {
    Instant end = Instant.now().plusSeconds(3);
    enter(
        "TAKER",
        "gtd",
        "BUY",
        "5",
        "\"type\": \"LIMIT\", \"price\": \"9.90\", \"timeInForce\": \"GTD\", \"expiresAt\": \""
            + end
            + "\"");
    assertThat(gateway.get("/api/v1/orders/TAKER/gtd").body())
        .contains("\"status\":\"NEW\"", "\"timeInForce\":\"GTD\"");
    awaitRow("SELECT STATUS FROM ORDERS WHERE CLIENT_ORDER_ID = 'gtd'", "[EXPIRED]");
    assertThat(Instant.now()).isAfter(end);
  }

  /** The reference is 10.05, so a collar of 100 basis points reaches from 9.95 to 10.15. */
  private void volatilityAuction() {
    assertThat(
            ok(
                gateway.put(
                    MARKET + "/rules",
                    """
                    {"staticCollarBps": 100, "collarAction": "AUCTION",
                     "volatilityAuctionMs": 3000}""")))
        .contains("\"collarLow\":\"9.95\",\"collarHigh\":\"10.15\"");
    enter("MAKER", "far", "SELL", "20", "\"type\": \"LIMIT\", \"price\": \"10.30\"");

    enter("TAKER", "sweep", "BUY", "2000", "\"type\": \"LIMIT\", \"price\": \"10.30\"");

    assertRows(
        "SELECT PHASE, INDICATIVE_PRICE, INDICATIVE_QUANTITY, SURPLUS_QUANTITY, SURPLUS_SIDE,"
            + " LAST_PRICE FROM MARKETS",
        "[VOLATILITY_AUCTION, 10.30, 20, 965, BUY, 10.08]");
    assertRows("SELECT STATUS FROM ORDERS WHERE CLIENT_ORDER_ID = 'ice'", "[FILLED]");
    awaitRow("SELECT PHASE, LAST_PRICE FROM MARKETS", "[CONTINUOUS, 10.30]");
    assertRows(
        "SELECT STATUS, FILLED_QUANTITY, LEAVES_QUANTITY FROM ORDERS"
            + " WHERE CLIENT_ORDER_ID = 'sweep'",
        "[PARTIALLY_FILLED, 1035, 965]");
  }

  private void halt() {
    phase("HALT");
    HttpResponse<String> refused =
        gateway.post(
            "/api/v1/orders",
            order("TAKER", "late", "BUY", "1", "\"type\": \"LIMIT\", \"price\": \"10.00\""));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("\"code\":\"PHASE_FORBIDS\"");
    assertThat(ok(gateway.delete("/api/v1/orders/TAKER/b-2?symbol=ACME")))
        .contains("\"status\":\"CANCELED\"");
    assertRows(
        "SELECT STATUS, CANCEL_REASON, CANCELLED_QUANTITY FROM ORDERS"
            + " WHERE CLIENT_ORDER_ID = 'b-2'",
        "[CANCELED, REQUESTED, 50]");
    phase("CONTINUOUS");
  }

  private void massCancel() {
    enter("MAKER", "s-4", "SELL", "7", "\"type\": \"LIMIT\", \"price\": \"10.40\"");
    enter("TAKER", "stop-2", "BUY", "3", "\"type\": \"STOP\", \"stopPrice\": \"10.60\"");
    String path = "/api/v1/orders?portfolio=TAKER&cancelId=mass-1";
    String done = ok(gateway.delete(path));
    assertThat(done)
        .isEqualTo(
            "{\"portfolio\":\"TAKER\",\"cancelId\":\"mass-1\",\"cancelledOrders\":2,"
                + "\"symbols\":[{\"symbol\":\"ACME\",\"cancelledOrders\":2}]}");
    enter("TAKER", "b-5", "BUY", "4", "\"type\": \"LIMIT\", \"price\": \"10.00\"");
    assertThat(ok(gateway.delete(path))).isEqualTo(done);
    assertRows(
        "SELECT CLIENT_ORDER_ID, STATUS, CANCEL_REASON, LEAVES_QUANTITY FROM ORDERS"
            + " WHERE CLIENT_ORDER_ID IN ('sweep', 'stop-2', 'b-5', 's-4') ORDER BY ORDER_ID",
        "[sweep, CANCELED, MASS_CANCEL, 0]",
        "[s-4, NEW, null, 7]",
        "[stop-2, CANCELED, MASS_CANCEL, 0]",
        "[b-5, NEW, null, 4]");
  }

  private void killSwitch() {
    assertThat(ok(gateway.post("/api/v1/portfolios/MAKER/kill?cancelId=kill-1", "")))
        .contains("\"cancelledOrders\":1,");
    assertRows(
        "SELECT STATUS, CANCEL_REASON FROM ORDERS WHERE CLIENT_ORDER_ID = 's-4'",
        "[CANCELED, MASS_CANCEL]");
    assertRows("SELECT BLOCKED FROM PORTFOLIOS WHERE PORTFOLIO = 'MAKER'", "[true]");
    HttpResponse<String> refused =
        gateway.post(
            "/api/v1/orders",
            order("MAKER", "s-5", "SELL", "1", "\"type\": \"LIMIT\", \"price\": \"10.40\""));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("\"code\":\"PORTFOLIO_BLOCKED\"");

    assertThat(ok(gateway.delete(MARKET + "/orders")))
        .isEqualTo("{\"symbol\":\"ACME\",\"cancelledOrders\":1}");
    assertRows("SELECT OPEN_ORDERS FROM MARKETS", "[0]");
    assertRows("SELECT COUNT(*) FROM BOOK_LEVELS", "[0]");
  }

  private String phase(String phase) {
    String market = ok(gateway.put(MARKET + "/phase", "{\"phase\": \"" + phase + "\"}"));
    assertThat(market).contains("\"phase\":\"" + phase + "\"");
    return market;
  }

  private void enter(String portfolio, String id, String side, String quantity, String rest) {
    created("/api/v1/orders", order(portfolio, id, side, quantity, rest));
  }

  private static String order(
      String portfolio, String id, String side, String quantity, String rest) {
    return """
        {"symbol": "ACME", "portfolio": "%s", "clientOrderId": "%s", "side": "%s",
         "quantity": %s, %s}"""
        .formatted(portfolio, id, side, quantity, rest);
  }

  private void created(String path, String body) {
    HttpResponse<String> answer = gateway.post(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static String ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** Compares rows once they show all that was answered. */
  private void assertRows(String sql, String... rows) {
    assertThat(client.awaitProjection(PATIENCE)).isTrue();
    assertThat(rows(sql)).containsExactly(rows);
  }

  private void awaitRow(String sql, String row) {
    await(sql).atMost(PATIENCE).untilAsserted(() -> assertThat(rows(sql)).containsExactly(row));
  }

  private List<String> rows(String sql) {
    return client.sql(sql).stream().map(List::toString).toList();
  }
}
