package io.tradegrid.cli.bench;

import io.tradegrid.cli.process.Installation;
import java.io.PrintWriter;
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
      "vwap is of one symbol from the first to the ninth tenth of the day: blocks inside the range"
          + " are answered by their heads. vwap_whole is of all the day, and vwap_columns the same"
          + " with every price and size read. bars are a symbol's seconds. scan is the VWAP of every"
          + " symbol, every price and size read, on two threads; QuestDB has two workers. Of a"
          + " question the time is the median of 21, of one symbol after the other, of a scan of"
          + " five. questdb-index has an index on the symbol.",
      "",
      "Five rounds to warm up are not counted, of the others the median is. A ratio above 1 means"
          + " that ours is better."
    },
    footer = {
      "  ./tradegrid bench ticks --peers",
      "  ./tradegrid bench ticks --peers --json --case ingest --rounds 3"
    })
final class TicksCommand implements Callable<Integer> {

  private static final int TICKS_MIN = 10_000;
  private static final int TICKS_MAX = 50_000_000;
  private static final int SYMBOLS_MAX = 1_000;

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
    PrintWriter out = spec.commandLine().getOut();
    try (Scratch scratch = Scratch.create();
        TicksMeasurement measurement =
            new TicksMeasurement(
                Installation.current(), histories, scratch.path(), rounds, stream)) {
      for (TicksCase one : cases.isEmpty() ? List.of(TicksCase.values()) : cases) {
        Map<String, List<List<Sample>>> samples = measurement.run(one);
        samples.forEach((request, each) -> report.times(one, request, each).forEach(out::println));
        if (one == TicksCase.ingest) {
          report.processor(samples.get("ingest")).forEach(out::println);
          report.sizes(samples.get("ingest"), measurement.csvBytes()).forEach(out::println);
        }
        out.flush();
      }
    }
    if (!options.json()) {
      out.println(conditions(rounds));
      out.flush();
    }
    return 0;
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
