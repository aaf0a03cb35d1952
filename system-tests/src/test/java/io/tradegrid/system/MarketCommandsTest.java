package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.model.Instrument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders, markets and portfolios from the command line, on a real node. */
final class MarketCommandsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path directory;
  private NodeProcess node;
  private TradeGridClient client;

  @Test
  void aPersonRunsAMarket() throws Exception {
    try (NodeProcess process = new NodeProcess(directory).start();
        TradeGridClient connection = process.connect()) {
      node = process;
      client = connection;
      client.createInstrument(
          new Instrument(0, "ACME", "USD", new BigDecimal("0.01"), BigDecimal.ONE, 100_000));
      assertThat(run("portfolio create FUND --max-position 500")).contains("max position", "500");
      run("portfolio create DESK");
      auction();
      limits();
      stops();
      replay();
    }
  }

  private void auction() {
    run("market phase ACME opening_auction");
    run("orders submit FUND buy 100 ACME --limit 10.05 --display 10 --id a-1");
    run("orders submit DESK sell 60 ACME --limit 10.00 --id d-1");
    assertThat(run("market show ACME")).contains("60 at 10.05, surplus 40 buy");
    assertThat(run("market phase ACME continuous")).contains("last price           10.05");
    assertThat(run("orders status FUND a-1 ACME"))
        .contains("is open: partially filled, filled 60, open 40");
    assertThat(fail("orders status FUND a-9 ACME"))
        .contains("error: the shard has never taken a request with this id");
    assertRows(
        "SELECT CLIENT_ORDER_ID, STATUS, DISPLAY_QUANTITY, LEAVES_QUANTITY FROM ORDERS"
            + " ORDER BY ORDER_ID",
        "[a-1, PARTIALLY_FILLED, 10, 40]",
        "[d-1, FILLED, null, 0]");
  }

  private void limits() {
    assertThat(fail("orders submit FUND buy 900 ACME --limit 9"))
        .contains("error: POSITION_LIMIT: ");
    assertThat(run("market rules ACME --static-collar 100 --price-steps 1:0.05"))
        .contains("100 bps around the reference", "9.95 to 10.15", "0.05 from 1");
    assertThat(fail("orders submit DESK sell 1 ACME --limit 11")).contains("error: PRICE_COLLAR: ");
    assertThat(fail("orders submit DESK sell 1 ACME --limit 10.01"))
        .contains("error: PRICE_OFF_GRID: ");
  }

  private void stops() {
    assertThat(run("orders cancel-all FUND --id k-1"))
        .contains("1 orders of FUND are cancelled")
        .isEqualTo(run("orders cancel-all FUND --id k-1"));
    assertThat(run("portfolio kill DESK")).contains("DESK is blocked", "0 orders of DESK");
    assertThat(fail("orders submit DESK sell 1 ACME --limit 10"))
        .contains("error: PORTFOLIO_BLOCKED: ");
    assertThat(run("portfolio unblock DESK")).contains("DESK is not blocked");
  }

  private void replay() throws IOException {
    Path flow = directory.resolve("flow.csv");
    Files.writeString(
        flow,
        """
        ts_ns,symbol,portfolio,client_order_id,action,side,type,tif,price,quantity,\
        display_quantity,stop_price,orig_client_order_id,minimum_quantity,post_only,reduce_only,\
        self_trade,expires_at
        1340285400000000000,FLOW,DESK,r-1,NEW,SELL,LIMIT,DAY,10.10,100,20,,,,REJECT,,CANCEL_BOTH,
        1340285400000000001,FLOW,DESK,r-2,NEW,SELL,STOP,GTC,,7,,9.50,,,,,,
        1340285400000000002,FLOW,FUND,r-3,NEW,BUY,LIMIT,GTD,10.00,5,,,,,,,,2100-01-01T00:00:00Z
        1340285400000000003,FLOW,FUND,r-4,NEW,SELL,LIMIT,IOC,10.00,2,,,,,,,,
        1340285400000000004,FLOW,FUND,r-5,NEW,SELL,STOP,GTC,,1,,10.00,,,,,,
        1340285400000000005,FLOW,DESK,r-6,MASS_CANCEL,SELL,,,,,,,,,,,,
        """);
    assertThat(run("orders replay --create " + flow))
        .contains("rows in TRADES                 2, equal");
    assertRows(
        "SELECT CLIENT_ORDER_ID, TIME_IN_FORCE, STOP_PRICE, DISPLAY_QUANTITY, POST_ONLY, SELF_TRADE,"
            + " STATUS FROM ORDERS WHERE CLIENT_ORDER_ID LIKE 'r-%' ORDER BY ORDER_ID",
        "[r-1, DAY, null, 20, REJECT, CANCEL_BOTH, CANCELED]",
        "[r-2, GTC, 9.50, null, OFF, ALLOW, CANCELED]",
        "[r-3, GTD, null, null, OFF, ALLOW, PARTIALLY_FILLED]",
        "[r-4, IOC, null, null, OFF, ALLOW, FILLED]",
        "[r-5, GTC, 10.00, null, OFF, ALLOW, FILLED]");
  }

  private String run(String command) {
    return new CommandLine(directory).run(arguments(command));
  }

  private String fail(String command) {
    return new CommandLine(directory).fail(arguments(command));
  }

  private String[] arguments(String command) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    arguments.addAll(List.of("--grid", node.address()));
    return arguments.toArray(String[]::new);
  }

  private void assertRows(String sql, String... rows) {
    assertThat(client.awaitProjection(PATIENCE)).isTrue();
    assertThat(client.sql(sql).stream().map(List::toString)).containsExactly(rows);
  }
}
