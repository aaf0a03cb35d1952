package io.tradegrid.indicator;

import io.tradegrid.risk.RiskException;
import io.tradegrid.statistics.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An indicator that is fed bar by bar. It has no value before it has seen as many bars as its
 * definition needs, and none that is not a number after. For one thread.
 */
public final class Indicator {

  private static final Pattern TEXT =
      Pattern.compile("\\s*([A-Za-z_]+)\\s*(?:\\(([^()]*)\\))?\\s*");

  private final IndicatorKind kind;
  private final double[] parameters;
  private final Formula formula;
  private final double[] lines;
  private long bars;

  private Indicator(IndicatorKind kind, double[] parameters) {
    this.kind = kind;
    this.parameters = parameters;
    this.formula = kind.formula(parameters);
    this.lines = new double[kind.lines().size()];
  }

  /**
   * Makes an indicator that has seen nothing.
   *
   * @param parameters those that are not standard, from the first on
   * @throws RiskException INVALID_INPUT naming the one out of its range
   */
  public static Indicator of(IndicatorKind kind, double... parameters) {
    return new Indicator(kind, kind.withStandard(parameters));
  }

  /**
   * Makes an indicator from a text such as {@code rsi} or {@code macd(12, 26, 9)}.
   *
   * @throws RiskException INVALID_INPUT if it is none
   */
  public static Indicator parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw Require.invalid("indicator: must be a name or name(number, …), got " + text);
    }
    IndicatorKind kind = IndicatorKind.of(matcher.group(1));
    String numbers = matcher.group(2);
    try {
      return of(
          kind,
          numbers == null || numbers.isBlank()
              ? new double[0]
              : Arrays.stream(numbers.split(",", -1)).mapToDouble(Double::parseDouble).toArray());
    } catch (NumberFormatException e) {
      throw Require.invalid("indicator: must have numbers in brackets, got " + text);
    }
  }

  /** Returns the kind. */
  public IndicatorKind kind() {
    return kind;
  }

  /** Returns how many bars there must be for the first value. */
  public int required() {
    return kind.required(parameters);
  }

  /**
   * Takes the next bar.
   *
   * @return whether there is a value now
   * @throws RiskException NUMERICAL_ERROR if the value is not a number, such as a ratio to a price
   *     of 0
   */
  public boolean add(PriceBar bar) {
    Arrays.fill(lines, Double.NaN);
    formula.next(bar, lines);
    bars++;
    if (!hasValue()) {
      return false;
    }
    for (int i = 0; i < lines.length; i++) {
      Require.answer(kind + " " + kind.lines().get(i), lines[i]);
    }
    return true;
  }

  /** Returns whether there is a value. */
  public boolean hasValue() {
    return bars >= required();
  }

  /**
   * Returns the value of a line after the last bar.
   *
   * @throws RiskException INSUFFICIENT_DATA if there were too few bars
   */
  public double value(int line) {
    Require.observations(this + ": bars", required(), bars);
    return lines[line];
  }

  /**
   * Feeds a series to an indicator that has seen nothing.
   *
   * @return by line the values from the bar {@link #required} on
   * @throws RiskException INSUFFICIENT_DATA if there are fewer bars than it needs, NUMERICAL_ERROR
   *     as {@link #add}
   */
  public double[][] run(List<PriceBar> series) {
    Require.observations(this + ": bars", required(), series.size());
    double[][] values = new double[lines.length][series.size() - required() + 1];
    int at = 0;
    for (PriceBar bar : series) {
      if (add(bar)) {
        for (int i = 0; i < lines.length; i++) {
          values[i][at] = lines[i];
        }
        at++;
      }
    }
    return values;
  }

  /** Returns the text that {@link #parse} reads. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT)
        + Arrays.stream(parameters)
            .mapToObj(Indicator::plain)
            .collect(
                Collectors.joining(
                    ",", parameters.length == 0 ? "" : "(", parameters.length == 0 ? "" : ")"));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
