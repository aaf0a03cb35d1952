package io.tradegrid.market;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The exposures of all portfolios that ever had to do with a market. A command names a portfolio,
 * which is looked up: hashed, at most a quarter full. An order in the book names an account, the
 * portfolio's place here, which takes no search.
 */
final class Exposures {

  /** What all markets that nobody uses share; never written to. */
  private static final Exposure[] NONE = {null, null};

  private static final int FIRST_PLACES = 8;
  private static final int PLACES_EACH = 4;
  private static final int FIBONACCI = 0x9e3779b9;

  private Exposure[] places = NONE;

  /** By account, from 1. */
  private Exposure[] accounts = NONE;

  private int size;

  /** Returns the exposure of an account that there is. */
  Exposure at(int account) {
    return accounts[account];
  }

  /** Returns a portfolio's exposure, which is empty if it is new. */
  Exposure of(int portfolioId) {
    int i = home(portfolioId);
    Exposure found = places[i];
    while (found != null && found.portfolioId != portfolioId) {
      i = (i + 1) & (places.length - 1);
      found = places[i];
    }
    return found == null ? add(portfolioId) : found;
  }

  private Exposure add(int portfolioId) {
    Exposure added = new Exposure(portfolioId, size + 1);
    if (places == NONE || PLACES_EACH * (size + 1) > places.length) {
      Exposure[] old = places;
      places = new Exposure[Math.max(FIRST_PLACES, 2 * old.length)];
      Arrays.stream(old).filter(exposure -> exposure != null).forEach(this::insert);
    }
    insert(added);
    size++;
    if (accounts == NONE || size == accounts.length) {
      accounts = Arrays.copyOf(accounts, Math.max(FIRST_PLACES, 2 * accounts.length));
    }
    accounts[size] = added;
    return added;
  }

  private void insert(Exposure exposure) {
    int i = home(exposure.portfolioId);
    while (places[i] != null) {
      i = (i + 1) & (places.length - 1);
    }
    places[i] = exposure;
  }

  private int home(int portfolioId) {
    return (portfolioId * FIBONACCI) >>> (Integer.numberOfLeadingZeros(places.length) + 1);
  }

  /** Returns those that are not blank, by portfolio. */
  List<Exposure> known() {
    return Arrays.stream(places)
        .filter(exposure -> exposure != null && !exposure.isBlank())
        .sorted(Comparator.comparingInt(exposure -> exposure.portfolioId))
        .toList();
  }

  long stateHash() {
    long sum = 0;
    for (Exposure exposure : places) {
      sum += exposure == null ? 0 : exposure.stateHash();
    }
    return sum;
  }
}
