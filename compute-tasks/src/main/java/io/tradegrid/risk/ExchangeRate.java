package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What one unit of a currency is worth in another, day by day. It is a price like others, with the
 * closes of a pair of currencies, EURUSD being dollars for one euro: those of the pair itself, else
 * of the pair the other way round, else the product of two rates over a third currency, the dollar
 * before the euro, on the days that both have. Immutable; it travels between nodes.
 */
public final class ExchangeRate {

  /** Of what is not converted. */
  public static final ExchangeRate NONE = new ExchangeRate("", "", null);

  private static final List<String> BRIDGES = List.of("USD", "EUR");

  private final String from;
  private final String to;

  /** Null if nothing is converted. */
  private final PriceHistory history;

  private ExchangeRate(String from, String to, PriceHistory history) {
    this.from = from;
    this.to = to;
    this.history = history;
  }

  /** Returns the symbols of all pairs whose closes {@link #find} may ask for. */
  public static Set<String> pairs(String from, String to) {
    Set<String> pairs = new LinkedHashSet<>();
    if (!from.equals(to)) {
      addBothWays(pairs, from, to);
      for (String bridge : BRIDGES) {
        if (!bridge.equals(from) && !bridge.equals(to)) {
          addBothWays(pairs, from, bridge);
          addBothWays(pairs, bridge, to);
        }
      }
    }
    return pairs;
  }

  private static void addBothWays(Set<String> pairs, String from, String to) {
    pairs.add(from + to);
    pairs.add(to + from);
  }

  /**
   * Finds a rate.
   *
   * @param from the currency that is converted
   * @param to the currency it is converted to, which may be the same
   * @param closes gives the closes of a pair by its symbol, null or empty if there are none
   * @throws RiskException INSUFFICIENT_DATA naming the rate that is missing
   */
  public static ExchangeRate find(String from, String to, Function<String, PriceHistory> closes) {
    if (from.equals(to)) {
      return new ExchangeRate(from, to, null);
    }
    PriceHistory direct = pair(from, to, closes);
    if (direct != null) {
      return new ExchangeRate(from, to, direct);
    }
    for (String bridge : BRIDGES) {
      PriceHistory first = pair(from, bridge, closes);
      PriceHistory second = pair(bridge, to, closes);
      if (first != null && second != null) {
        return new ExchangeRate(from, to, first.times(from + to, second));
      }
    }
    throw new RiskException(
        Failure.INSUFFICIENT_DATA,
        "rate of %s in %s: neither %s nor %s has closes, nor have pairs over %s: exchange rates:"
                .formatted(from, to, from + to, to + from, bridges(from, to))
            + " required 1, actual 0");
  }

  private static String bridges(String from, String to) {
    List<String> bridges = new ArrayList<>(BRIDGES);
    bridges.removeAll(List.of(from, to));
    return String.join(" or ", bridges);
  }

  private static PriceHistory pair(String from, String to, Function<String, PriceHistory> closes) {
    PriceHistory quoted = closes.apply(from + to);
    if (quoted != null && quoted.size() > 0) {
      return quoted;
    }
    PriceHistory reversed = closes.apply(to + from);
    return reversed == null || reversed.size() == 0 ? null : reversed.inverse(from + to);
  }

  /** Returns the currency that is converted. */
  public String from() {
    return from;
  }

  /** Returns the currency it is converted to. */
  public String to() {
    return to;
  }

  /** Whether the two are not the same. */
  public boolean converts() {
    return history != null;
  }

  /** Returns the pair's name, {@code EURUSD} from EUR to USD. */
  public String pair() {
    return from + to;
  }

  /** Returns the closes of the rate, null if nothing is converted. */
  public PriceHistory history() {
    return history;
  }

  /**
   * Returns the last close, 1 if nothing is converted.
   *
   * @throws RiskException INSUFFICIENT_DATA if two rates have no day in common
   */
  public double last() {
    return history == null ? 1 : history.lastClose();
  }

  /**
   * Returns a P&amp;L in the other currency, X ((1 + f) ΔV + f V).
   *
   * @param change ΔV, of the value in the currency that is converted
   * @param value V, before it
   * @param move f, relative, of the rate meanwhile; not looked at if nothing is converted
   */
  double pnl(double change, double value, double move) {
    return converts() ? last() * ((1 + move) * change + move * value) : change;
  }

  /**
   * Returns the rate as it was at the end of a day.
   *
   * @throws RiskException as {@link PriceHistory#upTo}
   */
  public ExchangeRate upTo(LocalDate day) {
    return history == null ? this : new ExchangeRate(from, to, history.upTo(day));
  }
}
