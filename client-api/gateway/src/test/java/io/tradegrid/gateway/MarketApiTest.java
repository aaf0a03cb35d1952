package io.tradegrid.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.MarketRules;
import io.tradegrid.client.MarketRules.PriceStep;
import io.tradegrid.gateway.GatewayServer.Reply;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phases, rules and what else an operator does. */
class MarketApiTest {

  private static final String MARKET = "/api/v1/markets/AAPL";

  private GatewayServer gateway;

  @BeforeEach
  void grid() {
    gateway = GatewayServer.fresh();
    gateway
        .grid()
        .createInstrument(
            new Instrument(0, "AAPL", "USD", new BigDecimal("0.01"), BigDecimal.ONE, 1_000_000));
  }

  private void row(String symbol, String phase) {
    gateway
        .grid()
        .put(
            Table.MARKETS,
            symbol,
            phase,
            null,
            new BigDecimal("100.00"),
            new BigDecimal("90.00"),
            new BigDecimal("110.00"),
            new BigDecimal("100.50"),
            BigDecimal.valueOf(40),
            BigDecimal.valueOf(5),
            "SELL",
            7,
            1_000,
            200,
            "AUCTION",
            120_000L,
            "10:0.05 100:0.1",
            33L,
            Timestamp.from(Instant.parse("2026-01-02T03:04:05.123456789Z")),
            1L);
  }

  @Test
  void aMarketIsShownWithItsRules() {
    row("AAPL", "OPENING_AUCTION");
    String rules =
        "{\"priceSteps\":[{\"from\":\"10\",\"step\":\"0.05\"},{\"from\":\"100\",\"step\":\"0.1\"}],"
            + "\"referencePrice\":\"100\",\"staticCollarBps\":1000,\"dynamicCollarBps\":200,"
            + "\"collarAction\":\"AUCTION\",\"volatilityAuctionMs\":120000}";

    String expected =
        "{\"symbol\":\"AAPL\",\"phase\":\"OPENING_AUCTION\",\"lastPrice\":null,"
            + "\"referencePrice\":\"100\",\"collarLow\":\"90\",\"collarHigh\":\"110\","
            + "\"indicativePrice\":\"100.5\",\"indicativeQuantity\":\"40\","
            + "\"surplusQuantity\":\"5\",\"surplusSide\":\"SELL\",\"openOrders\":7,\"rules\":"
            + rules
            + ",\"updatedAt\":\"2026-01-02T03:04:05.123456789Z\"}";
    assertThat(gateway.get(MARKET).text()).isEqualTo(expected);
    assertThat(gateway.get(MARKET + "/rules").text()).isEqualTo(rules);
    assertThat(gateway.get(MARKET + "/phase").text()).isEqualTo("{\"phase\":\"OPENING_AUCTION\"}");
    assertThat(gateway.get("/api/v1/markets").text())
        .isEqualTo("{\"items\":[" + expected + "],\"nextCursor\":null}");
    assertThat(gateway.get("/api/v1/console?symbol=AAPL").json().get("market").toString())
        .isEqualTo(expected);
  }

  @Test
  void aMarketInWhichNothingHasHappenedIsOpen() {
    assertThat(gateway.get(MARKET + "/phase").text()).isEqualTo("{\"phase\":\"CONTINUOUS\"}");
    assertThat(gateway.get(MARKET + "/rules").text())
        .isEqualTo(
            "{\"priceSteps\":[],\"referencePrice\":null,\"staticCollarBps\":0,"
                + "\"dynamicCollarBps\":0,\"collarAction\":\"REFUSE\","
                + "\"volatilityAuctionMs\":0}");
    assertThat(gateway.get("/api/v1/markets").json().get("items")).isEmpty();
    assertThat(gateway.get("/api/v1/markets/NO").problem()).isEqualTo("404 UNKNOWN_INSTRUMENT");
  }

