package io.tradegrid.prices;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be imported from the command line. */
@Command(
    name = "import",
    description = "Imports prices and contracts from files.",
    footer = {
      "  ./tradegrid import prices FILE      daily prices into BARS_1D",
      "  ./tradegrid import lobster FILE     bars of recorded executions",
      "  ./tradegrid import contracts FILE   what symbols are into CONTRACTS"
    },
    subcommands = {PricesCommand.class, LobsterBarsCommand.class, ContractsCommand.class})
public final class ImportCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public ImportCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "prices, lobster or contracts is missing");
  }
}
