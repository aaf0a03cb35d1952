package io.tradegrid.cli.log;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.shell.Progress;
import io.tradegrid.cli.sql.TextTable;
import io.tradegrid.client.RebuildReport;
import io.tradegrid.client.TradeGridClient;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rebuild}: tables and blocks from the log. */
@Command(
    name = "rebuild",
    description = {
      "Makes the tables and blocks of a shard anew from its log, compares them with those that are"
          + " there, and puts right what differs: ORDERS, TRADES, POSITIONS, QUOTES, MARKETS,"
          + " BOOK_LEVELS, the bars, and the blocks behind ORDER_EVENTS and FILLS, with their marks."
          + " Without --symbol and --shard all shards, one after the other.",
      "",
      "The node that owns the shard does it beside the running market; trading goes on, and only for"
          + " the last moment no rows are written. A row counts as different if any column but"
          + " LOG_SEQUENCE is. Imported prices in BARS_1D stay as they are. What fails in the middle"
          + " has done no harm: run it again."
    },
    footer = {
      "  ./tradegrid rebuild --check                 compare, change nothing",
      "  ./tradegrid rebuild --symbol AAPL",
      "  ./tradegrid rebuild --shard 17 --json"
    },
    exitCodeList = {
      "0:all is as the log says; with --check it was so before",
      "1:something differs and --check was given, or it failed; the last line says why",
      "2:asked wrongly"
    })
public final class RebuildCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ArgGroup private ShardOption which;

  @Option(names = "--check", description = "Compare and count only; change nothing.")
  private boolean check;

  @Option(names = "--json", description = "Print one JSON object instead of the table.")
  private boolean json;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public RebuildCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      List<Integer> shards = shards(client);
      RebuildReport report =
          shards.size() == 1 ? one(client, shards.get(0)) : all(client, shards.size());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(json(report, shards.size()));
      } else {
        print(report, shards.size(), out);
      }
      out.flush();
      return check && report.wrong() > 0 ? 1 : 0;
    }
  }

  private List<Integer> shards(TradeGridClient client) {
    int count = client.shardCount();
    if (which == null) {
      return IntStream.range(0, count).boxed().toList();
    }
    if (which.symbol() != null) {
      client.instrument(which.symbol());
      return List.of(client.shardOf(which.symbol()));
    }
    int shard = which.shard();
    if (shard < 0 || shard >= count) {
      throw new ParameterException(
          spec.commandLine(), "--shard: must be 0 to " + (count - 1) + ", got " + shard);
    }
    return List.of(shard);
  }

  private RebuildReport one(TradeGridClient client, int shard) {
    Progress[] progress = new Progress[1];
    try {
      return client.rebuild(
          shard,
          !check,
          (entries, total) -> {
            if (progress[0] == null && total > 0) {
              progress[0] = Progress.start("Replaying shard " + shard, total);
            }
            if (progress[0] != null) {
              progress[0].advanceTo(entries);
            }
          });
    } finally {
      if (progress[0] != null) {
        progress[0].close();
      }
    }
  }

  private RebuildReport all(TradeGridClient client, int count) {
    try (Progress progress = Progress.start("Shards", count)) {
      RebuildReport sum = null;
      for (int shard = 0; shard < count; shard++) {
        int done = shard;
        RebuildReport of =
            client.rebuild(shard, !check, (entries, total) -> progress.advanceTo(done));
        sum = sum == null ? of : sum.plus(of);
      }
      progress.advanceTo(count);
      return sum;
    }
  }

  private void print(RebuildReport report, int shards, PrintWriter out) {
    TextTable table =
        new TextTable(List.of("READ MODEL", "ROWS", "MISSING", "DIFFERENT", "SUPERFLUOUS"));
    for (RebuildReport.Model model : report.models()) {
      table.add(
          List.of(
              model.name(), model.rows(), model.missing(), model.different(), model.superfluous()));
    }
    table.lines().forEach(out::println);
    String found =
        report.wrong() == 0
            ? "all as the log says"
            : String.format(
                Locale.ROOT,
                check ? "%,d wrong; without --check they are put right" : "%,d put right",
                report.wrong());
    out.printf(
        Locale.ROOT,
        "Compared with %,d log entries of %,d %s: %s%n",
        report.entries(),
        shards,
        shards == 1 ? "shard" : "shards",
        found);
  }

  private String json(RebuildReport report, int shards) {
    String models =
        report.models().stream()
            .map(
                model ->
                    String.format(
                        Locale.ROOT,
                        "\"%s\":{\"rows\":%d,\"missing\":%d,\"different\":%d,\"superfluous\":%d}",
                        model.name(),
                        model.rows(),
                        model.missing(),
                        model.different(),
                        model.superfluous()))
            .collect(Collectors.joining(","));
    return String.format(
        Locale.ROOT,
        "{\"shards\":%d,\"entries\":%d,\"checked\":%b,\"wrong\":%d,\"models\":{%s}}",
        shards,
        report.entries(),
        check,
        report.wrong(),
        models);
  }
}
