package io.tradegrid.risk.live;

import io.tradegrid.contract.BookTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** Which portfolios belong to what, and the currencies they report in. Immutable. */
public final class LiveScopes {

  private final Map<String, String> currencies;
  private final String mixed;
  private final UUID fingerprint;
  private final Map<String, Set<String>> ofBook = new HashMap<>();
  private final Map<String, List<LiveScope>> ofPortfolio = new HashMap<>();
  private final Map<LiveScope, Set<String>> reported = new HashMap<>();

  /**
   * Takes the rows of PORTFOLIOS and BOOKS.
   *
   * @param currencies by portfolio
   * @param parents book by the name of what stands right under it
   * @param mixed the currency of what has portfolios that report in several
   * @throws IllegalArgumentException if a book stands under itself
   */
  public LiveScopes(Map<String, String> currencies, Map<String, String> parents, String mixed) {
    this.currencies = Map.copyOf(currencies);
    this.mixed = mixed;
    this.fingerprint =
        UUID.nameUUIDFromBytes(
            (new TreeMap<>(currencies) + " " + new TreeMap<>(parents) + " " + mixed)
                .getBytes(StandardCharsets.UTF_8));
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
        reported.computeIfAbsent(scope, s -> new HashSet<>()).add(currencies.get(portfolio));
      }
    }
  }

  /** Returns what is the same on every node that has read the same, and on no other. */
  public UUID fingerprint() {
    return fingerprint;
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

  /** Returns the currency that a scope reports in: that of its portfolios, if they have one. */
  public String currency(LiveScope scope) {
    Set<String> all = reported.getOrDefault(scope, Set.of());
    return all.size() == 1 ? all.iterator().next() : mixed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LiveScopes scopes && fingerprint.equals(scopes.fingerprint);
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }
}
