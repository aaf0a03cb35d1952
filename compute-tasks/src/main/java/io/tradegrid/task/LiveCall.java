package io.tradegrid.task;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.RiskReport;
import io.tradegrid.risk.live.LimitKind;
import io.tradegrid.risk.live.LiveMetric;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.live.LossLimits;
import io.tradegrid.schema.Cache;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.ignite.Ignite;

/** Reads live risk of one scope off the board of the node that keeps it. */
final class LiveCall extends ShardCall {

  private static final long serialVersionUID = 1L;

  private static final List<String> COLUMNS = List.of("shard", "logSequence");

  private final String scope;

  /**
   * Asks for a scope.
   *
   * @param shard the one whose owner keeps it
   */
  LiveCall(int shard, LiveScope scope) {
    super(shard);
    this.scope = scope.text();
  }

  @Override
  Object[] answer(ShardReader reader) {
    Ignite ignite = reader.ignite();
    LiveRiskBoard board =
        ignite.cluster().<String, LiveRiskBoard>nodeLocalMap().get(LiveRiskBoard.KEY);
    if (board == null) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA, "live risk: is off (grid.risk.live), or the node is starting");
    }
    LiveMetric metric = board.metric(LiveScope.parse(scope));
    if (metric == null) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          "live risk: shards heard of: required %d, actual %d; ask again"
              .formatted(
                  ignite.affinity(Cache.COMMAND_LOG.name()).partitions(), board.shardsKnown()));
    }
    if (metric.failure() != null) {
      throw metric.failure();
    }
    return RiskReply.values(RiskReply.of(answer(metric, board)));
  }

  private static RiskAnswer answer(LiveMetric metric, LiveRiskBoard board) {
    Map<String, Object> values = new LinkedHashMap<>();
    RiskReport report = metric.report();
    values.put("measure", "live");
    values.put(metric.scope().kind().name().toLowerCase(Locale.ROOT), metric.scope().name());
    values.put("currency", metric.currency());
    values.put("positions", report == null ? 0 : report.positions());
    values.put("marketValue", report == null ? 0.0 : report.marketValue());
    if (metric.expired() > 0) {
      values.put("expired", metric.expired());
    }
    values.put("level", RiskReport.VALUE_AT_RISK_LEVEL);
    values.put("shortfallLevel", RiskReport.EXPECTED_SHORTFALL_LEVEL);
    values.put("valueAtRisk", metric.valueAtRisk());
    values.put("expectedShortfall", metric.expectedShortfall());
    LossLimits limits = board.limits(metric.scope());
    limit(values, "valueAtRiskLimit", limits, LimitKind.VALUE_AT_RISK);
    limit(values, "expectedShortfallLimit", limits, LimitKind.EXPECTED_SHORTFALL);
    if (report != null) {
      values.put("observations", report.scenarios());
      values.put("firstDate", report.firstDate().toString());
      values.put("lastDate", report.lastDate().toString());
    }
    values.put("computedAt", metric.computedAt().toString());
    values.put("current", board.isCurrent());
    List<List<Object>> rows = new ArrayList<>();
    metric.sequences().forEach((shard, sequence) -> rows.add(List.of(shard, sequence)));
    return new RiskAnswer(values, rows.isEmpty() ? List.of() : COLUMNS, rows);
  }

  private static void limit(
      Map<String, Object> values, String name, LossLimits limits, LimitKind kind) {
    Double amount = limits.amounts().get(kind);
    if (amount != null) {
      values.put(name, amount);
    }
  }
}