  @Test
  void marketsAreReadPageByPage() {
    for (String symbol : new String[] {"C", "A", "B"}) {
      row(symbol, "HALT");
    }

    Reply first = gateway.get("/api/v1/markets?limit=2");
    assertThat(first.json().get("items").findValuesAsString("symbol")).containsExactly("A", "B");
    Reply second =
        gateway.get("/api/v1/markets?cursor=" + first.json().get("nextCursor").asString());
    assertThat(second.json().get("items").findValuesAsString("symbol")).containsExactly("C");
  }

  @Test
  void thePhaseIsChangedAndShownOnceTheRowIsThere() {
    gateway.grid().onProjection(() -> row("AAPL", "HALT"));

    Reply reply = gateway.put(MARKET + "/phase", "{\"phase\":\"HALT\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("phase").asString()).isEqualTo("HALT");
    assertThat(gateway.grid().control()).containsExactly("AAPL HALT");
  }

  @Test
  void rulesAreReplacedAsAWhole() {
    gateway.put(
        MARKET + "/rules",
        """
        {"priceSteps":[{"from":10,"step":"0.05"}],"referencePrice":"100.00","staticCollarBps":1000,
         "dynamicCollarBps":200,"collarAction":"AUCTION","volatilityAuctionMs":120000}""");
    gateway.put(MARKET + "/rules", "{}");

    assertThat(gateway.grid().control())
        .containsExactly(
            "AAPL "
                + new MarketRules(
                    List.of(new PriceStep(BigDecimal.TEN, new BigDecimal("0.05"))),
                    BigDecimal.valueOf(100),
                    1_000,
                    200,
                    CollarAction.AUCTION,
                    Duration.ofMinutes(2)),
            "AAPL " + MarketRules.OPEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          phase | {}                          | phase: is missing
          phase | {"phase":"OPEN"}            | phase: must be one of CONTINUOUS, PRE_OPEN, OPENING_AUCTION, VOLATILITY_AUCTION, CLOSING_AUCTION, HALT, CLOSED, got 'OPEN'
          phase | {"phase":5}                 | phase: must be one of CONTINUOUS, PRE_OPEN, OPENING_AUCTION, VOLATILITY_AUCTION, CLOSING_AUCTION, HALT, CLOSED, got '5'
          rules | {"staticCollarBps":10001}   | staticCollarBps: must be 0 to 10000, got 10001
          rules | {"dynamicCollarBps":0.5}    | dynamicCollarBps: must be a whole number, got 0.5
          rules | {"volatilityAuctionMs":-1}  | volatilityAuctionMs: must be 0 to 2147483647, got -1
          rules | {"collarAction":"STOP"}     | collarAction: must be one of REFUSE, AUCTION, got 'STOP'
          rules | {"priceSteps":[null]}       | priceSteps: must hold objects with from and step, got null
          rules | {"priceSteps":5}            | priceSteps: must be a list
          rules | {"priceSteps":[{"from":"x","step":1}]} | priceSteps[0].from: must be a number of at most 40 digits, got x
          rules | {"collar":5}                | collar: is not a field of this request; its fields are collarAction, dynamicCollarBps, priceSteps, referencePrice, staticCollarBps, volatilityAuctionMs
          """)
  void whatCannotBeIsRefusedByName(String path, String body, String detail) {
    Reply reply = gateway.put(MARKET + "/" + path, body);

    assertThat(reply.problem()).isEqualTo("400 BAD_REQUEST");
    assertThat(reply.detail()).isEqualTo(detail);
    assertThat(gateway.grid().control()).isEmpty();
  }

  @Test
  void everybodysOrdersAreCancelled() {
    assertThat(gateway.delete(MARKET + "/orders").text())
        .isEqualTo("{\"symbol\":\"AAPL\",\"cancelledOrders\":12}");
    gateway.delete(MARKET + "/orders?side=BUY");
    assertThat(gateway.delete("/api/v1/markets/NO/orders").problem())
        .isEqualTo("404 UNKNOWN_INSTRUMENT");
    assertThat(gateway.grid().control())
        .containsExactly("cancel everybody AAPL null", "cancel everybody AAPL BUY");
  }
}
