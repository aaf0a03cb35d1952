package io.tradegrid.prices;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.contract.Contract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports what symbols are into CONTRACTS. */
@Command(
    name = "contracts",
    description =
        "Imports contracts from CSV, plain or gzip, with a header that names columns of the table"
            + " CONTRACTS: symbol and asset_class, and as the class needs them multiplier,"
            + " underlying, strike, expiry, option_type, exercise, volatility, rate,"
            + " dividend_yield, coupon_rate, coupons_per_year.",
    footer = "  ./tradegrid import contracts options.csv")
public final class ContractsCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files.")
  private List<Path> files;

  @Mixin private GridOption grid;

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public ContractsCommand() {}

  @Override
  public Integer call() {
    List<Contract> contracts = new ArrayList<>();
    files.forEach(file -> contracts.addAll(new ContractFile(file).read()));
    try (TradeGridClient client = grid.connect()) {
      client.risk().define(contracts);
      spec.commandLine().getOut().printf("imported %,d contracts%n", contracts.size());
    }
    return 0;
  }
}
