package io.tradegrid.cli.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.MarketRules;
import io.tradegrid.client.MarketRules.PriceStep;
import io.tradegrid.client.MarketState;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarketTextTest {

  private static final MarketState AUCTION =
      new MarketState(
          "ACME",
          Phase.OPENING_AUCTION,
          new BigDecimal("10.00"),
          new BigDecimal("10.05"),
          new BigDecimal("9.05"),
          null,
          new BigDecimal("10.10"),
          new BigDecimal("60"),
          new BigDecimal("40"),
          Side.BUY,
          2,
          new MarketRules(
              List.of(
                  new PriceStep(new BigDecimal("10"), new BigDecimal("0.05")),
                  new PriceStep(new BigDecimal("100"), new BigDecimal("0.1"))),
              null,
              1_000,
              0,
              CollarAction.AUCTION,
              Duration.ofSeconds(5)),
          null);

  private final StringWriter out = new StringWriter();

  @Test
  void saysHowAMarketStandsAndIsRun() {
    MarketText.print(AUCTION, new PrintWriter(out));

    assertThat(out.toString().lines())
        .containsExactly(
            "symbol               ACME",
            "phase                opening_auction",
            "last price           10.00",
            "reference price      10.05",
            "indicative           60 at 10.10, surplus 40 buy",
            "open orders          2",
            "static collar        1000 bps around the reference",
            "dynamic collar       none",
            "collar now           9.05 to -",
            "at the collar        auction",
            "volatility auction   5000 ms",
            "price steps          0.05 from 10, 0.1 from 100");
  }

  @Test
  void saysLittleOfAMarketInWhichNothingHasHappened() {
    MarketText.print(MarketState.untouched("ACME"), new PrintWriter(out));

    assertThat(out.toString().lines())
        .containsExactly(
            "symbol               ACME",
            "phase                continuous",
            "last price           -",
            "reference price      -",
            "open orders          0",
            "static collar        none",
            "dynamic collar       none",
            "at the collar        refuse",
            "volatility auction   until an operator ends it",
            "price steps          every tick");
  }

  @Test
  void listsMarketsOneALine() {
    MarketText.table(List.of(AUCTION), new PrintWriter(out));

    assertThat(out.toString().lines())
        .containsExactly(
            "SYMBOL  PHASE             LAST  REFERENCE   LOW  HIGH  INDICATIVE  QUANTITY  ORDERS",
            "------  ---------------  -----  ---------  ----  ----  ----------  --------  ------",
            "ACME    opening_auction  10.00      10.05  9.05  null       10.10        60       2");
  }
}
