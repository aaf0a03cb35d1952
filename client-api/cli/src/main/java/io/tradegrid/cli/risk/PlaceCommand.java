package io.tradegrid.cli.risk;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code risk place}: the hierarchy of books. */
@Command(
    name = "place",
    description = "Puts a portfolio or a book under a book, or right under the firm.",
    footer = {
      "  ./tradegrid risk place ALPHA --under EQUITIES",
      "  ./tradegrid risk place EQUITIES --under TRADING",
      "  ./tradegrid risk place ALPHA --under-firm"
    })
public final class PlaceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private GridOption grid;

  @Parameters(paramLabel = "MEMBER", description = "Name of the portfolio or book.")
  private String member;

  @Option(names = "--under", paramLabel = "BOOK", description = "The book.")
  private String under;

  @Option(names = "--under-firm", description = "Under no book.")
  private boolean underFirm;

  /** Made by picocli. */
  public PlaceCommand() {}

  @Override
  public Integer call() {
    if ((under == null) != underFirm) {
      throw new ParameterException(
          spec.commandLine(), "one of --under and --under-firm must be given");
    }
    try (TradeGridClient client = grid.connect()) {
      client.risk().place(member, under);
      return 0;
    }
  }
}
