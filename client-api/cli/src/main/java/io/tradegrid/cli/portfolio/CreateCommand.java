package io.tradegrid.cli.portfolio;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.model.Portfolio;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portfolio create}: creates a portfolio. */
@Command(
    name = "create",
    description = "Creates a portfolio, or finds it if it is there with the same limits.",
    footer = {
      "  ./tradegrid portfolio create FUND",
      "  ./tradegrid portfolio create FUND --currency EUR --max-position 5000"
    })
public final class CreateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "1 to 32 letters, digits, '.', '_' and '-'.")
  private String name;

  @Option(
      names = "--currency",
      defaultValue = "USD",
      description = "What it reports in (default: ${DEFAULT-VALUE}).")
  private String currency;

  @Mixin private LimitOptions limits;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public CreateCommand() {}

  @Override
  public Integer call() {
    Portfolio terms = limits.over(Portfolio.named(name, currency));
    try (TradeGridClient client = grid.connect()) {
      client.createPortfolio(terms);
      PortfolioText.print(client.portfolio(name), spec.commandLine().getOut());
      return 0;
    }
  }
}
