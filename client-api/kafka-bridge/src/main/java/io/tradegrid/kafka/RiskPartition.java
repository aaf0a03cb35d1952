package io.tradegrid.kafka;

import static java.util.stream.Collectors.toList;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.risk.live.LiveScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

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

  /** Which of its scopes is the first, so that no other is always the last. */
  private int first;

  RiskPartition(PublishedPartition published, TradeGridClient client) {
    this.published = published;
    this.client = client;
  }

  /**
   * Publishes what is new, or a part of it: at most a page of each portfolio or book.
   *
   * @param scopes all there are
   * @param timeLeft is asked after each page
   * @return the number of rows published
   */
  int publish(List<LiveScope> scopes, BooleanSupplier timeLeft) {
    List<LiveScope> ours =
        scopes.stream().filter(scope -> published.has(scope.text())).collect(toList());
    Collections.rotate(ours, -first);
    int rows = 0;
    int pages = 0;
    for (LiveScope scope : changed(ours)) {
      int read = publishPage(scope);
      rows += read;
      pages++;
      if (read < ROWS_AT_ONCE) {
        caughtUp.add(scope);
      }
      if (!timeLeft.getAsBoolean()) {
        first = (first + pages) % ours.size();
        break;
      }
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

  private int publishPage(LiveScope scope) {
    List<List<?>> rows =
        client.sql(ROWS, scope.kind().name(), scope.name(), published.position(scope.text()));
    if (!rows.isEmpty()) {
      List<byte[]> values = new ArrayList<>();
      rows.forEach(row -> values.add(json.metric(scope, row)));
      published.add(scope.text(), values, RiskJson.number(rows.get(rows.size() - 1)));
    }
    return rows.size();
  }

  @Override
  public void close() {
    published.close();
  }
}
