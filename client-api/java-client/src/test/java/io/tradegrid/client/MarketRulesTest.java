package io.tradegrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.client.MarketRules.PriceStep;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TradingRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarketRulesTest {

  private static final Instrument ACME =
      new Instrument(7, "ACME", "USD", new BigDecimal("0.01"), BigDecimal.ONE, 1_000_000);

  /** Reads {@code from:step from:step}. */
  private static List<PriceStep> steps(String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(" ", -1))
            .map(step -> step.split(":", -1))
            .map(pair -> new PriceStep(new BigDecimal(pair[0]), new BigDecimal(pair[1])))
            .toList();
  }

  @Test
  void becomeTicksExactly() {
    MarketRules rules =
        new MarketRules(
            steps("10:0.05 100:0.10"),
            new BigDecimal("50.25"),
            1_000,
            200,
            CollarAction.AUCTION,
            Duration.ofMinutes(2));

    assertThat(rules.inTicks(ACME))
        .isEqualTo(
            new TradingRules(
                new TickTable(List.of(new Band(1000, 5), new Band(10_000, 10))),
                5025,
                1_000,
                200,
                CollarAction.AUCTION,
                120_000_000_000L));
    assertThat(MarketRules.OPEN.inTicks(ACME)).isEqualTo(TradingRules.OPEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          10:0.005          | -      | 0     | 0  | PT0S       | priceSteps[0].step: 0.005 is not a multiple of 0.01 (ACME)
          10:0              | -      | 0     | 0  | PT0S       | priceSteps[0].step: must be positive, got 0
          0:1               | -      | 0     | 0  | PT0S       | priceSteps[0].from: must be positive, got 0
          10:0.05 20.01:0.1 | -      | 0     | 0  | PT0S       | priceSteps[1].from: must be a multiple of its step 0.1, got 20.01
          10:0.05 10:0.1    | -      | 0     | 0  | PT0S       | priceSteps[1].from: must be above 10, got 10
          -                 | 10.005 | 0     | 0  | PT0S       | referencePrice: 10.005 is not a multiple of 0.01 (ACME)
          -                 | 0      | 0     | 0  | PT0S       | referencePrice: must be positive, got 0
          -                 | -      | 10001 | 0  | PT0S       | staticCollarBps: must be 0 to 10000, got 10001
          -                 | -      | 0     | -1 | PT0S       | dynamicCollarBps: must be 0 to 10000, got -1
          -                 | -      | 0     | 0  | PT-1S      | volatilityAuction: must be a whole number of milliseconds, got PT-1S
          -                 | -      | 0     | 0  | PT0.0001S  | volatilityAuction: must be a whole number of milliseconds, got PT0.0001S
          -                 | -      | 0     | 0  | PT8761H    | volatilityAuction: must be at most 365 days, got PT8761H
          """)
  void whatDoesNotFitIsRefusedByName(
      String steps,
      BigDecimal reference,
      int staticBps,
      int dynamicBps,
      Duration auction,
      String message) {
    MarketRules rules =
        new MarketRules(
            steps(steps), reference, staticBps, dynamicBps, CollarAction.REFUSE, auction);

    assertThatThrownBy(() -> rules.inTicks(ACME)).hasMessage(message);
  }

  @Test
  void moreStepsThanAGridMayHaveAreRefused() {
    List<PriceStep> steps =
        IntStream.rangeClosed(1, TickTable.BANDS_MAX + 1)
            .mapToObj(i -> new PriceStep(BigDecimal.valueOf(i), new BigDecimal("0.01")))
            .toList();
    MarketRules rules = new MarketRules(steps, null, 0, 0, CollarAction.REFUSE, Duration.ZERO);

    assertThatThrownBy(() -> rules.inTicks(ACME))
        .hasMessage("priceSteps: must be at most 32, got 33");
  }
}
