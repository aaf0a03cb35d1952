package io.tradegrid.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.CancelReport;
import io.tradegrid.gateway.GatewayServer.Reply;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many orders at once, by their owner. */
class MassCancelApiTest {

  private static final String ORDERS = "/api/v1/orders";

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

  private void answer(Map<String, Integer> cancelled, Map<String, RejectReason> failed) {
    gateway
        .grid()
        .answerCancels(
            id -> new CancelReport("fund", id, new TreeMap<>(cancelled), new TreeMap<>(failed)));
  }

  @Test
  void countsBySymbol() {
    answer(Map.of("MSFT", 2, "AAPL", 3), Map.of());

    Reply reply = gateway.delete(ORDERS + "?portfolio=fund&cancelId=k-1");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            "{\"portfolio\":\"fund\",\"cancelId\":\"k-1\",\"cancelledOrders\":5,\"symbols\":["
                + "{\"symbol\":\"AAPL\",\"cancelledOrders\":3},"
                + "{\"symbol\":\"MSFT\",\"cancelledOrders\":2}]}");
    assertThat(gateway.grid().control()).containsExactly("cancel fund null null");
  }

  @Test
  void isForOneSymbolAndOneSideWhereAskedAndGetsAnId() {
    Reply one = gateway.delete(ORDERS + "?portfolio=fund&symbol=AAPL&side=SELL");
    Reply other = gateway.delete(ORDERS + "?portfolio=fund&symbol=AAPL&side=SELL");

    assertThat(gateway.grid().control())
        .containsExactly("cancel fund AAPL SELL", "cancel fund AAPL SELL");
    assertThat(one.json().get("cancelId").asString())
        .startsWith("m-")
        .isNotEqualTo(other.json().get("cancelId").asString());
  }

  @Test
  void whatIsNotKnownToBeDoneIsAProblemThatSaysHowToGoOn() {
    answer(
        Map.of("MSFT", 2),
        Map.of("AAPL", RejectReason.OUTCOME_UNKNOWN, "AMD", RejectReason.SHARD_STOPPED));

    Reply reply = gateway.delete(ORDERS + "?portfolio=fund&cancelId=k-1");

    assertThat(reply.problem()).isEqualTo("504 OUTCOME_UNKNOWN");
    assertThat(reply.detail())
        .isEqualTo(
            "symbol: in AAPL, AMD orders may still be open;"
                + " send the same request again with cancelId=k-1");
    assertThat(reply.json().get("cancelledOrders").asInt()).isEqualTo(2);
    assertThat(reply.json().get("failed").toString())
        .isEqualTo("{\"AAPL\":\"OUTCOME_UNKNOWN\",\"AMD\":\"SHARD_STOPPED\"}");
  }

  @Test
  void anIdThatWasUsedForSomethingElseIsAConflict() {
    answer(
        Map.of(), Map.of("AAPL", RejectReason.DUPLICATE_ID, "AMD", RejectReason.OUTCOME_UNKNOWN));

    Reply reply = gateway.delete(ORDERS + "?portfolio=fund&cancelId=k-1");

    assertThat(reply.problem()).isEqualTo("409 DUPLICATE_ID");
    assertThat(reply.detail())
        .isEqualTo("cancelId: the portfolio has used it for something else, got k-1");
  }

  @Test
  void wrongParametersAreNamed() {
    assertThat(gateway.delete(ORDERS).detail()).isEqualTo("portfolio: is missing");
    assertThat(gateway.delete(ORDERS + "?portfolio=fund&side=buy").detail())
        .isEqualTo("side: must be BUY or SELL, got 'buy'");
    assertThat(gateway.delete(ORDERS + "?portfolio=no").problem())
        .isEqualTo("404 UNKNOWN_PORTFOLIO");
    assertThat(gateway.delete(ORDERS + "?portfolio=fund&symbol=NO").problem())
        .isEqualTo("404 UNKNOWN_INSTRUMENT");
    assertThat(gateway.grid().control()).isEmpty();
  }

  @Test
  void theKillSwitchBlocksAndCancels() {
    answer(Map.of("AAPL", 3), Map.of());

    Reply reply = gateway.post("/api/v1/portfolios/fund/kill?cancelId=k-9", "");

    assertThat(reply.text())
        .isEqualTo(
            "{\"portfolio\":\"fund\",\"cancelId\":\"k-9\",\"cancelledOrders\":3,"
                + "\"symbols\":[{\"symbol\":\"AAPL\",\"cancelledOrders\":3}]}");
    assertThat(
            gateway.get("/api/v1/portfolios").json().get("items").get(0).get("blocked").asBoolean())
        .isTrue();
    assertThat(gateway.post("/api/v1/portfolios/no/kill", "").problem())
        .isEqualTo("404 UNKNOWN_PORTFOLIO");
  }
}
