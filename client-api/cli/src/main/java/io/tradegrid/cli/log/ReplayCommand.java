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

/** {@code log replay}: what a book looked like. */
@Command(
    name = "replay",
    description = {
      "Shows what the book of an instrument looked like at a time or after an entry of the log, by"
          + " carrying out the log again from its first entry: levels with their orders, phase, last"
          + " trade, and the hash of all that the shard knew.",
      "",
      "A time is an instant such as 2026-11-20T10:31:07Z, a UTC date and time without the Z, or"
          + " HH:MM:SS of the UTC day of the log's last entry; seconds may have a fraction. All"
          + " commands up to and including that time are carried out. Without --until and --to it"
          + " goes to the end of the log."
    },
    footer = {
      "  ./tradegrid log replay --symbol AAPL --until 10:31:07",
      "  ./tradegrid log replay --symbol AAPL --until 2026-11-20T10:31:07.25Z",
      "  ./tradegrid log replay --symbol AAPL --to 2000 --levels 3 --events 5",
      "  ./tradegrid log replay --symbol AAPL --to 2000 --json"
    })
public final class ReplayCommand implements Callable<Integer> {

  /** Where to stop. */
  private static final class End {

    @Option(
        names = "--until",
        paramLabel = "TIME",
        description = "Carry out what was accepted until then.")
    private String until;

    @Option(names = "--to", paramLabel = "SEQ", description = "Stop after this entry.")
    private Long to;
  }

  @Option(names = "--symbol", required = true, paramLabel = "S", description = "The instrument.")
  private String symbol;

  @ArgGroup private End end;

  @Option(
      names = "--levels",
      paramLabel = "N",
      defaultValue = "10",
      description = "Price levels of each side, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private long levels;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "0",
      description = "Also print the last events of the market, up to 1000.")
  private long events;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public ReplayCommand() {}

  @Override
  public Integer call() {
    List<String> arguments = new ArrayList<>();
    ShowCommand.add(arguments, "symbol", symbol);
    if (end != null) {
      ShowCommand.add(arguments, "until", end.until);
      ShowCommand.add(arguments, "to", end.to);
    }
    ShowCommand.add(arguments, "levels", levels);
    ShowCommand.add(arguments, "events", events);
    ShowCommand.add(arguments, "json", json);
    ShowCommand.add(arguments, "grid", grid.address());
    Installation installation = Installation.current();
    return ForegroundProcess.run(installation.lookBack("replay", arguments), installation.root());
  }
}
