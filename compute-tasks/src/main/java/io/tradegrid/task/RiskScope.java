package io.tradegrid.task;

import io.tradegrid.contract.BookTree;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.schema.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.ignite.Ignite;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.cache.query.SqlFieldsQuery;

/** Which portfolios a question is about, and the currency they report in. */
final class RiskScope {

  private final String[] portfolios;
  private final String currency;

  private RiskScope(String[] portfolios, String currency) {
    this.portfolios = portfolios;
    this.currency = currency;
  }

  /**
   * Looks them up.
   *
   * @throws RiskException INVALID_INPUT if there is no such portfolio or book, or if they report in
   *     several currencies and the question does not say in which one
   */
  static RiskScope of(Ignite ignite, RiskQuestion question) {
    if (question.portfolio() != null) {
      BinaryObject row = ShardReader.row(ignite, Table.PORTFOLIOS, question.portfolio());
      if (row == null) {
        throw invalid("portfolio: there is none named " + question.portfolio());
      }
      String own = row.field("CURRENCY");
      return new RiskScope(
          new String[] {question.portfolio()},
          question.currency() == null ? own : question.currency());
    }
    SortedMap<String, String> currencies = new TreeMap<>(currencies(ignite));
    SortedSet<String> under = new TreeSet<>(currencies.keySet());
    if (question.book() != null) {
      BookTree tree = tree(ignite);
      if (!tree.isBook(question.book())) {
        throw invalid("book: there is none named " + question.book());
      }
      under = tree.portfoliosUnder(question.book(), currencies.keySet());
    }
    SortedSet<String> reported = new TreeSet<>();
    if (question.currency() != null) {
      reported.add(question.currency());
    } else if (question.measure() != RiskMeasure.LIVE) { // That has a currency of its own.
      under.forEach(portfolio -> reported.add(currencies.get(portfolio)));
    }
    if (reported.size() > 1) {
      throw invalid(
          "currency: must be given, because %s reports in %s"
              .formatted(question.scope(), String.join(" and ", reported)));
    }
    return new RiskScope(under.toArray(String[]::new), reported.isEmpty() ? "" : reported.first());
  }

  private static BookTree tree(Ignite ignite) {
    try {
      return new BookTree(parents(ignite));
    } catch (IllegalArgumentException e) {
      RiskException invalid = invalid("books: " + e.getMessage());
      invalid.initCause(e);
      throw invalid;
    }
  }

  /** Returns the currency that each portfolio reports in. */
  static Map<String, String> currencies(Ignite ignite) {
    return texts(ignite, Table.PORTFOLIOS, "SELECT PORTFOLIO, CURRENCY FROM PORTFOLIOS");
  }

  /** Returns the book that each portfolio or book stands under, if it does. */
  static Map<String, String> parents(Ignite ignite) {
    return texts(ignite, Table.BOOKS, "SELECT MEMBER, PARENT FROM BOOKS");
  }

  private static RiskException invalid(String message) {
    return new RiskException(Failure.INVALID_INPUT, message);
  }

  private static Map<String, String> texts(Ignite ignite, Table table, String sql) {
    Map<String, String> texts = new HashMap<>();
    ignite
        .cache(table.name())
        .query(new SqlFieldsQuery(sql).setSchema("PUBLIC"))
        .forEach(
            row -> {
              if (row.get(1) != null) {
                texts.put((String) row.get(0), (String) row.get(1));
              }
            });
    return texts;
  }

  /** Returns their names, in their order. */
  String[] portfolios() {
    return portfolios;
  }

  String currency() {
    return currency;
  }
}
