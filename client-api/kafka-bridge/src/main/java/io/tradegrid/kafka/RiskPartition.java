package io.tradegrid.kafka;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.risk.live.LiveScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes one partition of live risk: for each of its portfolios and books the rows of RISK_METRICS
 * that are not there yet.
 */
final class RiskPartition implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 500;
  private static final String ROWS =
      "SELECT "
          + RiskJson.columns()
          + " FROM RISK_METRICS WHERE KIND = ? AND NAME = ? AND METRIC_NO > ?"
          + " ORDER BY METRIC_NO LIMIT "
          + ROWS_AT_ONCE;

  private final TradeGridClient client;
  private final RiskJson json = new RiskJson();

  /** Its positions are the numbers of the last rows published. */
  private final PublishedPartition published;

  /**
   * Scopes that have been looked at from their position on. The row behind it may have been removed
   * while nobody published; from then on only the very next row can come.
   */
  private final Set<LiveScope> caughtUp = new HashSet<>();

  RiskPartition(PublishedPartition published, TradeGridClient client) {
    this.published = published;
    this.client = client;
  }

  /**
   * Publishes what is new.
   *
   * @param scopes all there are
   * @return the number of rows published
   */
  int publish(List<LiveScope> scopes) {
    List<LiveScope> ours = scopes.stream().filter(scope -> published.has(scope.text())).toList();
    int rows = 0;
    for (LiveScope scope : changed(ours)) {
      rows += publish(scope);
      caughtUp.add(scope);
    }
    published.commit();
    return rows;
  }

  private Collection<LiveScope> changed(List<LiveScope> ours) {
    Map<LiveScope, Long> next = new LinkedHashMap<>();
    List<LiveScope> changed = new ArrayList<>();
    for (LiveScope scope : ours) {
      if (caughtUp.contains(scope)) {
        next.put(scope, published.position(scope.text()) + 1);
      } else {
        changed.add(scope);
      }
    }
    changed.addAll(client.risk().withMetric(next));
    return changed;
  }

  private int publish(LiveScope scope) {
    int count = 0;
    int read;
    do {
      long position = published.position(scope.text());
      List<List<?>> rows = client.sql(ROWS, scope.kind().name(), scope.name(), position);
      read = rows.size();
      if (read > 0) {
        List<byte[]> values = new ArrayList<>();
        rows.forEach(row -> values.add(json.metric(scope, row)));
        published.add(scope.text(), values, RiskJson.number(rows.get(read - 1)));
        count += read;
      }
    } while (read == ROWS_AT_ONCE);
    return count;
  }

  @Override
  public void close() {
    published.close();
  }
}
