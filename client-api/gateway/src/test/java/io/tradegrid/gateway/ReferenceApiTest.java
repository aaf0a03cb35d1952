package io.tradegrid.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.gateway.GatewayServer.Reply;
import io.tradegrid.schema.Shards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceApiTest {

  private static final String INSTRUMENTS = "/api/v1/instruments";
  private static final String PORTFOLIOS = "/api/v1/portfolios";
  private static final String AAPL =
      """
      {"symbol":"AAPL","currency":"USD","tickSize":"0.010","lotSize":1,"maxOrderLots":1e6}""";

  private GatewayServer gateway;

  @BeforeEach
  void grid() {
    gateway = GatewayServer.fresh();
  }

  @Test
  void anInstrumentIsCreatedOnceAndConflictsOnOtherTerms() {
    String expected =
        "{\"symbol\":\"AAPL\",\"currency\":\"USD\",\"tickSize\":\"0.01\",\"lotSize\":\"1\","
            + "\"maxOrderLots\":1000000,\"shard\":"
            + Shards.of("AAPL", 128)
            + ",\"lost\":false}";
    Reply first = gateway.post(INSTRUMENTS, AAPL);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.text()).isEqualTo(expected);
    assertThat(gateway.post(INSTRUMENTS, AAPL).status()).isEqualTo(200);
    assertThat(gateway.post(INSTRUMENTS, AAPL.replace("0.010", "0.05")).problem())
        .isEqualTo("409 DEFINITION_CONFLICT");
    assertThat(gateway.get(INSTRUMENTS).text())
        .isEqualTo("{\"items\":[" + expected + "],\"nextCursor\":null}");
  }

  @ParameterizedTest
  @CsvSource({
    "AAPL, aapl, symbol:",
    "USD, us, currency:",
    "0.010, 0, tickSize:",
    "0.010, -1, tickSize:",
    "1e6, 1.5, maxOrderLots: must be a whole number",
    "1e6, 0, maxOrderLots:",
    "1e6, null, maxOrderLots: is missing",
    "1e6, 1e19, maxOrderLots:",
  })
  void anInstrumentThatCannotBeIsRefused(String right, String wrong, String text) {
    Reply reply = gateway.post(INSTRUMENTS, AAPL.replace(right, wrong));
    assertThat(reply.problem()).isEqualTo("400 BAD_REQUEST");
    assertThat(reply.detail()).startsWith(text);
    assertThat(gateway.get(INSTRUMENTS).json().get("items")).isEmpty();
  }

  @Test
  void instrumentsAreReadPageByPage() {
    for (String symbol : new String[] {"C", "A", "B"}) {
      gateway.post(INSTRUMENTS, AAPL.replace("AAPL", symbol));
    }
    Reply first = gateway.get(INSTRUMENTS + "?limit=2");
    assertThat(first.json().get("items").findValuesAsString("symbol")).containsExactly("A", "B");
    assertThat(first.json().get("nextCursor").asString()).isEqualTo("B");
    Reply second = gateway.get(INSTRUMENTS + "?limit=2&cursor=B");
    assertThat(second.json().get("items").findValuesAsString("symbol")).containsExactly("C");
    assertThat(second.json().get("nextCursor").isNull()).isTrue();
    assertThat(gateway.get(INSTRUMENTS + "?limit=1001").problem()).isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void aPortfolioIsCreatedWithLimitsOrTheirDefaults() {
    Reply preset = gateway.post(PORTFOLIOS, "{\"name\":\"fund\",\"currency\":\"USD\"}");
    assertThat(preset.status()).isEqualTo(201);
    assertThat(preset.text())
        .isEqualTo(
            "{\"name\":\"fund\",\"currency\":\"USD\",\"maxOrderNotional\":\"1000000000000\","
                + "\"maxOpenOrders\":10000000,\"maxPosition\":\"1000000000000000000000000\","
                + "\"maxOrdersPerSecond\":0,\"priceBandBps\":0,\"selfTradeGroup\":0,"
                + "\"blocked\":false}");
    Reply own =
        gateway.post(
            PORTFOLIOS,
            "{\"name\":\"desk\",\"currency\":\"USD\",\"maxOrderNotional\":5e5,"
                + "\"maxOpenOrders\":3}");
    assertThat(own.json().get("maxOrderNotional").asString()).isEqualTo("500000");
    assertThat(own.json().get("maxOpenOrders").asInt()).isEqualTo(3);
    assertThat(gateway.get(PORTFOLIOS).json().get("items").findValuesAsString("name"))
        .containsExactly("desk", "fund");
    assertThat(
            gateway
                .post(
                    PORTFOLIOS,
                    "{\"name\":\"x\",\"currency\":\"USD\",\"maxOpenOrders\":4294967297}")
                .detail())
        .startsWith("maxOpenOrders: must be 1 to 2147483647");
  }

  @Test
  void aPortfoliosLimitsAreChangedOneByOne() {
    gateway.post(
        PORTFOLIOS,
        """
        {"name":"fund","currency":"USD","maxPosition":"500.5","maxOrdersPerSecond":100,
         "priceBandBps":250,"selfTradeGroup":7}""");

    Reply changed =
        gateway.patch(PORTFOLIOS + "/fund", "{\"priceBandBps\":0,\"maxOrderNotional\":1000}");

    assertThat(changed.text())
        .isEqualTo(
            "{\"name\":\"fund\",\"currency\":\"USD\",\"maxOrderNotional\":\"1000\","
                + "\"maxOpenOrders\":10000000,\"maxPosition\":\"500.5\","
                + "\"maxOrdersPerSecond\":100,\"priceBandBps\":0,\"selfTradeGroup\":7,"
                + "\"blocked\":false}");
    assertThat(gateway.patch(PORTFOLIOS + "/no", "{}").problem())
        .isEqualTo("404 UNKNOWN_PORTFOLIO");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "maxPosition":0               | maxPosition: must be positive with at most 30 digits before and 18 after the point, got 0
          "maxOrdersPerSecond":-1       | maxOrdersPerSecond: must be 0 to 1000000000, got -1
          "maxOrdersPerSecond":0.5      | maxOrdersPerSecond: must be a whole number, got 0.5
          "priceBandBps":1000001        | priceBandBps: must be 0 to 1000000, got 1000001
          "selfTradeGroup":4294967297   | selfTradeGroup: must be 0 to 2147483647, got 4294967297
          "maxOpenOrders":0             | maxOpenOrders: must be 1 to 2147483647, got 0
          "blocked":true                | blocked: is not a field of this request; its fields are maxOpenOrders, maxOrderNotional, maxOrdersPerSecond, maxPosition, priceBandBps, selfTradeGroup
          """)
  void aLimitThatCannotBeIsRefused(String limit, String detail) {
    gateway.post(PORTFOLIOS, "{\"name\":\"fund\",\"currency\":\"USD\"}");
    String before = gateway.get(PORTFOLIOS).text();

    Reply reply = gateway.patch(PORTFOLIOS + "/fund", "{" + limit + "}");

    assertThat(reply.problem()).isEqualTo("400 BAD_REQUEST");
    assertThat(reply.detail()).isEqualTo(detail);
    assertThat(gateway.get(PORTFOLIOS).text()).isEqualTo(before);
  }

  @Test
  void aPortfolioIsBlockedAndUnblocked() {
    String fund = "{\"name\":\"fund\",\"currency\":\"USD\"}";
    gateway.post(PORTFOLIOS, fund);

    assertThat(gateway.post(PORTFOLIOS + "/fund/block", "").text())
        .isEqualTo("{\"name\":\"fund\",\"blocked\":true}");
    assertThat(gateway.post(PORTFOLIOS, fund).json().get("blocked").asBoolean()).isTrue();
    assertThat(gateway.post(PORTFOLIOS + "/fund/unblock", "").text())
        .isEqualTo("{\"name\":\"fund\",\"blocked\":false}");
    assertThat(gateway.get(PORTFOLIOS).json().get("items").get(0).get("blocked").asBoolean())
        .isFalse();
    assertThat(gateway.post(PORTFOLIOS + "/no/block", "").problem())
        .isEqualTo("404 UNKNOWN_PORTFOLIO");
  }
}
