package io.tradegrid.cli.bench;

import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.cli.shell.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs one stream through our book and another one in turns, each in a process of its own. */
final class BookMeasurement {

  private static final int WARM_UP_ROUNDS = 3;

  private final Installation installation;
  private final int rounds;

  BookMeasurement(Installation installation, int rounds) {
    this.installation = installation;
    this.rounds = rounds;
  }

  /**
   * Measures a case.
   *
   * @param books what is measured: ours, and what it is compared with if anything
   * @param rates commands a second at which latency is measured too; may be empty
   */
  List<Comparison> run(
      String name, List<String> books, int resting, int commands, long seed, List<Rate> rates) {
    Path stream = null;
    try {
      stream = Files.createTempFile("tradegrid-bench-", ".stream");
      generate(stream, name, resting, commands, seed);
      return measure(stream, name, books, rates);
    } catch (IOException e) {
      throw new CommandException("cannot write the stream of commands: " + e.getMessage(), e);
    } finally {
      delete(stream);
    }
  }

  private static void delete(Path stream) {
    if (stream != null && !stream.toFile().delete()) {
      throw new CommandException(stream + ": cannot be deleted");
    }
  }

  private void generate(Path stream, String name, int resting, int commands, long seed) {
    List<String> arguments =
        List.of(stream.toString(), "" + resting, "" + commands, Long.toString(seed));
    try (BenchmarkJvm jvm =
            BenchmarkJvm.start(installation, "generator", "StreamGenerator", arguments);
        Progress progress = Progress.start("Commands for " + name, resting + commands)) {
      for (String line = jvm.readLine(); line != null; line = jvm.readLine()) {
        progress.advanceTo(Long.parseLong(line.replace("progress ", "")));
      }
      progress.advanceTo(resting + commands);
    }
  }

  private List<Comparison> measure(Path stream, String name, List<String> names, List<Rate> rates) {
    List<BenchmarkJvm> books = new ArrayList<>();
    try (Progress progress =
        Progress.start(
            "Rounds of " + name,
            (long) names.size() * (1 + rates.size()) * (WARM_UP_ROUNDS + rounds))) {
      names.forEach(book -> books.add(worker(book, stream)));
      books.forEach(book -> book.await("ready"));
      Turns turns = new Turns(books, progress);
      List<Comparison> comparisons = new ArrayList<>();
      comparisons.add(turns.take(name, "throughput"));
      for (Rate rate : rates) {
        comparisons.add(turns.take(name + "-latency-" + rate.name(), rate.request()));
      }
      return comparisons;
    } finally {
      books.forEach(BenchmarkJvm::close);
    }
  }

  private BenchmarkJvm worker(String book, Path stream) {
    return BenchmarkJvm.start(installation, book, "BookWorker", List.of(book, stream.toString()));
  }

  /** A round is one run of each book, so that what else the machine does meets both. */
  private final class Turns {

    private final List<BenchmarkJvm> books;
    private final Progress progress;
    private int done;

    Turns(List<BenchmarkJvm> books, Progress progress) {
      this.books = books;
      this.progress = progress;
    }

    Comparison take(String name, String request) {
      List<Sample> ours = new ArrayList<>();
      List<Sample> theirs = new ArrayList<>();
      for (int round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
        List<Sample> samples = new ArrayList<>();
        for (BenchmarkJvm book : books) {
          book.request(request);
          samples.add(Sample.parse(book.await("result ")));
          progress.advanceTo(++done);
        }
        samples.get(0).requireSameOutcome(samples.get(samples.size() - 1));
        if (round >= WARM_UP_ROUNDS) {
          ours.add(samples.get(0));
          theirs.addAll(samples.subList(1, samples.size()));
        }
      }
      return new Comparison(name, ours, theirs);
    }
  }

  /**
   * A rate at which commands are due.
   *
   * @param name in the case's name
   * @param commandsPerSecond how many
   */
  record Rate(String name, long commandsPerSecond) {

    /** Half a second of commands a run. */
    String request() {
      return "latency " + commandsPerSecond + " " + commandsPerSecond / 2;
    }
  }
}
