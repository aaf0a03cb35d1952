package io.tradegrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.client.MarketRules.PriceStep;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.model.Side;
import io.tradegrid.service.MarketControl;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.apache.ignite.client.ClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MarketDeskTest {

  private static final Instrument ACME =
      new Instrument(7, "ACME", "USD", new BigDecimal("0.01"), BigDecimal.ONE, 1_000_000);

  /** Writes down what it is asked, and answers as told; a null answer is a failed call. */
  private static final class Control implements MarketControl {

    private final List<String> calls = new ArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();

    private int answer(String call) {
      calls.add(call);
      int answer = answers.isEmpty() ? 0 : answers.pop();
      if (answer == Integer.MIN_VALUE) {
        throw new ClientException("away");
      }
      return answer;
    }

    @Override
    public int changePhase(String symbol, String phase) {
      return answer(symbol + " " + phase);
    }

    @Override
    public int changeRules(
        String symbol,
        long[] tickTable,
        long referenceTicks,
        int staticCollarBps,
        int dynamicCollarBps,
        String collarAction,
        long volatilityAuctionNs) {
      return answer(
          symbol
              + " "
              + Arrays.toString(tickTable)
              + String.format(
                  " %d %d %d %s %d",
                  referenceTicks,
                  staticCollarBps,
                  dynamicCollarBps,
                  collarAction,
                  volatilityAuctionNs));
    }

    @Override
    public int cancelAll(String symbol, String side) {
      return answer(symbol + " '" + side + "'");
    }

    @Override
    public long[] state(String symbol) {
      throw new UnsupportedOperationException();
    }
  }

  private final Control control = new Control();
  private final MarketDesk desk = new MarketDesk(control, new Patience(Duration.ofSeconds(5)));

  @Test
  void callsAreInTheGridsWords() {
    control.answers.addAll(List.of(0, 0, 3, 1));

    desk.changePhase(ACME, Phase.HALT);
    desk.changeRules(
        ACME,
        new MarketRules(
            List.of(new PriceStep(BigDecimal.TEN, new BigDecimal("0.05"))),
            BigDecimal.TEN,
            500,
            100,
            CollarAction.AUCTION,
            Duration.ofMillis(1)));

    assertThat(desk.cancelAll(ACME, null)).isEqualTo(3);
    assertThat(desk.cancelAll(ACME, Side.SELL)).isEqualTo(1);
    assertThat(control.calls)
        .containsExactly(
            "ACME HALT", "ACME [1000, 5] 1000 500 100 AUCTION 1000000", "ACME ''", "ACME 'SELL'");
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_OWNER", "BUSY", "OUTCOME_UNKNOWN"})
  void whatIsNotKnownToBeDoneIsAskedAgain(RejectReason reason) {
    control.answers.addAll(List.of(-reason.code(), Integer.MIN_VALUE, -reason.code(), 4));

    assertThat(desk.cancelAll(ACME, null)).isEqualTo(4);
    assertThat(control.calls).hasSize(4);
  }

  @Test
  void aRefusalIsFinal() {
    control.answers.add(-RejectReason.UNKNOWN_INSTRUMENT.code());

    assertThatThrownBy(() -> desk.changePhase(ACME, Phase.HALT))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(RejectReason.UNKNOWN_INSTRUMENT))
        .hasMessage("symbol: No instrument has this symbol. (ACME)");
    assertThat(control.calls).hasSize(1);
  }

  @Test
  void patienceEnds() {
    MarketDesk hasty = new MarketDesk(control, new Patience(Duration.ZERO));
    control.answers.add(Integer.MIN_VALUE);

    assertThatThrownBy(() -> hasty.changePhase(ACME, Phase.HALT))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(RejectReason.OUTCOME_UNKNOWN));
    assertThat(control.calls).hasSize(1);
  }

  /** What the last attempt says of itself is no word about the first, which may have been done. */
  @ParameterizedTest
  @EnumSource(names = {"NOT_OWNER", "BUSY", "SHARD_STOPPED", "SHARD_LOST"})
  void afterAnAttemptThatNobodyAnsweredItIsNotKnown(RejectReason last) {
    MarketDesk hasty = new MarketDesk(control, new Patience(Duration.ofMillis(200)));
    control.answers.add(Integer.MIN_VALUE);
    control.answers.addAll(Collections.nCopies(1_000, -last.code()));

    assertThatThrownBy(() -> hasty.cancelAll(ACME, null))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(RejectReason.OUTCOME_UNKNOWN));
    assertThat(control.calls).hasSizeGreaterThan(1);
  }

  @Test
  void whatWasNeverTakenIsSaidToBeSo() {
    MarketDesk hasty = new MarketDesk(control, new Patience(Duration.ofMillis(20)));
    control.answers.addAll(Collections.nCopies(1_000, -RejectReason.BUSY.code()));

    assertThatThrownBy(() -> hasty.cancelAll(ACME, null))
        .isInstanceOfSatisfying(
            RejectedException.class, e -> assertThat(e.reason()).isEqualTo(RejectReason.BUSY));
  }

  @Test
  void aFinalAnswerAfterAnUnknownOneCounts() {
    control.answers.addAll(List.of(Integer.MIN_VALUE, -RejectReason.UNKNOWN_INSTRUMENT.code()));

    assertThatThrownBy(() -> desk.cancelAll(ACME, null))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(RejectReason.UNKNOWN_INSTRUMENT));
  }
}
