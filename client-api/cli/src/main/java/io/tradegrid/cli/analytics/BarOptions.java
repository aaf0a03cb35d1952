package io.tradegrid.cli.analytics;

import picocli.CommandLine.Option;

/** Which bars are used. */
final class BarOptions {

  @Option(
      names = "--interval",
      paramLabel = "BARS",
      defaultValue = "1d",
      description = "1d, 1m, or ticks: and a length (default: ${DEFAULT-VALUE}).")
  private String source;

  @Option(
      names = "--bars",
      paramLabel = "N",
      defaultValue = "250",
      description = "Exactly so many of the latest, to 10000 (default: ${DEFAULT-VALUE}).")
  private int count;

  String source() {
    return source;
  }

  int count() {
    return count;
  }
}
