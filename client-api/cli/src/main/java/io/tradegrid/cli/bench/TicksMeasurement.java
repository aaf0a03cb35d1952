package io.tradegrid.cli.bench;

import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.cli.shell.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Histories of ticks that take turns, each in a process of its own, with the same ticks. */
final class TicksMeasurement implements AutoCloseable {

  /** Until the compilers have come to everything. */
  static final int WARM_UP_ROUNDS = 5;

  static final String HEAP = "3g";

  private final int rounds;
  private final List<BenchmarkJvm> workers = new ArrayList<>();
  private boolean filled;

  /**
   * Starts the processes.
   *
   * @param histories ours first
   * @param directory for what they keep
   */
  TicksMeasurement(
      Installation installation,
      List<String> histories,
      Path directory,
      int rounds,
      List<String> stream) {
    this.rounds = rounds;
    for (String history : histories) {
      List<String> arguments = new ArrayList<>();
      arguments.add(history);
      arguments.add(directory.resolve(history).toString());
      arguments.addAll(stream);
      workers.add(
          BenchmarkJvm.start(
              installation,
              OrdersMeasurement.nodeFlags(installation, HEAP),
              history,
              "ticks.TicksWorker",
              arguments));
    }
    workers.forEach(worker -> worker.await("ready"));
  }

  /**
   * Measures a case.
   *
   * @return by request the samples of each history
   * @throws CommandException if the answers are not the same
   */
  Map<String, List<List<Sample>>> run(TicksCase one) {
    Map<String, List<List<Sample>>> samples = new LinkedHashMap<>();
    if (one == TicksCase.bytes) {
      filled = true;
      return Map.of("ingest", take("ingest", 0, 1));
    }
    if (one != TicksCase.ingest && !filled) {
      take("ingest", 0, 1);
    }
    filled = true;
    for (String request : one.requests()) {
      samples.put(request, take(request, WARM_UP_ROUNDS, rounds));
    }
    return samples;
  }

  /** A round is one run of each, so that what else the machine does meets all. */
  private List<List<Sample>> take(String request, int warmUp, int measured) {
    List<List<Sample>> samples = new ArrayList<>();
    workers.forEach(worker -> samples.add(new ArrayList<>()));
    int done = 0;
    try (Progress progress =
        Progress.start("Rounds of " + request, (long) workers.size() * (warmUp + measured))) {
      for (int round = 0; round < warmUp + measured; round++) {
        for (int i = 0; i < workers.size(); i++) {
          Sample sample = ask(workers.get(i), request);
          if (round >= warmUp) {
            samples.get(i).add(sample);
          }
          progress.advanceTo(++done);
        }
      }
    }
    requireSameAnswers(request, samples);
    return samples;
  }

  private static Sample ask(BenchmarkJvm worker, String request) {
    worker.request(request);
    return Sample.parse(worker.await("result "));
  }

  private static void requireSameAnswers(String request, List<List<Sample>> samples) {
    Sample first = samples.get(0).get(0);
    for (List<Sample> history : samples) {
      for (Sample sample : history) {
        if (sample.get("ticks") != first.get("ticks")
            || sample.get("checksum") != first.get("checksum")) {
          throw new CommandException(
              request + ": the answers differ, " + sample + " and " + first + "; no report");
        }
      }
    }
  }

  /** Returns how many bytes zstd makes of the stream's lines. */
  long csvBytes() {
    return ask(workers.get(0), "csv").get("zstdBytes");
  }

  @Override
  public void close() {
    workers.forEach(BenchmarkJvm::end);
  }
}
