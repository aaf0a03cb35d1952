package io.tradegrid.cli.market;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.model.Phase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code market phase}: takes a market to another phase. */
@Command(
    name = "phase",
    description = {
      "Takes a market to another phase, and shows how it stands then; to the one it is in changes"
          + " nothing.",
      "",
      "  continuous          orders trade as they come in; trades an auction first",
      "  pre_open            orders are collected, no price is published",
      "  opening_auction     orders are collected, the indicative price is published",
      "  volatility_auction  the same, because a price would have left its collar",
      "  closing_auction     the same at the end of the day",
      "  halt                nothing but cancelling is possible",
      "  closed              trades a closing auction first; then day orders expire"
    },
    footer = {
      "  ./tradegrid market phase AAPL opening_auction",
      "  ./tradegrid market phase AAPL continuous",
      "  ./tradegrid market phase AAPL halt"
    })
public final class PhaseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "The instrument.")
  private String symbol;

  @Parameters(index = "1", paramLabel = "PHASE", description = "One of those above.")
  private Phase phase;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public PhaseCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      client.changePhase(symbol, phase);
      MarketText.print(client, symbol, spec.commandLine().getOut());
      return 0;
    }
  }
}
