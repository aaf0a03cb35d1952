package io.tradegrid.risk.stress;

import io.tradegrid.contract.AssetClass;
import io.tradegrid.risk.ExchangeRate;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.Shock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Shocks that happen together, written as {@code kind:amount} or {@code kind@target:amount} and
 * joined by commas: {@code price@EQUITY:-0.2,price@ACME:-0.5,volatility:0.1,parallel:0.01}. Kinds
 * are those of {@link Shock}; a target is an asset class or the symbol that a price belongs to, of
 * an option its underlying. Of shocks of one kind the one of the symbol counts, else the one of the
 * asset class, else the one without a target.
 *
 * @param name as it is called or written
 * @param shocks at least one
 */
public record StressScenario(String name, List<Part> shocks) {

  private static final int PARTS_MAX = 1_000;

  /** What is shocked. */
  public enum Kind {
    /** Relative move of prices. */
    PRICE,
    /** Added to volatilities. */
    VOLATILITY,
    /** Added to all rates. */
    PARALLEL,
    /** Turns the curve of rates. */
    TWIST
  }

  /**
   * One shock.
   *
   * @param kind what is shocked
   * @param target asset class or symbol; empty for all
   * @param amount in the unit of the kind
   */
  public record Part(Kind kind, String target, double amount) {

    private static final double PRICE_MIN = -0.999999;
    private static final double AMOUNT_MAX = 100;

    /**
     * Checks the amount.
     *
     * @throws RiskException INVALID_INPUT if it is out of range
     */
    public Part {
      double min = kind == Kind.PRICE ? PRICE_MIN : -AMOUNT_MAX;
      if (!(amount >= min && amount <= AMOUNT_MAX)) {
        throw new RiskException(
            Failure.INVALID_INPUT,
            "shock of %s: must be %s to %s, got %s".formatted(text(kind), min, AMOUNT_MAX, amount));
      }
    }
  }

  /** Takes a copy. */
  public StressScenario {
    shocks = List.copyOf(shocks);
  }

  private static String text(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a scenario: the name of a {@link NamedStress}, or shocks written out.
   *
   * @throws RiskException INVALID_INPUT naming what does not fit
   */
  public static StressScenario parse(String text) {
    for (NamedStress named : NamedStress.values()) {
      if (named.name().equals(text)) {
        return named.scenario();
      }
    }
    String[] parts = text.split(",", -1);
    if (parts.length > PARTS_MAX) {
      throw invalid("at most " + PARTS_MAX + " shocks", Integer.toString(parts.length));
    }
    List<Part> shocks = new ArrayList<>();
    for (String part : parts) {
      shocks.add(part(part));
    }
    return new StressScenario(text, shocks);
  }

  private static Part part(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw invalid(
          "must be kind:amount, kind@target:amount or one of "
              + Arrays.stream(NamedStress.values()).map(Enum::name).toList(),
          text);
    }
    int at = text.indexOf('@');
    boolean targeted = at >= 0 && at < colon;
    String kind = text.substring(0, targeted ? at : colon);
    try {
      return new Part(
          kind(kind),
          targeted ? text.substring(at + 1, colon) : "",
          Double.parseDouble(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      RiskException invalid = invalid("amount must be a number", text);
      invalid.initCause(e);
      throw invalid;
    }
  }

  private static Kind kind(String text) {
    for (Kind kind : Kind.values()) {
      if (text(kind).equals(text)) {
        return kind;
      }
    }
    throw invalid("kind must be price, volatility, parallel or twist", text);
  }

  private static RiskException invalid(String rule, String got) {
    return new RiskException(Failure.INVALID_INPUT, "shock: " + rule + ", got " + got);
  }

  /**
   * Returns the same scenario more or less strong.
   *
   * @param multiple of every shock
   * @throws RiskException INVALID_INPUT if a price would fall to nothing
   */
  public StressScenario times(double multiple) {
    return new StressScenario(
        name,
        shocks.stream()
            .map(part -> new Part(part.kind, part.target, multiple * part.amount))
            .toList());
  }

  /** Returns the largest multiple that leaves every price above nothing, at most 100. */
  public double largestMultiple() {
    double largest = 100;
    for (Part part : shocks) {
      if (part.kind == Kind.PRICE && part.amount < 0) {
        largest = Math.min(largest, 0.999 / -part.amount);
      }
      largest = Math.min(largest, part.amount == 0 ? 100 : 100 / Math.abs(part.amount));
    }
    return largest;
  }

  /**
   * Returns what happens to one symbol. The price of a pair of currencies that is held moves as its
   * two currencies do against that of the answer, (1 + m) / (1 + n) − 1, unless it is shocked
   * itself: so a currency moves by the same whether something is priced in it or it is held.
   *
   * @param symbol whose price it is, of an option its underlying
   * @param assetClass of that symbol
   * @param rate from the currency it is priced in to that of the answer
   */
  public Shock of(String symbol, AssetClass assetClass, ExchangeRate rate) {
    boolean derived =
        assetClass == AssetClass.FX
            && part(Kind.PRICE, symbol) == null
            && (rateShock(base(symbol, rate), rate.to()) != null
                || rateShock(rate.from(), rate.to()) != null);
    return new Shock(
        derived ? moveOfPair(symbol, rate) : amount(Kind.PRICE, symbol, assetClass),
        amount(Kind.VOLATILITY, symbol, assetClass),
        amount(Kind.PARALLEL, symbol, assetClass),
        amount(Kind.TWIST, symbol, assetClass));
  }

  private double amount(Kind kind, String symbol, AssetClass assetClass) {
    for (String target : List.of(symbol, assetClass.name(), "")) {
      Part part = part(kind, target);
      if (part != null) {
        return part.amount;
      }
    }
    return 0;
  }

  /** Returns the first shock of a kind and a target, null if there is none. */
  private Part part(Kind kind, String target) {
    return shocks.stream()
        .filter(part -> part.kind == kind && part.target.equals(target))
        .findFirst()
        .orElse(null);
  }

  private double moveOfPair(String symbol, ExchangeRate rate) {
    double base = move(base(symbol, rate), rate.to());
    double quoted = move(rate);
    return quoted == 0 ? base : (1 + base) / (1 + quoted) - 1;
  }

  /** Returns EUR of EURUSD, which is priced in dollars; of any other name the name. */
  private static String base(String symbol, ExchangeRate rate) {
    return symbol.endsWith(rate.from())
        ? symbol.substring(0, symbol.length() - rate.from().length())
        : symbol;
  }

  /**
   * Returns the relative move of a rate of exchange: by the price shock of its pair, else of the
   * pair the other way round, else of the asset class FX, by which the foreign currency moves. A
   * shock without a target is of what is held, not of what it is counted in.
   */
  public double move(ExchangeRate rate) {
    return move(rate.from(), rate.to());
  }

  private double move(String from, String to) {
    Double shock = rateShock(from, to);
    return shock == null ? 0 : shock;
  }

  /** Returns null if nothing is said of it. */
  private Double rateShock(String from, String to) {
    if (from.equals(to)) {
      return null;
    }
    Part pair = part(Kind.PRICE, from + to);
    Part reversed = part(Kind.PRICE, to + from);
    if (pair == null && reversed != null) {
      return 1 / (1 + reversed.amount) - 1;
    }
    Part shock = pair != null ? pair : part(Kind.PRICE, AssetClass.FX.name());
    return shock == null ? null : shock.amount;
  }
}
