package io.tradegrid.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.gateway.GatewayServer.Reply;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConsoleApiTest {

  private static final String CONSOLE = "/api/v1/console";

  private GatewayServer gateway;

  @BeforeEach
  void grid() {
    gateway = GatewayServer.fresh();
  }

  @Test
  void thePageIsServedUnderAPolicyThatNamesItsOnlyScript() {
    Reply page = gateway.get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; connect-src 'self';")
        .containsPattern("script-src 'sha256-[A-Za-z0-9+/]{43}='");
  }

  @Test
  void anEmptyGridHasAnEmptyConsole() {
    JsonNode snapshot = gateway.get(CONSOLE).json();
    assertThat(snapshot.get("status").get("grid").asString()).isEqualTo("connected");
    assertThat(snapshot.get("symbol").isNull()).isTrue();
    assertThat(snapshot.get("book").isNull()).isTrue();
    assertThat(snapshot.get("portfolio").isNull()).isTrue();
    for (String list :
        new String[] {"instruments", "quotes", "trades", "bars", "portfolios", "positions"}) {
      assertThat(snapshot.get(list)).as(list).isEmpty();
    }
  }

  @Test
  void oneAnswerHasAllThatIsShown() {
    new MarketScene(gateway.grid(), 1).open(Instant.parse("2026-01-02T15:00:30Z"));

    JsonNode first = gateway.get(CONSOLE).json();
    assertThat(first.get("symbol").asString()).isEqualTo("AAPL");
    assertThat(first.get("portfolio").asString()).isEqualTo("maker");
    JsonNode chosen = gateway.get(CONSOLE + "?symbol=TSLA&portfolio=pension").json();
    assertThat(chosen.get("symbol").asString()).isEqualTo("TSLA");
    assertThat(chosen.get("instruments")).hasSize(9);
    assertThat(chosen.get("quotes")).hasSize(9);
    assertThat(chosen.get("book").get("bids")).hasSize(10);
    assertThat(chosen.get("book").get("asks")).hasSize(10);
    assertThat(chosen.get("trades")).hasSize(40);
    assertThat(chosen.get("bars")).hasSize(120);
    assertThat(chosen.get("portfolios")).hasSize(3);
    assertThat(chosen.get("portfolio").asString()).isEqualTo("pension");
    assertThat(chosen.get("positions")).isNotEmpty();
  }

  @Test
  void whatIsChosenMustExist() {
    assertThat(gateway.get(CONSOLE + "?symbol=NO").problem()).isEqualTo("404 UNKNOWN_INSTRUMENT");
    assertThat(gateway.get(CONSOLE + "?portfolio=no").problem()).isEqualTo("404 UNKNOWN_PORTFOLIO");
  }
}
