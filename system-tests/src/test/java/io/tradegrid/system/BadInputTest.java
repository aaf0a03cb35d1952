package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.GatewayProcess;
import io.tradegrid.faults.process.NodeProcess;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is refused with a reason that names it, on every way in, and changes nothing. */
final class BadInputTest {

  private static final String ORDER =
      """
      {"symbol": "ACME", "portfolio": "FUND", "clientOrderId": "%s", "side": "BUY",
       "type": "LIMIT", "timeInForce": "GTC", "price": %s, "quantity": %s}""";

  @TempDir private Path directory;

  @Test
  void badInputIsRefusedByNameAndChangesNothing() throws Exception {
    try (NodeProcess node = new NodeProcess(directory).start();
        GatewayProcess gateway = new GatewayProcess(directory, node);
        TradeGridClient client = node.connect()) {
      create(gateway);
      assertThat(
              gateway.post("/api/v1/orders", ORDER.formatted("first", "10.00", "5")).statusCode())
          .isEqualTo(201);
      List<?> before = state(client);
      ordersOverRest(gateway);
      assertThat(state(client)).isEqualTo(before);
      files(node);
      assertThat(state(client)).isEqualTo(before);
      decisionsOfTheShardKeepTheBook(gateway, client);
    }
  }

  private static void create(GatewayProcess gateway) {
    assertThat(
            gateway
                .post(
                    "/api/v1/instruments",
                    """
                    {"symbol": "ACME", "currency": "USD", "tickSize": "0.01", "lotSize": "1",
                     "maxOrderLots": 1000}""")
                .statusCode())
        .isEqualTo(201);
    assertThat(
            gateway
                .post("/api/v1/portfolios", "{\"name\": \"FUND\", \"currency\": \"USD\"}")
                .statusCode())
        .isEqualTo(201);
  }

  private static void ordersOverRest(GatewayProcess gateway) {
    refused(
        gateway,
        ORDER.formatted("x-1", "10.005", "5"),
        400,
        "PRICE_OFF_TICK",
        "price: 10.005 is not a multiple of 0.01 (ACME)");
    refused(
        gateway,
        ORDER.formatted("x-2", "10.00", "5").replace("ACME", "NOPE"),
        404,
        "UNKNOWN_INSTRUMENT",
        "symbol: no instrument is called 'NOPE'");
    refused(
        gateway,
        ORDER.formatted("x-3", "10.00", "5").replace("FUND", "NOPE"),
        404,
        "UNKNOWN_PORTFOLIO",
        "portfolio: no portfolio is called 'NOPE'");
    refused(gateway, ORDER.formatted("x-4", "10.00", "1.5"), 400, "QUANTITY_OFF_LOT", "quantity");
    refused(gateway, ORDER.formatted("x-5", "10.00", "1e999999999"), 400, null, "quantity");
    refused(gateway, "{\"symbol\": ", 400, null, null);
    refused(gateway, ORDER.formatted("x 6", "10.00", "5"), 400, "BAD_REQUEST", "clientOrderId");
    refused(
        gateway, ORDER.formatted("x-7", "10.00", "5").replace("quantity", "qty"), 400, null, "qty");
    refused(gateway, ORDER.formatted("first", "10.00", "6"), 409, "DUPLICATE_ID", null);
  }

  private static void refused(
      GatewayProcess gateway, String body, int status, String code, String detail) {
    HttpResponse<String> answer = gateway.post("/api/v1/orders", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    if (code != null) {
      assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }
    if (detail != null) {
      assertThat(answer.body()).contains(detail);
    }
  }

  private void files(NodeProcess node) throws Exception {
    CommandLine commands = new CommandLine(directory);
    Path flow = directory.resolve("flow.csv");
    Files.writeString(
        flow,
        """
        ts_ns,symbol,portfolio,client_order_id,action,side,type,tif,price,quantity,\
        display_quantity,stop_price,orig_client_order_id
        1340285400000000000,ACME,FUND,f-1,NEW,BUY,LIMIT,GTC,9.99,10,,,
        1340285400000000001,ACME,FUND,f-2,NEW,BUY,LIMIT,GTC,9.99,ten,,,
        """);
    assertThat(commands.fail("orders", "replay", flow.toString(), "--grid", node.address()))
        .contains("flow.csv")
        .contains("quantity")
        .contains("ten");
    Path prices = directory.resolve("prices.csv");
    Files.writeString(
        prices,
        """
        date,open,high,low,close,volume,Name
        2024-01-02,10,11,9,10.5,1000,ACME
        2024-01-03,10,11,9,-1,1000,ACME
        """);
    assertThat(commands.fail("import", "prices", prices.toString(), "--grid", node.address()))
        .contains("prices.csv")
        .contains("close");
  }

  /** The shard decides on what is well formed; the decision is logged, the book is not touched. */
  private static void decisionsOfTheShardKeepTheBook(
      GatewayProcess gateway, TradeGridClient client) {
    String negative = ORDER.formatted("neg", "10.00", "-5");
    refused(gateway, negative, 422, "INVALID_QUANTITY", null);
    refused(gateway, negative, 422, "INVALID_QUANTITY", "\"duplicate\":true");
    refused(gateway, ORDER.formatted("big", "10.00", "1001"), 422, "ORDER_QUANTITY_LIMIT", null);
    assertThat(client.shardState(client.shardOf("ACME")).openOrders()).isEqualTo(1);
    assertThat(gateway.delete("/api/v1/orders/FUND/first?symbol=ACME").statusCode()).isEqualTo(200);
    assertThat(client.shardState(client.shardOf("ACME")).openOrders()).isZero();
  }

  private static List<?> state(TradeGridClient client) {
    return List.of(
        client.shardState(client.shardOf("ACME")).stateHash(),
        client.sql("SELECT COUNT(*) FROM BARS_1D"),
        client.sql("SELECT COUNT(*) FROM INSTRUMENTS"),
        client.sql("SELECT COUNT(*) FROM PORTFOLIOS"));
  }
}
