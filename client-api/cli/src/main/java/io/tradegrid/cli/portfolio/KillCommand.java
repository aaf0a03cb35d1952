package io.tradegrid.cli.portfolio;

import io.tradegrid.cli.orders.CancelSummary;
import io.tradegrid.cli.orders.RequestId;
import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.CancelReport;
import io.tradegrid.client.TradeGridClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portfolio kill}: the kill switch. */
@Command(
    name = "kill",
    description = {
      "The kill switch: refuses every new order of a portfolio from now on, then cancels all it has.",
      "",
      "It stays blocked, whatever comes of the rest, until ./tradegrid portfolio unblock"
    },
    footer = "  ./tradegrid portfolio kill FUND",
    exitCodeList = {
      "0:blocked, all orders cancelled",
      "1:blocked perhaps, orders may still be open; the last line says how to repeat it",
      "2:asked wrongly"
    })
public final class KillCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The portfolio.")
  private String name;

  @Mixin private RequestId id;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public KillCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      CancelReport report = client.kill(name, id.get());
      spec.commandLine().getOut().printf("%s is blocked%n", name);
      CancelSummary.print(report, spec.commandLine().getOut());
      return 0;
    }
  }
}
