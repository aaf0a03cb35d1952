package io.tradegrid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.cli.shell.GridAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ControlCommandTest {

  private static final GridAddress ADDRESS = new GridAddress("127.0.0.1", 10_801);

  @Test
  void addsTheAddressUnlessItIsGiven() {
    assertThat(ControlCommand.complete(List.of("--state"), ADDRESS))
        .containsExactly("--host", "127.0.0.1", "--port", "10801", "--state");
    assertThat(ControlCommand.complete(List.of("--port", "1", "--state"), ADDRESS))
        .containsExactly("--host", "127.0.0.1", "--port", "1", "--state");
    assertThat(ControlCommand.complete(List.of("--host", "h", "--port", "1", "--state"), ADDRESS))
        .containsExactly("--host", "h", "--port", "1", "--state");
  }

  @Test
  void leavesOptionsThatAreNotOursToTheUtility() {
    CommandLine.ParseResult parsed =
        TradeGridCommand.commandLine()
            .parseArgs(
                "control",
                "--grid",
                "127.0.0.1:10801",
                "--snapshot",
                "create",
                "monday",
                "--sync",
                "--yes");

    assertThat(parsed.subcommand().matchedPositionalValue(0, List.of()))
        .isEqualTo(List.of("--snapshot", "create", "monday", "--sync", "--yes"));
  }
}
