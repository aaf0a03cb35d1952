package io.tradegrid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Every command teaches: what it does, how it is used, what its exit codes mean. */
final class HelpTest {

  static Stream<String> commands() {
    return tree(TradeGridCommand.commandLine())
        .map(CommandLine::getCommandSpec)
        .map(HelpTest::name);
  }

  private static Stream<CommandLine> tree(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::tree));
  }

  private static String name(CommandSpec spec) {
    return spec.qualifiedName().replaceFirst("^tradegrid ?", "");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void teaches(String name) {
    String[] arguments = (name + " --help").strip().split(" ");

    Invocation help = Invocation.of(arguments);

    assertThat(help.exitCode()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .startsWith("Usage: ./" + ("tradegrid " + name).strip())
        .contains("Examples:")
        .contains("./" + ("tradegrid " + name).strip())
        .contains("Exit codes:")
        .contains("--help")
        .contains("--trace");
    // A line that is too long is wrapped, and what is copied from it is half a command.
    assertThat(help.out().lines().dropWhile(line -> !line.equals("Examples:")).skip(1))
        .allMatch(line -> line.startsWith("  "));
    assertThat(help.out().lines().skip(1).filter(line -> !line.isBlank()).findFirst())
        .hasValueSatisfying(line -> assertThat(line).matches("( .*)|[A-Z].*[a-z].*"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void describesEveryOptionAndParameter(String name) {
    CommandLine command =
        tree(TradeGridCommand.commandLine())
            .filter(c -> name(c.getCommandSpec()).equals(name))
            .findFirst()
            .orElseThrow();

    assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    assertThat(command.getCommandSpec().usageMessage().footer()).isNotEmpty();
    assertThat(command.getCommandSpec().args())
        .allSatisfy(argument -> assertThat(argument.description()).isNotEmpty());
  }

  @Test
  void printsItsVersion() {
    Invocation version = Invocation.of("--version");

    assertThat(version.exitCode()).isZero();
    assertThat(version.out()).matches("TradeGrid .+ \\(Ignite 2\\.17\\.0, Java .+\\)\\R");
  }
}
