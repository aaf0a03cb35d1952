package io.tradegrid.client;

import io.tradegrid.risk.portfolio.Grouping;
import io.tradegrid.task.RiskMeasure;
import io.tradegrid.task.RiskMethod;
import io.tradegrid.task.RiskNumbers;
import io.tradegrid.task.RiskWeights;
import java.util.HashMap;
import java.util.Map;

/**
 * A question about risk, of the whole firm unless it says otherwise. What a parameter means, its
 * range and what holds without it is in {@code docs/reference/risk.md}; the grid checks it.
 * Immutable.
 */
public final class RiskRequest {

  private final Map<String, String> parameters;

  private RiskRequest(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Returns a question about the whole firm. */
  public static RiskRequest of(RiskMeasure measure) {
    return new RiskRequest(Map.of()).with("measure", measure.name());
  }

  /** Returns a question with these parameters, by their names. */
  public static RiskRequest of(Map<String, String> parameters) {
    return new RiskRequest(Map.copyOf(parameters));
  }

  /** Returns the question with one more parameter, or with another value of it. */
  public RiskRequest with(String name, Object value) {
    Map<String, String> more = new HashMap<>(parameters);
    more.put(name, value.toString());
    return new RiskRequest(more);
  }

  /** Asks about one portfolio. */
  public RiskRequest portfolio(String name) {
    return with("portfolio", name);
  }

  /** Asks about all portfolios under a book. */
  public RiskRequest book(String name) {
    return with("book", name);
  }

  /** Asks for groups. */
  public RiskRequest by(Grouping grouping) {
    return with("by", grouping.name());
  }

  /** Has everything converted to a currency, such as USD; without it to that of the portfolios. */
  public RiskRequest currency(String currency) {
    return with("currency", currency);
  }

  /** Says how value at risk is computed. */
  public RiskRequest method(RiskMethod method) {
    return with("method", method.name());
  }

  /** Says what a simulation is made of. */
  public RiskRequest numbers(RiskNumbers numbers) {
    return with("numbers", numbers.name());
  }

  /** Says how past moves count. */
  public RiskRequest weights(RiskWeights weights) {
    return with("weights", weights.name());
  }

  /** Returns the parameters by their names. */
  public Map<String, String> parameters() {
    return new HashMap<>(parameters);
  }
}
