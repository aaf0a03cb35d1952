package io.tradegrid.cli.market;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code market}: what an operator does to the market of an instrument. */
@Command(
    name = "market",
    description = {
      "Looks at markets and runs them: phases, auctions, price collars, halts.",
      "",
      "A day is a walk through phases: pre_open and opening_auction collect orders, continuous"
          + " trades what was collected at one price and then goes on order by order,"
          + " closing_auction collects again, closed trades that and ends the day. halt stops a"
          + " market, volatility_auction comes by itself where a collar asks for it."
    },
    footer = {
      "  ./tradegrid market show",
      "  ./tradegrid market phase AAPL opening_auction",
      "  ./tradegrid market phase AAPL continuous          uncross and trade",
      "  ./tradegrid market rules AAPL --static-collar 1000 --reference 230",
      "  ./tradegrid market phase AAPL halt",
      "  ./tradegrid market cancel-all AAPL"
    },
    subcommands = {
      ShowCommand.class,
      PhaseCommand.class,
      RulesCommand.class,
      CancelEverybodyCommand.class
    })
public final class MarketCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public MarketCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with the market: show, phase, rules or cancel-all");
  }
}
