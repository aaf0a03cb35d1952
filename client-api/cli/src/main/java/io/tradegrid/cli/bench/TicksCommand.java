package io.tradegrid.cli.bench;

import io.tradegrid.cli.process.Installation;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench ticks}: a history of ticks, and QuestDB's beside it. */
@Command(
    name = "ticks",
    description = {
      "Measures the history of ticks of one node beside QuestDB embedded, each in a process of its"
          + " own, in turns, on one seeded day of trades: prices of two decimals walk, sizes are"
          + " round lots, times are of nanoseconds. Answers must be equal, or nothing is reported.",
      "",
      "ingest is until every tick is durable and to be seen. Two producers hand in blocks of up to"
          + " 4,096 ticks of a symbol; the log survives the death of the process. QuestDB's side is"
          + " its write-ahead log, committed every 100,000 rows, written and then applied; one"
          + " writer in the order of time, which was its fastest.",
      "",
      "bytes is what a tick takes where it is kept: in our blocks, source, sequence, venue and"
          + " condition included; in the files of QuestDB's table of time, symbol, price and size;"
          + " and as a CSV of these that zstd packed. It is of the synthetic day and of the trades"
          + " of a real one.",
      "",
      "vwap is of one symbol from the first to the ninth tenth of the day: blocks inside the range"
          + " are answered by their heads. vwap_whole is of all the day, and vwap_columns the same"
          + " with every price and size read. bars are a symbol's seconds. scan is the VWAP of"
          + " every symbol, every price and size read, on two threads; QuestDB has two workers. Of"
          + " a question the time is the median of 21, of one symbol after the other, of a scan of"
          + " five. questdb-index has an index on the symbol.",
      "",
      "Five rounds to warm up are not counted, of the others the median is. A ratio above 1 means"
          + " that ours is better."
    },
    footer = {
      "  ./tradegrid bench ticks --peers",
      "  ./tradegrid bench ticks --peers --case bytes",
      "  ./tradegrid bench ticks --peers --json --case ingest --rounds 3"
    })
final class TicksCommand implements Callable<Integer> {

  private static final int TICKS_MIN = 10_000;
  private static final int TICKS_MAX = 50_000_000;
  private static final int SYMBOLS_MAX = 1_000;
  private static final String SYNTHETIC = "synthetic";
  private static final String AAPL =
      "../shared/data/lobster/AAPL_2012-06-21_34200000_57600000_message_1.csv.gz";

  @Spec private CommandSpec spec;
  @Mixin private BenchOptions options;

  @Option(
      names = "--peers",
      description = "Run QuestDB 9.3.4 too, with and without an index, and compare.")
  private boolean peers;

  @Option(
      names = "--case",
      paramLabel = "NAME",
      description = "What to measure: ${COMPLETION-CANDIDATES}; may be repeated (default: all).")
  private List<TicksCase> cases = List.of();

  @Option(
      names = "--ticks",
      paramLabel = "N",
      defaultValue = "20000000",
      description = "Trades of the day, 10,000 to 50,000,000 (default: ${DEFAULT-VALUE}).")
  private int ticks;

  @Option(
      names = "--symbols",
      paramLabel = "N",
      defaultValue = "100",
      description = "Symbols, 2 to 1,000 (default: ${DEFAULT-VALUE}).")
  private int symbols;

  @Option(
      names = "--lobster",
      paramLabel = "FILE",
      description =
          "Message file of LOBSTER for the case bytes, packed by gzip (default: AAPL of 2012-06-21"
              + " in ../shared/data).")
  private Path lobster;

  @Override
  public Integer call() {
    int rounds = options.rounds();
    options.require(
        ticks >= TICKS_MIN && ticks <= TICKS_MAX,
        "--ticks: must be 10,000 to 50,000,000, got " + ticks);
    options.require(
        symbols >= 2 && symbols <= SYMBOLS_MAX, "--symbols: must be 2 to 1,000, got " + symbols);
    List<String> histories =
        peers ? List.of("tradegrid", "questdb", "questdb-index") : List.of("tradegrid");
    List<String> stream = List.of("" + ticks, "" + symbols, Long.toString(options.seed()));
    TicksReport report = new TicksReport(histories, options.json());
    try (Scratch scratch = Scratch.create();
        TicksMeasurement measurement =
            new TicksMeasurement(
                Installation.current(), histories, scratch.path(), rounds, stream)) {
      for (TicksCase one : cases.isEmpty() ? List.of(TicksCase.values()) : cases) {
        if (one == TicksCase.bytes) {
          print(
              report.sizes(SYNTHETIC, measurement.run(one).get("ingest"), measurement.csvBytes()));
          print(realSizes(histories, scratch.path().resolve("real"), report));
        } else {
          measure(one, measurement, report);
        }
      }
    }
    if (!options.json()) {
      print(List.of(conditions(rounds)));
    }
    return 0;
  }

  private void measure(TicksCase one, TicksMeasurement measurement, TicksReport report) {
    Map<String, List<List<Sample>>> samples = measurement.run(one);
    samples.forEach((request, each) -> print(report.times(one, request, each)));
    if (one == TicksCase.ingest) {
      print(report.processor(samples.get("ingest")));
    }
  }

  /** Other processes: those of the synthetic day keep it for the questions that may follow. */
  private List<String> realSizes(List<String> histories, Path directory, TicksReport report) {
    Path file = lobster == null ? Installation.current().root().resolve(AAPL).normalize() : lobster;
    if (!Files.isRegularFile(file)) {
      spec.commandLine().getErr().println("bytes: needs the real data, there is no " + file);
      return List.of();
    }
    try (TicksMeasurement real =
        new TicksMeasurement(
            Installation.current(), histories, directory, 1, List.of(file.toString()))) {
      String symbol = file.getFileName().toString().split("_", 2)[0];
      return report.sizes(symbol, real.run(TicksCase.bytes).get("ingest"), real.csvBytes());
    }
  }

  private void print(List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
  }

  private String conditions(int rounds) {
    return "%,d ticks of %d symbols, seed %d; median of %d rounds; Java %s, heap %s each; %d processors"
        .formatted(
            ticks,
            symbols,
            options.seed(),
            rounds,
            Runtime.version(),
            TicksMeasurement.HEAP,
            Runtime.getRuntime().availableProcessors());
  }
}
