package io.tradegrid.prices;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.shell.Progress;
import io.tradegrid.client.TradeGridClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports the executions of LOBSTER files as bars; the order book stays as it is. */
@Command(
    name = "lobster",
    description =
        "Imports the executions of LOBSTER message files as one-minute and daily bars. No order is"
            + " entered: orders replay does that.",
    footer = "  ./tradegrid import lobster AAPL_2012-06-21_34200000_37800000_message_30.csv.gz")
public final class LobsterBarsCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "LOBSTER message files.")
  private List<Path> files;

  @Mixin private GridOption grid;

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public LobsterBarsCommand() {}

  @Override
  public Integer call() {
    List<LobsterBars> all = new ArrayList<>();
    for (Path file : files) {
      try (Progress progress = Progress.start("reading " + file.getFileName(), 0)) {
        all.add(LobsterBars.of(file, progress::advanceTo));
      }
    }
    try (TradeGridClient client = grid.connect()) {
      for (LobsterBars bars : all) {
        client.put(bars.minuteRows());
        client.put(bars.dayRows());
        long rows =
            (Long)
                client
                    .sql("SELECT COUNT(*) FROM BARS_1M WHERE SYMBOL = ?", bars.symbol())
                    .get(0)
                    .get(0);
        spec.commandLine()
            .getOut()
            .printf(
                "%s: %,d executions imported as %,d one-minute bars and %d daily bar;"
                    + " BARS_1M now holds %,d rows of it%n",
                bars.symbol(),
                bars.executions(),
                bars.minuteRows().size(),
                bars.dayRows().size(),
                rows);
      }
    }
    return 0;
  }
}
