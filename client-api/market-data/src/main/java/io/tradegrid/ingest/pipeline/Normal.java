package io.tradegrid.ingest.pipeline;

import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TradeTick;

/** Gives ticks the decimals that their symbol has, where no digit is lost by it. */
final class Normal {

  private Normal() {}

  /** Returns a tick with the flags, and with the decimals of the rule if nothing is lost. */
  static Tick of(Tick tick, int flags, SymbolRule rule) {
    return tick instanceof TradeTick trade ? trade(trade, flags, rule) : quote(tick, flags, rule);
  }

  private static Tick trade(TradeTick trade, int flags, SymbolRule rule) {
    int priceTo = decimals(rule.priceDecimals(), trade.priceDecimals(), trade.price(), 0);
    int sizeTo = decimals(rule.sizeDecimals(), trade.sizeDecimals(), trade.size(), 0);
    if (flags == trade.flags()
        && priceTo == trade.priceDecimals()
        && sizeTo == trade.sizeDecimals()) {
      return trade;
    }
    return new TradeTick(
        trade.timeNs(),
        trade.source(),
        trade.sequence(),
        trade.venue(),
        trade.conditions(),
        flags,
        priceTo,
        sizeTo,
        Scale.rescale(trade.price(), trade.priceDecimals(), priceTo),
        Scale.rescale(trade.size(), trade.sizeDecimals(), sizeTo));
  }

  private static Tick quote(Tick tick, int flags, SymbolRule rule) {
    QuoteTick quote = (QuoteTick) tick;
    int priceTo =
        decimals(rule.priceDecimals(), quote.priceDecimals(), quote.bidPrice(), quote.askPrice());
    int sizeTo =
        decimals(rule.sizeDecimals(), quote.sizeDecimals(), quote.bidSize(), quote.askSize());
    if (flags == quote.flags()
        && priceTo == quote.priceDecimals()
        && sizeTo == quote.sizeDecimals()) {
      return quote;
    }
    return new QuoteTick(
        quote.timeNs(),
        quote.source(),
        quote.sequence(),
        quote.venue(),
        quote.conditions(),
        flags,
        priceTo,
        sizeTo,
        Scale.rescale(quote.bidPrice(), quote.priceDecimals(), priceTo),
        Scale.rescale(quote.bidSize(), quote.sizeDecimals(), sizeTo),
        Scale.rescale(quote.askPrice(), quote.priceDecimals(), priceTo),
        Scale.rescale(quote.askSize(), quote.sizeDecimals(), sizeTo));
  }

  private static int decimals(int wanted, int told, long one, long other) {
    boolean isExact =
        wanted >= 0 && Scale.isExact(one, told, wanted) && Scale.isExact(other, told, wanted);
    return isExact ? wanted : told;
  }
}
