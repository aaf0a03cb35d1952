package io.tradegrid.cli.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.risk.RiskReport;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class RiskCommandTest {

  private static final RiskReport REPORT =
      new RiskReport(
          "ALPHA",
          1_234_567.891,
          0.1 + 0.2,
          54_321.5,
          20,
          250,
          LocalDate.of(2017, 2, 8),
          LocalDate.of(2018, 2, 7));

  @Test
  void printsAlignedLines() {
    assertThat(RiskCommand.text(REPORT))
        .isEqualTo(
            """
            portfolio                  ALPHA
            positions                  20
            market value               1,234,567.89
            value at risk 99 %         0.30
            expected shortfall 97.5 %  54,321.50
            scenarios                  250, 2017-02-08 to 2018-02-07
            """);
  }

  @Test
  void printsEveryDigitAsJson() {
    assertThat(RiskCommand.json(REPORT))
        .isEqualToIgnoringNewLines(
            "{\"portfolio\":\"ALPHA\",\"marketValue\":1234567.891,"
                + "\"valueAtRisk99\":0.30000000000000004,\"expectedShortfall975\":54321.5,"
                + "\"positions\":20,\"scenarios\":250,"
                + "\"firstDate\":\"2017-02-08\",\"lastDate\":\"2018-02-07\"}");
  }
}
