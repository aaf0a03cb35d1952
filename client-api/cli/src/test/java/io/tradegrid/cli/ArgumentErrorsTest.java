package io.tradegrid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told who asks wrongly: one line, what to do, and the right exit code. */
final class ArgumentErrorsTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "`` => a command is missing (see ./tradegrid --help)",
        "bogus => there is no command 'bogus' (see ./tradegrid --help)",
        "--bogus => Unknown option: '--bogus' (see ./tradegrid --help)",
        "demo extra => 'extra' is not expected here (see ./tradegrid demo --help)",
        "demo --seed x => Invalid value for option '--seed': 'x' is not a long"
            + " (see ./tradegrid demo --help)",
        "demo --rest-port 0 => Invalid value for option '--rest-port': a port must be 1 to 65535,"
            + " got 0 (see ./tradegrid demo --help)",
        "demo --client-port http => Invalid value for option '--client-port': a port must be"
            + " 1 to 65535, got 'http' (see ./tradegrid demo --help)",
        "node --set novalue => --set: must be key=value, got 'novalue' (see ./tradegrid node --help)",
        "node --set =1 => --set: must be key=value, got '=1' (see ./tradegrid node --help)",
        "gateway --port 65536 => Invalid value for option '--port': a port must be 1 to 65535,"
            + " got 65536 (see ./tradegrid gateway --help)",
        "gateway --grid nowhere => Invalid value for option '--grid': must be host:port,"
            + " got 'nowhere' (see ./tradegrid gateway --help)",
        "sql --grid a:99999 => Invalid value for option '--grid': a port must be 1 to 65535,"
            + " got 99999 (see ./tradegrid sql --help)",
        "sql --format xml => Invalid value for option '--format': must be table, csv or json,"
            + " got 'xml' (see ./tradegrid sql --help)",
        "sql --limit -1 => --limit: must not be negative, got -1 (see ./tradegrid sql --help)",
        "risk => a portfolio or a command is missing (see ./tradegrid risk --help)",
        "risk ALPHA --observations 99 => --observations: must be at least 100, got 99"
            + " (see ./tradegrid risk --help)",
        "control => Missing required parameter: 'ARGUMENT' (see ./tradegrid control --help)",
        "cluster => say what to do with the cluster: start, status, kill, stop or reset-lost"
            + " (see ./tradegrid cluster --help)",
        "cluster burn => there is no command 'burn' (see ./tradegrid cluster --help)",
        "cluster start => Missing required argument (specify one of these): (--nodes=N | --node=I)"
            + " (see ./tradegrid cluster start --help)",
        "cluster start --nodes 17 => --nodes: must be 1 to 16, got 17"
            + " (see ./tradegrid cluster start --help)",
        "cluster start --nodes 2 --port-offset -1 => --port-offset: must be 0 to 10000, got -1"
            + " (see ./tradegrid cluster start --help)",
        "cluster kill => Missing required parameter: 'I' (see ./tradegrid cluster kill --help)"
      })
  void isOneLineAndExitCodeTwo(String arguments, String message) {
    Invocation invocation =
        Invocation.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(invocation)
        .isEqualTo(new Invocation(2, "", "error: " + message + System.lineSeparator()));
  }

  @Test
  void namesAFileThatCannotBeRead() {
    Path missing = directory.resolve("missing.properties");

    assertThat(Invocation.of("node", "--config", missing.toString()))
        .isEqualTo(failed("--config: no file can be read at " + missing));
  }

  @Test
  void namesADirectoryThatIsNotThere() {
    Path missing = directory.resolve("data");

    assertThat(Invocation.of("demo", "--data", missing.toString()))
        .isEqualTo(failed("--data: there is no directory " + missing));
  }

  @ParameterizedTest
  @CsvSource({
    "sql -e x",
    "risk ALPHA",
    "orders cancel-all FUND",
    "market show",
    "portfolio kill FUND"
  })
  void saysWhatToDoWhenNoNodeAnswers(String arguments) {
    Invocation invocation = Invocation.of((arguments + " --grid 127.0.0.1:1").split(" "));

    assertThat(invocation)
        .isEqualTo(
            failed(
                "no node answers at 127.0.0.1:1; start one with ./tradegrid demo,"
                    + " or name another with --grid host:port"));
  }

  @Test
  void addsTheStackTraceOnDemandOnly() {
    assertThat(Invocation.of("--trace", "demo", "--data", directory + "/none").err())
        .startsWith("error: --data: there is no directory ")
        .contains("\tat io.tradegrid.cli.demo.DemoCommand.call(");
    assertThat(Invocation.of("demo", "--trace", "--data", directory + "/none").err())
        .contains("\tat io.tradegrid.cli.demo.DemoCommand.call(");
  }

  private static Invocation failed(String message) {
    return new Invocation(1, "", "error: " + message + System.lineSeparator());
  }
}
