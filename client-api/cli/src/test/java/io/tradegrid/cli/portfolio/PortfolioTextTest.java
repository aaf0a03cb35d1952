package io.tradegrid.cli.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.Portfolio;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class PortfolioTextTest {

  private static String text(Portfolio portfolio) {
    StringWriter out = new StringWriter();
    PortfolioText.print(portfolio, new PrintWriter(out));
    return out.toString();
  }

  @Test
  void saysWhatAPortfolioIsHeldTo() {
    Portfolio held =
        new Portfolio(
            1,
            "FUND",
            "USD",
            new BigDecimal("250000"),
            50,
            new BigDecimal("5000"),
            100,
            300,
            7,
            true);

    assertThat(text(held).lines())
        .containsExactly(
            "portfolio            FUND",
            "currency             USD",
            "blocked              yes: new orders are refused",
            "max order notional   250000",
            "max open orders      50",
            "max position         5000",
            "max orders a second  100",
            "price band           300 bps",
            "self-trade group     7");
  }

  @Test
  void limitsThatAreNotNamedStay() {
    Portfolio now =
        new Portfolio(
            1,
            "FUND",
            "USD",
            new BigDecimal("250000"),
            50,
            new BigDecimal("5000"),
            100,
            300,
            7,
            true);
    LimitOptions options = new LimitOptions();
    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
        .parseArgs("--price-band", "0", "--max-position", "10.5");

    assertThat(options.areNone()).isFalse();
    assertThat(options.over(now))
        .isEqualTo(
            new Portfolio(
                1,
                "FUND",
                "USD",
                new BigDecimal("250000"),
                50,
                new BigDecimal("10.5"),
                100,
                0,
                7,
                true));
    assertThat(new LimitOptions().areNone()).isTrue();
    assertThat(new LimitOptions().over(now)).isEqualTo(now);
  }
}
