package io.tradegrid.risk.live;

import io.tradegrid.contract.BookTree;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which portfolios belong to what, and the currencies they report in. Immutable. */
public final class LiveScopes {

  private final Map<String, String> currencies;
  private final Map<String, String> parents;
  private final Map<String, Set<String>> ofBook = new HashMap<>();
  private final Map<String, List<LiveScope>> ofPortfolio = new HashMap<>();
  private final Map<LiveScope, TreeSet<String>> reported = new HashMap<>();

  /**
   * Takes the rows of PORTFOLIOS and BOOKS.
   *
   * @param currencies by portfolio
   * @param parents book by the name of what stands right under it
   * @throws IllegalArgumentException if a book stands under itself
   */
  public LiveScopes(Map<String, String> currencies, Map<String, String> parents) {
    this.currencies = Map.copyOf(currencies);
    this.parents = Map.copyOf(parents);
    BookTree tree = new BookTree(parents);
    for (String portfolio : currencies.keySet()) {
      List<LiveScope> scopes = new ArrayList<>();
      scopes.add(LiveScope.portfolio(portfolio));
      for (String book : tree.above(portfolio)) {
        scopes.add(LiveScope.book(book));
        ofBook.computeIfAbsent(book, b -> new HashSet<>()).add(portfolio);
      }
      scopes.add(LiveScope.FIRM);
      ofPortfolio.put(portfolio, List.copyOf(scopes));
      for (LiveScope scope : scopes) {
        reported.computeIfAbsent(scope, s -> new TreeSet<>()).add(currencies.get(portfolio));
      }
    }
  }

  /** Returns what a portfolio belongs to, itself first and the firm last; empty if unknown. */
  public List<LiveScope> of(String portfolio) {
    return ofPortfolio.getOrDefault(portfolio, List.of());
  }

  /** Returns whether there is such a portfolio, or such a book with a portfolio under it. */
  public boolean has(LiveScope scope) {
    return switch (scope.kind()) {
      case PORTFOLIO -> currencies.containsKey(scope.name());
      case BOOK -> ofBook.containsKey(scope.name());
      case FIRM -> scope.equals(LiveScope.FIRM);
    };
  }

  /** Returns which portfolios are in a scope. */
  public Predicate<String> portfolios(LiveScope scope) {
    return switch (scope.kind()) {
      case PORTFOLIO -> scope.name()::equals;
      case BOOK -> ofBook.getOrDefault(scope.name(), Set.of())::contains;
      case FIRM -> currencies::containsKey;
    };
  }

  /**
   * Returns the currency that all of a scope's portfolios report in, empty if it has none.
   *
   * @throws RiskException INSUFFICIENT_DATA if there are several
   */
  public String currency(LiveScope scope) {
    TreeSet<String> all = reported.getOrDefault(scope, new TreeSet<>());
    if (all.size() > 1) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          "%s: reports in %s: exchange rates: required %d, actual 0"
              .formatted(scope.text(), all, all.size() - 1));
    }
    return all.isEmpty() ? "" : all.first();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LiveScopes scopes
        && currencies.equals(scopes.currencies)
        && parents.equals(scopes.parents);
  }

  @Override
  public int hashCode() {
    return Objects.hash(currencies, parents);
  }
}
