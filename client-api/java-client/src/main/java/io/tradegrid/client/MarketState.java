package io.tradegrid.client;

import io.tradegrid.client.MarketRules.PriceStep;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How an instrument's market stands: a row of table MARKETS. Prices and quantities are null where
 * there is none.
 *
 * @param symbol the instrument
 * @param phase what the market is doing
 * @param lastPrice of the last trade
 * @param referencePrice what the static collar is around
 * @param collarLow the lowest price an order may have
 * @param collarHigh the highest price an order may have
 * @param indicativePrice what the auction would trade at now
 * @param indicativeQuantity what it would trade, in units
 * @param surplusQuantity what it would leave over at that price, in units
 * @param surplusSide whose that is
 * @param openOrders open orders, waiting stop orders included
 * @param rules how it is run
 * @param updatedAt when any of it last changed; null before anything happened
 */
public record MarketState(
    String symbol,
    Phase phase,
    BigDecimal lastPrice,
    BigDecimal referencePrice,
    BigDecimal collarLow,
    BigDecimal collarHigh,
    BigDecimal indicativePrice,
    BigDecimal indicativeQuantity,
    BigDecimal surplusQuantity,
    Side surplusSide,
    int openOrders,
    MarketRules rules,
    Instant updatedAt) {

  /** What {@link #of} reads, in its order. */
  public static final String COLUMNS =
      "SYMBOL, PHASE, LAST_PRICE, REFERENCE_PRICE, COLLAR_LOW, COLLAR_HIGH, INDICATIVE_PRICE,"
          + " INDICATIVE_QUANTITY, SURPLUS_QUANTITY, SURPLUS_SIDE, OPEN_ORDERS, TICK_TABLE,"
          + " STATIC_COLLAR_BPS, DYNAMIC_COLLAR_BPS, COLLAR_ACTION, VOLATILITY_AUCTION_MS,"
          + " UPDATED_AT";

  /** Returns the state of a market in which nothing has happened yet. */
  public static MarketState untouched(String symbol) {
    return new MarketState(
        symbol,
        Phase.CONTINUOUS,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        MarketRules.OPEN,
        null);
  }

  /**
   * Reads a row.
   *
   * @param row its {@link #COLUMNS}
   */
  public static MarketState of(List<?> row) {
    BigDecimal reference = (BigDecimal) row.get(3);
    Timestamp updated = (Timestamp) row.get(16);
    return new MarketState(
        (String) row.get(0),
        Phase.valueOf((String) row.get(1)),
        (BigDecimal) row.get(2),
        reference,
        (BigDecimal) row.get(4),
        (BigDecimal) row.get(5),
        (BigDecimal) row.get(6),
        (BigDecimal) row.get(7),
        (BigDecimal) row.get(8),
        row.get(9) == null ? null : Side.valueOf((String) row.get(9)),
        (Integer) row.get(10),
        new MarketRules(
            steps((String) row.get(11)),
            reference,
            (Integer) row.get(12),
            (Integer) row.get(13),
            CollarAction.valueOf((String) row.get(14)),
            Duration.ofMillis((Long) row.get(15))),
        updated == null ? null : updated.toInstant());
  }

  /** Reads steps as the table has them: {@code from:step from:step}. */
  private static List<PriceStep> steps(String text) {
    List<PriceStep> steps = new ArrayList<>();
    if (text != null) {
      for (String step : text.split(" ", -1)) {
        int colon = step.indexOf(':');
        steps.add(
            new PriceStep(
                new BigDecimal(step.substring(0, colon)),
                new BigDecimal(step.substring(colon + 1))));
      }
    }
    return steps;
  }
}
