package io.tradegrid.cli.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.client.CancelReport;
import io.tradegrid.model.RejectReason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CancelSummaryTest {

  private final StringWriter out = new StringWriter();

  private void print(Map<String, Integer> cancelled, Map<String, RejectReason> failed) {
    CancelSummary.print(
        new CancelReport("FUND", "k-1", new TreeMap<>(cancelled), new TreeMap<>(failed)),
        new PrintWriter(out));
  }

  @Test
  void countsBySymbol() {
    print(Map.of("AAPL", 1_200, "MSFT", 3), Map.of());

    assertThat(out.toString().lines())
        .containsExactly(
            "  AAPL             1,200",
            "  MSFT             3",
            "1,203 orders of FUND are cancelled, in 2 of the instruments");
  }

  @Test
  void saysHowToGoOnWhereItIsNotKnown() {
    assertThatThrownBy(
            () ->
                print(
                    Map.of("AAPL", 1),
                    Map.of(
                        "MSFT", RejectReason.OUTCOME_UNKNOWN, "TSLA", RejectReason.SHARD_STOPPED)))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "OUTCOME_UNKNOWN in MSFT and 1 more: orders may still be open there;"
                + " run the same command with --id k-1");
    assertThat(out.toString()).contains("1 orders of FUND are cancelled");
  }

  @Test
  void saysThatAnIdWasUsedForSomethingElse() {
    assertThatThrownBy(() -> print(Map.of(), Map.of("MSFT", RejectReason.DUPLICATE_ID)))
        .hasMessage("DUPLICATE_ID: FUND has used --id k-1 for something else; choose another");
  }
}
