package io.tradegrid.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.gateway.GatewayServer.Reply;
import io.tradegrid.model.Portfolio;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskReport;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskApiTest {

  private static final String FUND = "/api/v1/risk/portfolio/fund";

  private GatewayServer gateway;

  @BeforeEach
  void grid() {
    gateway = GatewayServer.fresh();
    gateway.grid().createPortfolio(Portfolio.named("fund", "USD"));
    gateway
        .grid()
        .answerRisk(
            (portfolio, observations) ->
                new RiskReport(
                    portfolio,
                    1000.125,
                    30.5,
                    41.25,
                    2,
                    observations,
                    LocalDate.of(2025, 1, 2),
                    LocalDate.of(2025, 12, 31)));
  }

  /** The observations differ from test to test because answers are kept for some seconds. */
  @Test
  void riskIsComputedOnceForTheSameQuestionInAShortTime() {
    Reply first = gateway.get(FUND + "?observations=301");
    Reply second = gateway.get(FUND + "?observations=301");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.text())
        .startsWith(
            "{\"portfolio\":\"fund\",\"marketValue\":1000.125,\"valueAtRisk99\":30.5,"
                + "\"expectedShortfall975\":41.25,\"positions\":2,\"scenarios\":301,"
                + "\"firstDate\":\"2025-01-02\",\"lastDate\":\"2025-12-31\",\"computedAt\":\"20");
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(gateway.grid().riskRuns()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"INVALID_INPUT, 400", "INSUFFICIENT_DATA, 422", "NUMERICAL_ERROR, 422"})
  void aFailureIsAProblem(RiskException.Failure failure, int status) {
    gateway
        .grid()
        .answerRisk(
            (portfolio, observations) -> {
              throw new RiskException(failure, "closes: needs 250, got 12");
            });
    Reply reply = gateway.get(FUND + "?observations=302");
    assertThat(reply.problem()).isEqualTo(status + " " + failure);
    assertThat(reply.detail()).isEqualTo("closes: needs 250, got 12");
  }

  @Test
  void aWrongQuestionIsNotSentToTheGrid() {
    assertThat(gateway.get(FUND + "?observations=99").detail())
        .isEqualTo("observations: must be 100 to 10000, got 99");
    assertThat(gateway.get("/api/v1/risk/portfolio/no").problem())
        .isEqualTo("404 UNKNOWN_PORTFOLIO");
    assertThat(gateway.grid().riskRuns()).isZero();
  }

  @Test
  void everyQuestionGoesToTheGridWithItsParameters() {
    Reply reply = gateway.get("/api/v1/risk/var?book=EQUITIES&method=monte-carlo&by=symbol");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            "{\"book\":\"EQUITIES\",\"by\":\"symbol\",\"measure\":\"var\","
                + "\"method\":\"monte-carlo\",\"valueAtRisk\":30.5,\"groups\":[{"
                + "\"symbol\":\"ACME\",\"valueAtRisk\":1.25,\"marginalValueAtRisk\":null}]}");
  }
}
