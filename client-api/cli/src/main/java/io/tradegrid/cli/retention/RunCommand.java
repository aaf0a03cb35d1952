package io.tradegrid.cli.retention;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.shell.Progress;
import io.tradegrid.cli.sql.TextTable;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.retention.AgingTable;
import io.tradegrid.retention.Removed;
import io.tradegrid.retention.RetentionRules;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code retention run}: removes what is too old, now. */
@Command(
    name = "run",
    description = {
      "Removes what is older than the rules of grid.retention.keep say, as the cluster itself does"
          + " once a day, and tells of each table what went: rows or ticks, whole blocks, bytes,"
          + " and when the oldest is that is kept.",
      "",
      "It works beside the running grid. What was begun and failed is no harm: run it again."
    },
    footer = {
      "  ./tradegrid retention run --dry-run              count only",
      "  ./tradegrid retention run --json",
      "  ./tradegrid retention run --keep TICK_QUOTES:30d,TICK_BARS_1S:90d"
    },
    exitCodeList = {"0:done", "1:it failed; the last line says why", "2:asked wrongly"})
public final class RunCommand implements Callable<Integer> {

  private static final long NS_PER_SECOND = 1_000_000_000L;

  @Spec private CommandSpec spec;

  @Option(names = "--dry-run", description = "Count only; remove nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print one JSON object instead of the table.")
  private boolean json;

  @Option(
      names = "--keep",
      paramLabel = "RULES",
      converter = Rules.class,
      description = "Other rules for this run, as TICK_QUOTES:30d,TRADES:365d.")
  private RetentionRules keep;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public RunCommand() {}

  /** Reads rules. */
  static final class Rules implements ITypeConverter<RetentionRules> {
    @Override
    public RetentionRules convert(String text) {
      try {
        return RetentionRules.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      RetentionRules rules = keep == null ? client.retention().rules() : keep;
      Map<AgingTable, Removed> removed = run(client, rules);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(json(rules, removed));
      } else {
        print(rules, removed, out);
      }
      out.flush();
    }
    return 0;
  }

  private Map<AgingTable, Removed> run(TradeGridClient client, RetentionRules rules) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    int total = rules.days().size() * client.shardCount();
    try (Progress progress = Progress.start("Shards of tables", total)) {
      return client.retention().run(rules, today, dryRun, (done, all) -> progress.advanceTo(done));
    }
  }

  private void print(RetentionRules rules, Map<AgingTable, Removed> removed, PrintWriter out) {
    if (removed.isEmpty()) {
      out.println("Everything is kept for ever: grid.retention.keep has no rule");
      return;
    }
    TextTable table =
        new TextTable(List.of("TABLE", "DAYS", "ROWS", "BLOCKS", "BYTES", "OLDEST KEPT"));
    removed.forEach(
        (of, gone) ->
            table.add(
                Arrays.asList(
                    of.name(),
                    rules.days().get(of),
                    gone.rows(),
                    gone.blocks(),
                    gone.bytes(),
                    oldest(gone))));
    table.lines().forEach(out::println);
    out.println(dryRun ? "Nothing was removed: --dry-run" : "Removed");
  }

  private static Instant oldest(Removed removed) {
    return removed.oldestNs() == Long.MAX_VALUE
        ? null
        : Instant.ofEpochSecond(
            Math.floorDiv(removed.oldestNs(), NS_PER_SECOND),
            Math.floorMod(removed.oldestNs(), NS_PER_SECOND));
  }

  private String json(RetentionRules rules, Map<AgingTable, Removed> removed) {
    String tables =
        removed.entrySet().stream()
            .map(
                each ->
                    String.format(
                        Locale.ROOT,
                        "\"%s\":{\"days\":%d,\"rows\":%d,\"blocks\":%d,\"bytes\":%d,\"oldest\":%s}",
                        each.getKey(),
                        rules.days().get(each.getKey()),
                        each.getValue().rows(),
                        each.getValue().blocks(),
                        each.getValue().bytes(),
                        oldest(each.getValue()) == null
                            ? "null"
                            : "\"" + oldest(each.getValue()) + "\""))
            .collect(Collectors.joining(","));
    return String.format(Locale.ROOT, "{\"dryRun\":%b,\"tables\":{%s}}", dryRun, tables);
  }
}
