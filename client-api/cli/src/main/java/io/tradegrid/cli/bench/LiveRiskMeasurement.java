package io.tradegrid.cli.bench;

import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.CommandException;
import java.util.List;
import java.util.Locale;

/** The case {@code live} of {@code bench risk}: a node in a process of its own, measured once. */
final class LiveRiskMeasurement {

  /** Within so many milliseconds a fill has to be visible. */
  static final double REQUIRED_MS = 10;

  private static final int FILLS = 500;
  private static final List<String> NAMES = List.of("visible", "whole", "asked");

  private LiveRiskMeasurement() {}

  /**
   * Measures.
   *
   * @throws CommandException if live risk and a full recomputation are not the same
   */
  static Sample run(Installation installation, long seed) {
    try (Scratch scratch = Scratch.create();
        BenchmarkJvm worker =
            BenchmarkJvm.start(
                installation,
                OrdersMeasurement.nodeFlags(installation, "1g"),
                "node",
                "risk.LiveRiskWorker",
                List.of(
                    scratch.path().resolve("node").toString(),
                    Long.toString(seed),
                    Integer.toString(FILLS)))) {
      Sample sample = Sample.parse(worker.await("result "));
      if (sample.get("equal") != 1) {
        throw new CommandException(
            "live: its numbers are not those of a full recomputation; no report");
      }
      return sample;
    }
  }

  static String text(Sample sample) {
    StringBuilder text =
        new StringBuilder(
            "live            %d fills, %d positions, %d scenarios, equal to a full recomputation%n"
                .formatted(sample.get("fills"), sample.get("positions"), sample.get("scenarios")));
    for (String name : NAMES) {
      text.append(
          String.format(
              Locale.ROOT,
              "live  %-9s p50 %.2f ms   p99 %.2f ms   max %.2f ms%s%n",
              name,
              ms(sample, name, "P50Ns"),
              ms(sample, name, "P99Ns"),
              ms(sample, name, "MaxNs"),
              name.equals("visible")
                  ? String.format(Locale.ROOT, "   of %.0f ms required", REQUIRED_MS)
                  : ""));
    }
    return text.toString().stripTrailing();
  }

  static String json(Sample sample) {
    StringBuilder json =
        new StringBuilder(
            "{\"bench\":\"risk\",\"case\":\"live\",\"unit\":\"ms\",\"fills\":%d,\"equal\":true"
                .formatted(sample.get("fills")));
    for (String name : NAMES) {
      json.append(
          String.format(
              Locale.ROOT,
              ",\"%sP50\":%.3f,\"%sP99\":%.3f,\"%sMax\":%.3f",
              name,
              ms(sample, name, "P50Ns"),
              name,
              ms(sample, name, "P99Ns"),
              name,
              ms(sample, name, "MaxNs")));
    }
    return json.append(String.format(Locale.ROOT, ",\"required\":%.0f}", REQUIRED_MS)).toString();
  }

  private static double ms(Sample sample, String name, String quantile) {
    return sample.get(name + quantile) / 1e6;
  }
}
