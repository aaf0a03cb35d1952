package io.tradegrid.cli.market;

import io.tradegrid.cli.shell.Decimal;
import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.shell.Span;
import io.tradegrid.client.MarketRules;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.model.CollarAction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code market rules}: changes how a market is run. */
@Command(
    name = "rules",
    description = {
      "Changes how a market is run, and shows how it stands then. What is not named stays as it is;"
          + " open orders stay as they are.",
      "",
      "A collar is how far a trade may go from the reference price (static) or from the last trade"
          + " (dynamic), in basis points: 100 are one percent."
    },
    footer = {
      "  ./tradegrid market rules AAPL --reference 230 --static-collar 1000",
      "  ./tradegrid market rules AAPL --dynamic-collar 200 --at-collar auction",
      "  ./tradegrid market rules AAPL --volatility-auction 2m",
      "  ./tradegrid market rules AAPL --price-steps 10:0.05,100:0.10",
      "  ./tradegrid market rules AAPL --static-collar 0 --dynamic-collar 0"
    })
public final class RulesCommand implements Callable<Integer> {

  private static final Duration PROJECTION_WAIT = Duration.ofSeconds(2);

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SYMBOL", description = "The instrument.")
  private String symbol;

  @Option(
      names = "--reference",
      paramLabel = "PRICE",
      converter = Decimal.class,
      description = "The reference price; an auction that trades sets it too.")
  private BigDecimal reference;

  @Option(
      names = "--static-collar",
      paramLabel = "BPS",
      description = "Around the reference price; 0 for none.")
  private Integer staticCollar;

  @Option(
      names = "--dynamic-collar",
      paramLabel = "BPS",
      description = "Around the last trade; 0 for none.")
  private Integer dynamicCollar;

  @Option(
      names = "--at-collar",
      paramLabel = "ACTION",
      description = "At the edge refuse the order, or go to a volatility auction: refuse, auction.")
  private CollarAction action;

  @Option(
      names = "--volatility-auction",
      paramLabel = "TIME",
      converter = Span.class,
      description = "How long such an auction lasts: 90s, 2m; 0s until you end it.")
  private Duration auction;

  @Option(
      names = "--price-steps",
      paramLabel = "STEPS",
      converter = Steps.Converter.class,
      description =
          "From each price on, prices are multiples of a step: 10:0.05,100:0.10; none for every"
              + " tick.")
  private Steps steps;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public RulesCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      client.awaitProjection(PROJECTION_WAIT);
      MarketRules now = client.market(symbol).rules();
      client.changeRules(
          symbol,
          new MarketRules(
              steps == null ? now.priceSteps() : steps.list(),
              reference,
              staticCollar == null ? now.staticCollarBps() : staticCollar,
              dynamicCollar == null ? now.dynamicCollarBps() : dynamicCollar,
              action == null ? now.collarAction() : action,
              auction == null ? now.volatilityAuction() : auction));
      MarketText.print(client, symbol, spec.commandLine().getOut());
      return 0;
    }
  }
}
