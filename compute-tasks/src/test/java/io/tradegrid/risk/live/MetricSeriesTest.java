package io.tradegrid.risk.live;

import static io.tradegrid.risk.live.LimitKind.EXPECTED_SHORTFALL;
import static io.tradegrid.risk.live.LimitKind.VALUE_AT_RISK;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.contract.Contract;
import io.tradegrid.risk.DailyClose;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MetricSeriesTest {

  private static final LiveScope SCOPE = LiveScope.portfolio("A");
  private static final long PAUSE = 1_000;

  private final List<MetricSeries.Entry> entries = new ArrayList<>();
  private MetricSeries series = new MetricSeries(0, Set.of(), PAUSE, 0);

  /** A portfolio that lost the amount on its worst day of a hundred, and little on the others. */
  private static LiveMetric losing(double amount) {
    List<DailyClose> closes = new ArrayList<>();
    double price = 100;
    for (int day = 0; day < 102; day++) {
      closes.add(
          new DailyClose(LocalDate.of(2024, 1, 1).plusDays(day), price, OptionalDouble.empty()));
      price = day == 100 ? 1 : day % 2 == 0 ? 99 : 100;
    }
    ShardHoldings shard = new ShardHoldings(0, new LiveRates(pair -> null, 100));
    shard.hold("S", "A", amount / 0.99);
    PriceHistory history = new PriceHistory("S", closes);
    shard.value(LiveUnit.of(Contract.equity("S"), "USD", history, 100));
    ShardPart part = shard.part("A"::equals, "USD", 1);
    return LiveMetric.of(SCOPE, "USD", List.of(part), 100, Instant.EPOCH);
  }

  private static LiveMetric failed() {
    RiskException tooFew = new RiskException(Failure.INSUFFICIENT_DATA, "too few");
    List<ShardPart> parts = List.of(ShardPart.failed(0, 1, tooFew));
    return LiveMetric.of(SCOPE, "USD", parts, 100, Instant.EPOCH);
  }

  private void offer(LiveMetric metric, LossLimits limits, long now) {
    Optional<MetricSeries.Entry> entry = series.next(metric, limits, now);
    entry.ifPresent(
        each -> {
          series.wrote(each, now);
          entries.add(each);
        });
    assertThat(series.isWritten(metric, limits))
        .isEqualTo(entry.isPresent() || metric == entries.get(entries.size() - 1).metric());
  }

  @Test
  void aMetricIsARowOnceAPauseAndNotAgain() {
    LiveMetric first = losing(100);
    LiveMetric second = losing(101);
    LiveMetric third = losing(102);
    offer(first, LossLimits.NONE, 0);
    offer(first, LossLimits.NONE, 5 * PAUSE);
    offer(second, LossLimits.NONE, 5 * PAUSE);
    offer(third, LossLimits.NONE, 6 * PAUSE - 1);
    offer(third, LossLimits.NONE, 6 * PAUSE);
    assertThat(entries)
        .extracting(MetricSeries.Entry::metric)
        .containsExactly(first, second, third);
    assertThat(entries).extracting(MetricSeries.Entry::number).containsExactly(1L, 2L, 3L);
  }

  @Test
  void anAlertIsRaisedAtOnceAndOnceAndClearedAfterThePause() {
    LossLimits limits = LossLimits.of(150.0, null);
    assertThat(losing(200).valueAtRisk()).isBetween(199.9, 200.1);
    offer(losing(100), limits, 0);
    offer(losing(200), limits, 1);
    offer(losing(300), limits, 2);
    offer(losing(100), limits, 3);
    offer(losing(200), limits, 4);
    offer(losing(300), limits, 1 + PAUSE);
    LiveMetric back = losing(100);
    offer(back, limits, 2 + PAUSE);
    offer(back, limits, 1 + 2 * PAUSE);
    offer(losing(200), limits, 2 + 2 * PAUSE);
    assertThat(entries)
        .extracting(entry -> entry.raised() + " " + entry.cleared())
        .containsExactly(
            "[] []", "[VALUE_AT_RISK] []", "[] []", "[] [VALUE_AT_RISK]", "[VALUE_AT_RISK] []");
  }

  @Test
  void aLimitThatIsSetRaisesAndOneThatIsTakenAwayClears() {
    LiveMetric metric = losing(200);
    offer(metric, LossLimits.NONE, 0);
    offer(metric, LossLimits.of(100.0, 50.0), 1);
    offer(metric, LossLimits.of(100.0, null), 1 + PAUSE);
    offer(metric, LossLimits.of(metric.valueAtRisk(), null), 1 + 2 * PAUSE);
    assertThat(entries).extracting(MetricSeries.Entry::metric).containsOnly(metric);
    assertThat(entries.get(1).raised()).containsExactly(VALUE_AT_RISK, EXPECTED_SHORTFALL);
    assertThat(entries.get(2).cleared()).containsExactly(EXPECTED_SHORTFALL);
    assertThat(entries.get(2).over()).containsExactly(VALUE_AT_RISK);
    assertThat(entries.get(3).cleared()).containsExactly(VALUE_AT_RISK);
  }

  @Test
  void whatCannotBeComputedNeitherRaisesNorClears() {
    LossLimits limits = LossLimits.of(150.0, null);
    offer(losing(200), limits, 0);
    offer(failed(), limits, PAUSE);
    offer(losing(200), limits, 2 * PAUSE);
    assertThat(entries).hasSize(3);
    assertThat(entries.get(1).over()).containsExactly(VALUE_AT_RISK);
    assertThat(entries.subList(1, 3))
        .allMatch(entry -> entry.raised().isEmpty() && entry.cleared().isEmpty());
  }

  @Test
  void theNextHomeGoesOnAndDoesNotRaiseAgain() {
    LossLimits limits = LossLimits.of(150.0, null);
    series = new MetricSeries(41, Set.of(VALUE_AT_RISK), PAUSE, 0);
    offer(losing(200), limits, 0);
    offer(losing(100), limits, PAUSE);
    assertThat(entries).extracting(MetricSeries.Entry::number).containsExactly(42L, 43L);
    assertThat(entries.get(0).raised()).isEmpty();
    assertThat(entries.get(1).cleared()).containsExactly(VALUE_AT_RISK);
  }
}
