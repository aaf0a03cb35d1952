package io.tradegrid.cli.bench;

import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.Progress;
import java.util.ArrayList;
import java.util.List;

/** Sides that take turns, each in a process of its own, with the same inputs. */
final class RiskMeasurement implements AutoCloseable {

  /** Until the compilers have come to everything. */
  static final int WARM_UP_ROUNDS = 5;

  static final List<String> FLAGS =
      List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch");

  private final int rounds;
  private final List<BenchmarkJvm> workers = new ArrayList<>();

  /**
   * Starts the processes.
   *
   * @param sides ours first
   */
  RiskMeasurement(Installation installation, List<String> sides, int rounds, long seed) {
    this.rounds = rounds;
    for (String side : sides) {
      workers.add(
          BenchmarkJvm.start(
              installation, FLAGS, side, "risk.RiskWorker", List.of(side, Long.toString(seed))));
    }
    workers.forEach(worker -> worker.await("ready"));
  }

  /**
   * Measures a case; a round is one run of each side, so that what else the machine does meets
   * both.
   *
   * @return by side its samples
   * @throws io.tradegrid.cli.shell.CommandException if the answers are not the same
   */
  List<List<Sample>> run(RiskCase one) {
    List<List<Sample>> sides = new ArrayList<>();
    workers.forEach(worker -> sides.add(new ArrayList<>()));
    int done = 0;
    try (Progress progress =
        Progress.start("Rounds of " + one, (long) workers.size() * (WARM_UP_ROUNDS + rounds))) {
      for (int round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
        for (int i = 0; i < workers.size(); i++) {
          workers.get(i).request(one.name());
          Sample sample = Sample.parse(workers.get(i).await("result "));
          if (round >= WARM_UP_ROUNDS) {
            sides.get(i).add(sample);
          }
          progress.advanceTo(++done);
        }
      }
    }
    RiskReportLines.requireSameAnswers(one, sides);
    return sides;
  }

  @Override
  public void close() {
    workers.forEach(BenchmarkJvm::end);
  }
}
