package io.tradegrid.client;

import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TradingRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How an instrument's market is run, in decimals; see {@link TradingRules}.
 *
 * @param priceSteps price steps that depend on the price; empty where every tick is a price
 * @param referencePrice what the static collar is around and an auction price stays near to; null
 *     leaves it as it is
 * @param staticCollarBps half width of the collar around the reference, in basis points; 0 for none
 * @param dynamicCollarBps half width of the collar around the last trade, in basis points; 0 for
 *     none
 * @param collarAction what happens at the edge of a collar
 * @param volatilityAuction how long a volatility auction lasts, in whole milliseconds; zero until
 *     an operator ends it
 */
public record MarketRules(
    List<PriceStep> priceSteps,
    BigDecimal referencePrice,
    int staticCollarBps,
    int dynamicCollarBps,
    CollarAction collarAction,
    Duration volatilityAuction) {

  private static final Duration LONGEST_AUCTION = Duration.ofDays(365);

  /** Every tick is a price, there are no collars. */
  public static final MarketRules OPEN =
      new MarketRules(List.of(), null, 0, 0, CollarAction.REFUSE, Duration.ZERO);

  /**
   * From a price on, prices are whole multiples of a step.
   *
   * @param from a whole multiple of the step, higher than that of the step before
   * @param step a whole multiple of the tick size
   */
  public record PriceStep(BigDecimal from, BigDecimal step) {}

  /** Copies the steps. */
  public MarketRules {
    priceSteps = List.copyOf(priceSteps);
  }

  /**
   * Returns the rules in an instrument's ticks.
   *
   * @throws io.tradegrid.model.RejectedException naming the price that is off tick
   * @throws IllegalArgumentException naming the field that cannot be
   */
  TradingRules inTicks(Instrument instrument) {
    return new TradingRules(
        new TickTable(bands(instrument)),
        referencePrice == null ? 0 : ticks(instrument, "referencePrice", referencePrice),
        staticCollarBps,
        dynamicCollarBps,
        CommandTranslator.require(collarAction, "collarAction"),
        auctionNs());
  }

  private List<Band> bands(Instrument instrument) {
    if (priceSteps.size() > TickTable.BANDS_MAX) {
      throw new IllegalArgumentException(
          "priceSteps: must be at most " + TickTable.BANDS_MAX + ", got " + priceSteps.size());
    }
    List<Band> bands = new ArrayList<>();
    for (int i = 0; i < priceSteps.size(); i++) {
      PriceStep one = priceSteps.get(i);
      String field = "priceSteps[" + i + "]";
      long step = ticks(instrument, field + ".step", one.step);
      long from = ticks(instrument, field + ".from", one.from);
      if (from % step != 0) {
        throw refuse(field, "must be a multiple of its step " + one.step.toPlainString(), one.from);
      } else if (i > 0 && from <= bands.get(i - 1).fromTicks()) {
        throw refuse(
            field, "must be above " + priceSteps.get(i - 1).from.toPlainString(), one.from);
      }
      bands.add(new Band(from, step));
    }
    return bands;
  }

  private static IllegalArgumentException refuse(String field, String rule, BigDecimal from) {
    return new IllegalArgumentException(field + ".from: " + rule + ", got " + from.toPlainString());
  }

  private static long ticks(Instrument instrument, String field, BigDecimal price) {
    if (CommandTranslator.require(price, field).signum() <= 0) {
      throw new IllegalArgumentException(
          field + ": must be positive, got " + price.toPlainString());
    }
    return instrument.toTicks(field, price);
  }

  private long auctionNs() {
    Duration length = CommandTranslator.require(volatilityAuction, "volatilityAuction");
    if (length.isNegative() || !length.equals(Duration.ofMillis(length.toMillis()))) {
      throw new IllegalArgumentException(
          "volatilityAuction: must be a whole number of milliseconds, got " + length);
    } else if (length.compareTo(LONGEST_AUCTION) > 0) {
      throw new IllegalArgumentException(
          "volatilityAuction: must be at most "
              + LONGEST_AUCTION.toDays()
              + " days, got "
              + length);
    }
    return length.toNanos();
  }
}
