package io.tradegrid.cli.ticks;

import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickTime;
import io.tradegrid.tick.TradeTick;
import io.tradegrid.tick.WeightedMean;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ticks as rows of a table. */
final class TickText {

  /** Decimals of averages. */
  static final int DECIMALS = 8;

  private TickText() {}

  static List<String> header(TickKind kind) {
    return kind == TickKind.QUOTE
        ? List.of("time", "bid", "size", "ask", "size", "source", "sequence", "flags")
        : List.of("time", "price", "size", "conditions", "source", "sequence", "flags");
  }

  /** Returns the values under the header of its kind. */
  static List<?> row(Tick tick) {
    String source = Tag.text(tick.source());
    if (tick instanceof QuoteTick quote) {
      return List.of(
          TickTime.instant(tick.timeNs()),
          price(tick, quote.bidPrice()),
          size(tick, quote.bidSize()),
          price(tick, quote.askPrice()),
          size(tick, quote.askSize()),
          source,
          tick.sequence(),
          flags(tick));
    }
    TradeTick trade = (TradeTick) tick;
    return List.of(
        TickTime.instant(tick.timeNs()),
        price(tick, trade.price()),
        size(tick, trade.size()),
        Tag.text(tick.conditions()),
        source,
        tick.sequence(),
        flags(tick));
  }

  private static String flags(Tick tick) {
    return Arrays.stream(TickFlag.values())
        .filter(flag -> flag.in(tick.flags()))
        .map(Enum::name)
        .collect(Collectors.joining(" "));
  }

  static BigDecimal price(Tick tick, long price) {
    return BigDecimal.valueOf(price, tick.priceDecimals());
  }

  static BigDecimal size(Tick tick, long size) {
    return BigDecimal.valueOf(size, tick.sizeDecimals());
  }

  /** Returns an average as it is shown, null if there is none. */
  static BigDecimal mean(Optional<WeightedMean> mean) {
    return mean.map(some -> some.rounded(DECIMALS)).orElse(null);
  }
}
