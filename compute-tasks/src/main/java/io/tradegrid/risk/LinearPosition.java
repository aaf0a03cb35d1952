package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;
import java.time.LocalDate;
import java.util.List;

/**
 * A holding whose value is quantity times price, with the history of its price.
 *
 * @param symbol the instrument
 * @param quantity units held; negative is short
 * @param closes daily closes, days strictly rising
 */
public record LinearPosition(String symbol, double quantity, List<DailyClose> closes) {

  /**
   * The most calendar days between two closes that still count as one day's move: covers every
   * exchange holiday, but not a hole in the data.
   */
  public static final int MAX_GAP_DAYS = 14;

  /**
   * Checks every number.
   *
   * @throws RiskException INVALID_INPUT if days do not rise, NUMERICAL_ERROR for a quantity that is
   *     not finite or a price that is not positive
   */
  public LinearPosition {
    closes = List.copyOf(closes);
    if (!Double.isFinite(quantity)) {
      throw new RiskException(
          Failure.NUMERICAL_ERROR, symbol + ": quantity must be finite, got " + quantity);
    }
    LocalDate previous = LocalDate.MIN;
    for (DailyClose close : closes) {
      if (!close.day().isAfter(previous)) {
        throw new RiskException(
            Failure.INVALID_INPUT,
            symbol + ": days must rise, got " + close.day() + " after " + previous);
      }
      requirePrice(symbol, close.day(), close.close());
      close.adjustedClose().ifPresent(price -> requirePrice(symbol, close.day(), price));
      previous = close.day();
    }
  }

  private static void requirePrice(String symbol, LocalDate day, double price) {
    if (!(price > 0 && Double.isFinite(price))) {
      throw new RiskException(
          Failure.NUMERICAL_ERROR, symbol + " " + day + ": close must be positive, got " + price);
    }
  }

  /**
   * Returns quantity times the last close, in the instrument's currency.
   *
   * @throws RiskException INSUFFICIENT_DATA if there is no close
   */
  public double marketValue() {
    if (closes.isEmpty()) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA, symbol + ": daily closes: required 1, actual 0");
    }
    return quantity * closes.get(closes.size() - 1).close();
  }

  /**
   * Returns what today's holding at today's price would gain under each historical move: market
   * value times the relative change of each pair of consecutive closes at most {@link
   * #MAX_GAP_DAYS} apart.
   *
   * @throws RiskException INSUFFICIENT_DATA if there is no close, NUMERICAL_ERROR on overflow
   */
  public PnlVector pnl() {
    double value = marketValue();
    int pairs = closes.size() - 1;
    PnlVector.Scenarios scenarios = new PnlVector.Scenarios(pairs);
    for (int i = 0; i < pairs; i++) {
      DailyClose from = closes.get(i);
      DailyClose to = closes.get(i + 1);
      long gapDays = to.day().toEpochDay() - from.day().toEpochDay();
      if (gapDays <= MAX_GAP_DAYS) {
        scenarios.add(
            Math.toIntExact(from.day().toEpochDay()),
            Math.toIntExact(to.day().toEpochDay()),
            value * to.relativeChangeSince(from));
      }
    }
    return new PnlVector(1, value, scenarios);
  }
}
