package io.tradegrid.cli.orders;

import io.tradegrid.cli.shell.Decimal;
import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.OrderBuilder;
import io.tradegrid.client.OrderContradiction;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orders submit}: enters one order. */
@Command(
    name = "submit",
    description = {
      "Enters one order and says what came of it.",
      "",
      "With --limit it is a limit order, with --stop a stop order, with both a stop-limit order,"
          + " with neither a market order. A limit or stop order rests until it is cancelled, a"
          + " market order trades at once, unless --tif or --until says otherwise."
    },
    footer = {
      "  ./tradegrid orders submit FUND buy 100 AAPL --limit 231.87",
      "  ./tradegrid orders submit FUND sell 100 AAPL               at the market",
      "  ./tradegrid orders submit FUND sell 100 AAPL --up-to 230   no lower than 230",
      "  ./tradegrid orders submit FUND sell 100 AAPL --stop 225 --reduce-only",
      "  ./tradegrid orders submit FUND buy 100 AAPL --stop 240 --limit 241 --until +8h",
      "  ./tradegrid orders submit FUND buy 900 AAPL --limit 231 --display 50 --tif day",
      "  ./tradegrid orders submit FUND buy 100 AAPL --limit 231.8 --post-only slide"
    },
    exitCodeList = {"0:taken", "1:refused, or it is not known whether", "2:asked wrongly"})
public final class SubmitCommand implements Callable<Integer> {

  private static final Map<String, String> OPTIONS =
      Map.of(
          "price", "--limit",
          "stopPrice", "--stop",
          "displayQuantity", "--display",
          "minimumQuantity", "--minimum",
          "postOnly", "--post-only",
          "expiresAt", "--until");

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PORTFOLIO", description = "Who trades.")
  private String portfolio;

  @Parameters(index = "1", paramLabel = "SIDE", description = "buy or sell.")
  private Side side;

  @Parameters(
      index = "2",
      paramLabel = "QUANTITY",
      converter = Decimal.class,
      description = "In units.")
  private BigDecimal quantity;

  @Parameters(index = "3", paramLabel = "SYMBOL", description = "The instrument.")
  private String symbol;

  @Option(
      names = "--limit",
      paramLabel = "PRICE",
      converter = Decimal.class,
      description = "Trades at this price or better.")
  private BigDecimal limit;

  @Option(
      names = "--stop",
      paramLabel = "PRICE",
      converter = Decimal.class,
      description = "Waits until the last trade reaches this price.")
  private BigDecimal stop;

  @Option(
      names = "--up-to",
      paramLabel = "PRICE",
      converter = Decimal.class,
      description = "How far a market or stop order may go.")
  private BigDecimal protection;

  @Option(
      names = "--tif",
      paramLabel = "TIF",
      description =
          "Time in force: gtc (until cancelled), day (until the market closes), ioc (at once or"
              + " cancelled) or fok (all at once or nothing).")
  private TimeInForce timeInForce;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = Until.class,
      description = "Lives until a time (gtd): 2026-12-24T17:00:00Z, or +90s, +30m, +8h from now.")
  private Instant until;

  @Option(
      names = "--display",
      paramLabel = "QUANTITY",
      converter = Decimal.class,
      description = "Shows so much at a time and hides the rest (iceberg).")
  private BigDecimal display;

  @Option(
      names = "--minimum",
      paramLabel = "QUANTITY",
      converter = Decimal.class,
      description = "Trades at least so much at once, or is cancelled.")
  private BigDecimal minimum;

  @Option(
      names = "--post-only",
      paramLabel = "CHOICE",
      defaultValue = "off",
      description =
          "Never takes liquidity: where it would, reject it or slide it one step away"
              + " (default: ${DEFAULT-VALUE}).")
  private PostOnly postOnly;

  @Option(names = "--reduce-only", description = "Only brings the position nearer to zero.")
  private boolean reduceOnly;

  @Option(
      names = "--self-trade",
      paramLabel = "MODE",
      defaultValue = "allow",
      description =
          "Where it meets an order of its own group: allow, cancel_taker, cancel_maker, cancel_both"
              + " or decrement (default: ${DEFAULT-VALUE}).")
  private SelfTrade selfTrade;

  @Mixin private RequestId id;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public SubmitCommand() {}

  @Override
  public Integer call() {
    if (limit != null && protection != null) {
      throw new ParameterException(
          spec.commandLine(), "--up-to: is for orders without --limit, which has that meaning");
    } else if (timeInForce != null && timeInForce != TimeInForce.GTD && until != null) {
      throw new ParameterException(spec.commandLine(), "--until: does not go with --tif");
    }
    OrderRequest.New order = order();
    OrderContradiction.of(order)
        .ifPresent(
            wrong -> {
              throw new ParameterException(
                  spec.commandLine(), OPTIONS.get(wrong.field()) + ": " + wrong.rule());
            });
    try (TradeGridClient client = grid.connect()) {
      Outcome.print(
          order, client.submit(order), client.instrument(symbol), spec.commandLine().getOut());
      return 0;
    }
  }

  private OrderRequest.New order() {
    OrderBuilder order =
        OrderRequest.order(symbol, portfolio, id.get())
            .of(side, quantity)
            .timeInForce(timeInForce)
            .display(display)
            .minimum(minimum)
            .postOnly(postOnly)
            .selfTrade(selfTrade);
    if (stop != null) {
      order = limit == null ? order.stopUpTo(stop, protection) : order.stopLimit(stop, limit);
    } else {
      order = limit == null ? order.marketUpTo(protection) : order.limit(limit);
    }
    order = until == null ? order : order.goodTill(until);
    return (reduceOnly ? order.reduceOnly() : order).build();
  }
}
