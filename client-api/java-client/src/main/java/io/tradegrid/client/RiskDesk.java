package io.tradegrid.client;

import io.tradegrid.contract.BookTree;
import io.tradegrid.contract.Contract;
import io.tradegrid.risk.RiskReport;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.portfolio.Grouping;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import io.tradegrid.task.RiskAnswer;
import io.tradegrid.task.RiskMeasure;
import io.tradegrid.task.RiskReply;
import io.tradegrid.task.RiskTask;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.cache.query.SqlFieldsQuery;
import org.apache.ignite.client.ClientCache;
import org.apache.ignite.client.ClientException;
import org.apache.ignite.client.IgniteClient;

/**
 * Asks about risk, and says what symbols are and under which books portfolios stand. Safe for use
 * by many threads.
 */
public final class RiskDesk {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int ATTEMPTS = 3;

  private final IgniteClient ignite;

  RiskDesk(IgniteClient ignite) {
    this.ignite = ignite;
  }

  /**
   * Answers a question within five minutes, as {@link #ask(RiskRequest, Duration)}.
   *
   * @throws io.tradegrid.risk.RiskException that says why there is no answer
   */
  public RiskAnswer ask(RiskRequest request) {
    return ask(request, PATIENCE);
  }

  /**
   * Answers a question. If the node asked dies or stops meanwhile another one is asked: the
   * question only reads, so it is asked up to three times whatever went wrong, as long as there is
   * time.
   *
   * @param patience until it is given up, here and on all nodes; the grid takes an hour at most
   * @throws io.tradegrid.risk.RiskException that says why there is no answer
   */
  public RiskAnswer ask(RiskRequest request, Duration patience) {
    return RiskReply.toAnswer(execute(request, patience));
  }

  /** Returns one-day historical risk of a portfolio at the usual levels. */
  RiskReport report(String portfolio, int observations) {
    return RiskReply.toReport(
        execute(
            RiskRequest.of(RiskMeasure.VAR)
                .portfolio(portfolio)
                .by(Grouping.NONE)
                .with("observations", observations),
            PATIENCE));
  }

  private Object[] execute(RiskRequest request, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    long leftMs = patience.toMillis();
    for (int attempt = 1; ; attempt++) {
      try {
        return ignite
            .compute()
            .withTimeout(leftMs)
            .execute(RiskTask.class.getName(), request.parameters());
      } catch (ClientException e) {
        leftMs = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (attempt == ATTEMPTS || leftMs <= 0) {
          throw e;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for risk", e);
      }
    }
  }

  /** Says what symbols are, in place of what was said of them before. */
  public void define(List<Contract> contracts) {
    put(Table.CONTRACTS, contracts.stream().map(Contract::row).toList());
  }

  private void put(Table table, List<Row> rows) {
    Map<Object, Object> entries = new LinkedHashMap<>();
    rows.forEach(row -> entries.put(row.key(ignite.binary()), row.value(ignite.binary())));
    ignite.cache(table.name()).withKeepBinary().putAll(entries);
  }

  /** Returns what a symbol is: an equity, if nothing was said of it. */
  public Contract contract(String symbol) {
    BinaryObject row =
        ignite
            .<String, BinaryObject>cache(Table.CONTRACTS.name())
            .<String, BinaryObject>withKeepBinary()
            .get(symbol);
    return row == null ? Contract.equity(symbol) : Contract.of(symbol, row::field);
  }

  /**
   * Puts a portfolio or a book under a book.
   *
   * @param member the portfolio or book
   * @param parent the book; null for right under the firm
   * @throws IllegalArgumentException if a book would stand under itself
   */
  public void place(String member, String parent) {
    books().with(member, parent);
    if (parent == null) {
      ignite.cache(Table.BOOKS.name()).remove(member);
    } else {
      put(Table.BOOKS, List.of(Row.of(Table.BOOKS, member, parent)));
    }
  }

  /**
   * Says how much a portfolio, a book or the firm is to risk, in place of what was said before.
   * Live risk that passes a limit raises an alert; orders go on.
   *
   * @param maxValueAtRisk in its currency; null for no limit
   * @param maxExpectedShortfall likewise
   * @throws IllegalArgumentException naming the limit that is negative, or if there is no such
   *     portfolio or book
   */
  public void limit(LiveScope scope, BigDecimal maxValueAtRisk, BigDecimal maxExpectedShortfall) {
    requireLimit("maxValueAtRisk", maxValueAtRisk);
    requireLimit("maxExpectedShortfall", maxExpectedShortfall);
    requireThere(scope);
    put(
        Table.RISK_LIMITS,
        List.of(
            Row.of(
                Table.RISK_LIMITS,
                scope.kind().name(),
                scope.name(),
                maxValueAtRisk,
                maxExpectedShortfall)));
  }

  private static void requireLimit(String name, BigDecimal limit) {
    if (limit != null && limit.signum() < 0) {
      throw new IllegalArgumentException(name + ": must not be negative, got " + limit);
    }
  }

  private void requireThere(LiveScope scope) {
    boolean isThere =
        switch (scope.kind()) {
          case PORTFOLIO -> ignite.cache(Table.PORTFOLIOS.name()).containsKey(scope.name());
          case BOOK -> books().isBook(scope.name());
          case FIRM -> scope.equals(LiveScope.FIRM);
        };
    if (!isThere) {
      throw new IllegalArgumentException(
          scope.kind().name().toLowerCase(Locale.ROOT) + ": there is none named " + scope.name());
    }
  }

  /** Returns all that has live risk: portfolios, books and the firm. */
  public List<LiveScope> scopes() {
    List<LiveScope> scopes = new ArrayList<>();
    query("SELECT PORTFOLIO FROM PORTFOLIOS ORDER BY PORTFOLIO")
        .forEach(row -> scopes.add(LiveScope.portfolio((String) row.get(0))));
    books().books().forEach(book -> scopes.add(LiveScope.book(book)));
    scopes.add(LiveScope.FIRM);
    return scopes;
  }

  /**
   * Returns which of some rows of RISK_METRICS are there.
   *
   * @param numbers of the rows
   */
  public Set<LiveScope> withMetric(Map<LiveScope, Long> numbers) {
    Map<Object, LiveScope> byKey = new HashMap<>();
    numbers.forEach((scope, number) -> byKey.put(metricKey(scope, number), scope));
    Set<LiveScope> there = new TreeSet<>();
    if (!byKey.isEmpty()) {
      ClientCache<Object, Object> rows = ignite.cache(Table.RISK_METRICS.name());
      rows.withKeepBinary()
          .getAll(byKey.keySet())
          .keySet()
          .forEach(key -> there.add(byKey.get(key)));
    }
    return there;
  }

  private Object metricKey(LiveScope scope, Long number) {
    return Row.key(Table.RISK_METRICS, ignite.binary(), scope.kind().name(), scope.name(), number);
  }

  private List<List<?>> query(String sql) {
    return ignite.query(new SqlFieldsQuery(sql).setSchema("PUBLIC")).getAll();
  }

  /** Returns the hierarchy of books. */
  public BookTree books() {
    Map<String, String> parents = new HashMap<>();
    List<List<?>> rows = query("SELECT MEMBER, PARENT FROM BOOKS WHERE PARENT IS NOT NULL");
    rows.forEach(row -> parents.put((String) row.get(0), (String) row.get(1)));
    return new BookTree(parents);
  }
}
