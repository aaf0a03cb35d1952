package io.tradegrid.replay;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.shell.Progress;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.CommandCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays one file and says what came of it. Exit code 1 if TRADES shows other executions. */
@Command(
    name = "replay",
    description =
        "Sends a recorded order flow through the grid: a LOBSTER message file or an order-flow CSV,"
            + " plain or gzip. Replaying the same file again changes nothing.",
    footer = {
      "  ./tradegrid orders replay AAPL_2012-06-21_34200000_37800000_message_30.csv.gz",
      "  ./tradegrid orders replay --create flow.csv --json"
    },
    exitCodeList = {
      "0:sent, and TRADES shows the executions the answers told of",
      "1:failed, or TRADES shows others",
      "2:asked wrongly"
    })
public final class ReplayCommand implements Callable<Integer> {

  private static final Duration PROJECTION_TIMEOUT = Duration.ofSeconds(60);

  @Parameters(paramLabel = "FILE", description = "The recording.")
  private Path file;

  @Option(
      names = "--book",
      paramLabel = "FILE",
      description = "LOBSTER orderbook file (default: the one beside the message file, if any).")
  private Path book;

  @Option(
      names = "--symbol",
      description = "Instrument to replay a LOBSTER file into (default: the one in its name).")
  private String symbol;

  @Option(
      names = "--batch",
      defaultValue = "256",
      description = "Most requests in one submission, 1 to 4096 (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--refill",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Take the deepest level from the orderbook file when it comes into sight (default:"
              + " ${DEFAULT-VALUE}).")
  private boolean refill;

  @Option(
      names = "--create",
      description = "Create instruments and portfolios that an order-flow file needs.")
  private boolean create;

  @Option(names = "--json", description = "Print the report as one JSON object.")
  private boolean json;

  @Mixin private GridOption grid;

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public ReplayCommand() {}

  @Override
  public Integer call() {
    if (batch < 1 || batch > CommandCodec.BATCH_MAX) {
      throw new ParameterException(
          spec.commandLine(), "--batch: must be 1 to " + CommandCodec.BATCH_MAX + ", got " + batch);
    }
    boolean lobster = FileKind.of(file) == FileKind.LOBSTER;
    if (!lobster && (book != null || symbol != null)) {
      throw new ParameterException(
          spec.commandLine(), "--book and --symbol: are for LOBSTER files only");
    }
    return lobster ? replayLobster() : replayFlow();
  }

  private int replayLobster() {
    Path books = book != null ? book : LobsterName.bookBeside(file).orElse(null);
    LobsterDay day;
    try (Progress progress = Progress.start("checking", 0)) {
      day = LobsterDay.check(file, books, progress::advanceTo);
    }
    LobsterParties parties =
        LobsterParties.of(day.name(), symbol == null ? day.name().symbol() : symbol);
    LobsterReplay replay = new LobsterReplay(day, parties, refill && books != null);
    try (TradeGridClient client = grid.connect()) {
      parties.create(client);
      GridTrades trades = new GridTrades(client, Set.of(parties.symbol()));
      long strangers = trades.ordersOfOthers(parties);
      ReplayTotals totals = new ReplayTotals();
      double seconds = send(replay, new BatchSender(client::submit, batch, totals), day.rows());
      ReplayReport report =
          new ReplayReport(file.getFileName().toString(), parties.symbol())
              .rows(day.rows(), day.types())
              .answers(totals, seconds)
              .notes(replay.notes(), refill && books != null)
              .comparison(replay.comparison());
      if (strangers > 0) {
        report.note(
            parties.symbol()
                + " had "
                + strangers
                + " orders of other portfolios; the comparison takes an empty book for granted"
                + " (--symbol replays into another instrument)");
      }
      return finish(client, trades, totals, report);
    }
  }

  private static double send(LobsterReplay replay, BatchSender sender, int rows) {
    long startNs = System.nanoTime();
    try (Progress progress = Progress.start("replaying", rows)) {
      replay.run(sender, progress::advanceTo);
    }
    return secondsSince(startNs);
  }

  private static double secondsSince(long startNs) {
    return (System.nanoTime() - startNs) / 1e9;
  }

  private int replayFlow() {
    try (TradeGridClient client = grid.connect()) {
      FlowReference reference = new FlowReference(client, create);
      OrderFlowCheck check;
      try (Progress progress = Progress.start("checking", 0)) {
        check = OrderFlowCheck.of(file, reference, progress::advanceTo);
      }
      reference.createMissing();
      ReplayTotals totals = new ReplayTotals();
      BatchSender sender = new BatchSender(client::submit, batch, totals);
      long startNs = System.nanoTime();
      try (Progress progress = Progress.start("replaying", check.rows());
          OrderFlow flow = OrderFlow.open(file)) {
        while (flow.hasNext()) {
          OrderRequest request = flow.next();
          sender.send(List.of(request), answers -> {});
          progress.advanceTo(flow.row().line() - 1);
        }
        sender.flush();
      }
      ReplayReport report =
          new ReplayReport(file.getFileName().toString(), String.join(" ", check.symbols()))
              .rows(check.rows(), Map.of())
              .answers(totals, secondsSince(startNs));
      return finish(client, new GridTrades(client, check.symbols()), totals, report);
    }
  }

  /** Reads back from the grid what the replay says it did there, and prints all of it. */
  private int finish(
      TradeGridClient client, GridTrades trades, ReplayTotals totals, ReplayReport report) {
    if (!client.awaitProjection(PROJECTION_TIMEOUT)) {
      report.note("the tables lag behind by more than " + PROJECTION_TIMEOUT.toSeconds() + " s");
    }
    if (totals.needsReconciling()) {
      totals.reconcile(trades.all());
    }
    long count = trades.count();
    report.trades(totals.executions(), count);
    for (int shard : trades.shards()) {
      report.stateHash(shard, client.shardState(shard).stateHash());
    }
    spec.commandLine().getOut().println(json ? report.json() : report.text());
    return totals.executions() == count ? 0 : 1;
  }
}
