package io.tradegrid.risk.live;

import java.util.Comparator;

/**
 * Whose risk is kept.
 *
 * @param kind what it is
 * @param name of the portfolio or book; {@code all} of the firm
 */
public record LiveScope(Kind kind, String name) implements Comparable<LiveScope> {

  /** The kinds of what has risk. */
  public enum Kind {
    /** A portfolio. */
    PORTFOLIO,
    /** All portfolios under a book. */
    BOOK,
    /** All portfolios. */
    FIRM
  }

  /** The whole firm. */
  public static final LiveScope FIRM = new LiveScope(Kind.FIRM, "all");

  private static final Comparator<LiveScope> ORDER =
      Comparator.comparing(LiveScope::kind).thenComparing(LiveScope::name);

  /** Returns a portfolio's. */
  public static LiveScope portfolio(String name) {
    return new LiveScope(Kind.PORTFOLIO, name);
  }

  /** Returns a book's. */
  public static LiveScope book(String name) {
    return new LiveScope(Kind.BOOK, name);
  }

  /** Returns kind and name as one text, which {@link #parse} reads. */
  public String text() {
    return kind + "/" + name;
  }

  /** Reads what {@link #text} wrote. */
  public static LiveScope parse(String text) {
    int slash = text.indexOf('/');
    return new LiveScope(Kind.valueOf(text.substring(0, slash)), text.substring(slash + 1));
  }

  @Override
  public int compareTo(LiveScope other) {
    return ORDER.compare(this, other);
  }
}
