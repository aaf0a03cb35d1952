package io.tradegrid.cli.ticks;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ticks}: the history of trades and quotes. */
@Command(
    name = "ticks",
    description = {
      "Looks at the history of trades and quotes: what feeds have brought, and the trades of the"
          + " grid's own markets, whose source is GRID.",
      "",
      "Times are UTC such as 2012-06-21T13:30:00Z, or a day such as 2012-06-21 for its midnight; a"
          + " range has its first time and not its last."
    },
    footer = {
      "  ./tradegrid ticks show AAPL --limit 20",
      "  ./tradegrid ticks show AAPL --quotes --from 2012-06-21T13:30:00Z",
      "  ./tradegrid ticks latest AAPL MSFT",
      "  ./tradegrid ticks bars AAPL --interval 5m",
      "  ./tradegrid ticks vwap --all --from 2012-06-21 --to 2012-06-22",
      "  ./tradegrid ticks asof AAPL --tolerance 5s",
      "  ./tradegrid ticks window AAPL --spreads --at 2012-06-21T14:00:00Z"
    },
    subcommands = {
      ShowTicksCommand.class,
      LatestCommand.class,
      BarsCommand.class,
      VwapCommand.class,
      AsOfCommand.class,
      WindowCommand.class
    })
public final class TicksCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public TicksCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to show: show, latest, bars, vwap, asof or window");
  }
}
