package io.tradegrid.cli.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every measurement can be asked. */
final class BenchOptions {

  private static final int ROUNDS_MAX = 100;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Measured rounds, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the stream (default: ${DEFAULT-VALUE}).")
  private long seed;

  boolean json() {
    return json;
  }

  /**
   * Returns the measured rounds.
   *
   * @throws ParameterException if they are out of range
   */
  int rounds() {
    require(rounds >= 1 && rounds <= ROUNDS_MAX, "--rounds: must be 1 to 100, got " + rounds);
    return rounds;
  }

  long seed() {
    return seed;
  }

  void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  /** Returns a value of each sample as a JSON array. */
  static String array(List<Sample> samples, ToDoubleFunction<Sample> value) {
    return samples.stream()
        .map(sample -> String.format(Locale.ROOT, "%.0f", value.applyAsDouble(sample)))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
