package io.tradegrid.risk.live;

import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Historical value at risk and expected shortfall of a portfolio, a book or the firm as they were
 * at one moment, or why they cannot be computed. Who holds nothing has no risk: all numbers are 0.
 * Immutable.
 */
public final class LiveMetric {

  private final LiveScope scope;
  private final String currency;
  private final Instant computedAt;
  private final SortedMap<Integer, Long> sequences;

  /** Null if there is a failure or nothing is held. */
  private final RiskReport report;

  private final int expired;
  private final RiskException failure;

  private LiveMetric(
      LiveScope scope,
      String currency,
      Instant computedAt,
      SortedMap<Integer, Long> sequences,
      RiskReport report,
      int expired,
      RiskException failure) {
    this.scope = scope;
    this.currency = currency;
    this.computedAt = computedAt;
    this.sequences = Collections.unmodifiableSortedMap(sequences);
    this.report = report;
    this.expired = expired;
    this.failure = failure;
  }

  /**
   * Adds up the parts of all shards.
   *
   * @param currency it is reported in
   * @param parts in the order of the shards
   * @param observations daily scenarios that it is computed from, the latest
   * @param now when that is
   */
  public static LiveMetric of(
      LiveScope scope,
      String currency,
      Collection<ShardPart> parts,
      int observations,
      Instant now) {
    SortedMap<Integer, Long> sequences = new TreeMap<>();
    List<PnlVector> vectors = new ArrayList<>();
    parts.forEach(part -> sequences.put(part.shard(), part.sequence()));
    try {
      for (ShardPart part : parts) {
        if (part.isHeld()) {
          vectors.add(part.pnl());
        }
      }
      PnlVector sum = vectors.isEmpty() ? null : PnlVector.sum(vectors);
      RiskReport report = sum == null ? null : RiskReport.of(scope.name(), sum, observations);
      int expired = sum == null ? 0 : sum.expired();
      return new LiveMetric(scope, currency, now, sequences, report, expired, null);
    } catch (RiskException e) {
      return new LiveMetric(scope, currency, now, sequences, null, 0, e);
    }
  }

  /** Returns whose it is. */
  public LiveScope scope() {
    return scope;
  }

  /** Returns the currency of the amounts. */
  public String currency() {
    return currency;
  }

  /** Returns when it was computed. */
  public Instant computedAt() {
    return computedAt;
  }

  /** Returns the last entry of each shard's log that it counts, of shards it ever held there. */
  public SortedMap<Integer, Long> sequences() {
    return sequences;
  }

  /** Returns why there are no numbers, null if there are. */
  public RiskException failure() {
    return failure;
  }

  /** Returns whether anything is held. */
  public boolean isHeld() {
    return report != null || failure != null;
  }

  /** Returns the numbers, null if there is a failure or nothing is held. */
  public RiskReport report() {
    return report;
  }

  /** Returns how many positions are in options that have expired. */
  public int expired() {
    return expired;
  }

  /** Returns value at risk at {@link RiskReport#VALUE_AT_RISK_LEVEL}; 0 if nothing is held. */
  public double valueAtRisk() {
    return report == null ? 0 : report.valueAtRisk99();
  }

  /** Returns shortfall at {@link RiskReport#EXPECTED_SHORTFALL_LEVEL}; 0 if nothing is held. */
  public double expectedShortfall() {
    return report == null ? 0 : report.expectedShortfall975();
  }

  /** Returns the sequences as text, {@code 3:17 8:204}, shard and entry. */
  public String sequencesText() {
    StringBuilder text = new StringBuilder();
    sequences.forEach(
        (shard, sequence) ->
            text.append(text.isEmpty() ? "" : " ").append(shard).append(':').append(sequence));
    return text.toString();
  }
}
