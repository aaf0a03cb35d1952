package io.tradegrid.cli.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Fill;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.command.RequestStatus.Standing;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutcomeTest {

  private static final Instrument ACME =
      new Instrument(7, "ACME", "USD", new BigDecimal("0.01"), BigDecimal.TEN, 1_000_000);
  private static final OrderRequest ORDER =
      OrderRequest.limit("ACME", "FUND", "a-1", Side.BUY, BigDecimal.TEN, BigDecimal.TEN);

  private final StringWriter out = new StringWriter();

  private void print(OrderRequest request, Answer answer) {
    Outcome.print(request, answer, ACME, new PrintWriter(out));
  }

  private static Answer partly() {
    return new Answer(
        RejectReason.NONE,
        false,
        OrderStatus.PARTIALLY_FILLED,
        71,
        6,
        4,
        TopOfBook.EMPTY,
        List.of(new Fill(19, 1005, 6, 7, 2, ClientOrderId.of("maker"))));
  }

  @Test
  void isInUnitsAndMoney() {
    print(ORDER, partly());

    assertThat(out.toString().lines())
        .containsExactly(
            "order 71 of FUND, partially filled: filled 60, open 40",
            "  60 @ 10.05",
            "its id is a-1");
  }

  @Test
  void saysWhenItIsARepeat() {
    print(OrderRequest.cancel("ACME", "FUND", "c-1", "a-1"), partly().asDuplicate());

    assertThat(out.toString().lines())
        .containsExactly(
            "order 71 of FUND, partially filled: filled 60, open 40; it had been sent before");
  }

  private String status(Standing standing, Answer answer) {
    out.getBuffer().setLength(0);
    Outcome.print(new RequestStatus(standing, answer, 9, 3), ACME, new PrintWriter(out));
    return out.toString().strip();
  }

  @Test
  void aStatusSaysWhatIsKnown() {
    assertThat(status(Standing.OPEN, partly()))
        .isEqualTo("order 71 is open: partially filled, filled 60, open 40");
    assertThat(status(Standing.CLOSED, partly())).isEqualTo("order 71 was open and is no more");
    Answer filled =
        new Answer(
            RejectReason.NONE, true, OrderStatus.FILLED, 71, 10, 0, TopOfBook.EMPTY, List.of());
    assertThat(status(Standing.DONE, filled))
        .isEqualTo("done: order 71, filled, filled 100, open 0");
    Answer all =
        new Answer(
            RejectReason.NONE, true, OrderStatus.CANCELED, 0, 0, 0, TopOfBook.EMPTY, List.of(), 3);
    assertThat(status(Standing.DONE, all)).isEqualTo("done: cancelled orders 3");
    assertThat(status(Standing.DONE, Answer.refused(RejectReason.PRICE_BAND)))
        .isEqualTo("refused with PRICE_BAND");
    assertThatThrownBy(() -> status(Standing.UNKNOWN, Answer.refused(RejectReason.UNKNOWN_ORDER)))
        .isInstanceOf(CommandException.class)
        .hasMessage("the shard remembers its last 9 requests, and among them is none with this id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST_ONLY       | POST_ONLY: The order must not take liquidity, and would have.
          INVALID_TERMS   | INVALID_TERMS: --until: must be in the future
          OUTCOME_UNKNOWN | OUTCOME_UNKNOWN: It is not known whether the command was taken; send it again to learn. (run the same with --id a-1)
          """)
  void aRefusalSaysWhy(RejectReason reason, String message) {
    assertThatThrownBy(() -> print(ORDER, Answer.refused(reason)))
        .isInstanceOf(CommandException.class)
        .hasMessage(message);
    assertThat(out.toString()).isEmpty();
  }
}
