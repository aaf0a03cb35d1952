package io.tradegrid.cli.log;

import io.tradegrid.cli.process.ForegroundProcess;
import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.GridOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code log show}: the entries of a log in words. */
@Command(
    name = "show",
    description = {
      "Prints the entries of a shard's log: sequence, time, who wrote it, and each command with its"
          + " fields. An entry is a batch: commands that were carried out and made durable together.",
      "",
      "With --symbol only the commands for that instrument and for the whole shard, and only entries"
          + " that have any. Prices and quantities are decimals, times UTC."
    },
    footer = {
      "  ./tradegrid log show --symbol AAPL",
      "  ./tradegrid log show --symbol AAPL --last 3     the newest ones",
      "  ./tradegrid log show --shard 17 --from 2000 --to 2010",
      "  ./tradegrid log show --shard 17 --limit 1000000 --json"
    })
public final class ShowCommand implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private ShardOption which;

  @Option(
      names = "--from",
      paramLabel = "SEQ",
      description = "The first entry (default: 1, the first of all).")
  private Long from;

  @Option(names = "--to", paramLabel = "SEQ", description = "The last entry (default: the newest).")
  private Long to;

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "Instead of --from: begin so many entries before the end.")
  private Long last;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Print at most so many entries (default: ${DEFAULT-VALUE}).")
  private long limit;

  @Option(names = "--json", description = "Print one JSON object an entry.")
  private boolean json;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public ShowCommand() {}

  @Override
  public Integer call() {
    List<String> arguments = new ArrayList<>(which.arguments());
    add(arguments, "from", from);
    add(arguments, "to", to);
    add(arguments, "last", last);
    add(arguments, "limit", limit);
    add(arguments, "json", json);
    add(arguments, "grid", grid.address());
    Installation installation = Installation.current();
    return ForegroundProcess.run(installation.lookBack("show", arguments), installation.root());
  }

  static void add(List<String> arguments, String key, Object value) {
    if (value != null) {
      arguments.add("--" + key + "=" + value);
    }
  }
}
