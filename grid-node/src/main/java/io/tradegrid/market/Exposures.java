package io.tradegrid.market;

import io.tradegrid.model.Side;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What portfolios have and could get in one market, and what they are held to. A portfolio is a
 * record of a few longs, the records of eight neighbouring portfolios are a page, and pages are
 * found by hashing: a node has many markets, and what each of them reads for a command is to be
 * little. Nothing is allocated once all portfolios of a market have come.
 */
final class Exposures {

  private static final long SECOND_NS = 1_000_000_000L;
  private static final int PAGE_SHIFT = 3;
  private static final int PAGE = 1 << PAGE_SHIFT;

  /** A record: position, open lots by the code of their side, open orders, and the rate's clock. */
  private static final int LONGS_EACH = 5;

  private static final int OPEN = 1;
  private static final int ORDERS = 3;

  /** The theoretical arrival time of the next order at the allowed rate. */
  private static final int ARRIVAL = 4;

  private static final int FIRST_PLACES = 4;
  private static final int FIBONACCI = 0x9e3779b9;

  /** What all markets that nobody uses share; never written to. */
  private static final long[] NONE = {0, 0};

  /** Hashed, at most half full: a page's number, from 1, above where it stands. */
  private long[] places = NONE;

  private long[] records = {};

  /** By portfolio, as records; null until they are set. */
  private RiskLimits[] limits = {};

  private int pages;

  /** Returns where a portfolio's record is; it is empty if the portfolio is new. */
  int of(int portfolioId) {
    int number = (portfolioId >>> PAGE_SHIFT) + 1;
    int i = home(number);
    long place = places[i];
    while (place >>> Integer.SIZE != number) {
      if (place == 0) {
        return add(number) + (portfolioId & (PAGE - 1));
      }
      i = (i + 1) & (places.length - 1);
      place = places[i];
    }
    return (int) place + (portfolioId & (PAGE - 1));
  }

  private int add(int number) {
    int first = pages * PAGE;
    if (places == NONE || 2 * (pages + 1) > places.length) {
      long[] old = places;
      places = new long[Math.max(FIRST_PLACES, 2 * old.length)];
      Arrays.stream(old).filter(place -> place != 0).forEach(this::insert);
    }
    if (first == limits.length) {
      limits = Arrays.copyOf(limits, Math.max(PAGE, 2 * first));
      records = Arrays.copyOf(records, LONGS_EACH * limits.length);
    }
    insert(((long) number << Integer.SIZE) | first);
    pages++;
    return first;
  }

  private void insert(long place) {
    int i = home((int) (place >>> Integer.SIZE));
    while (places[i] != 0) {
      i = (i + 1) & (places.length - 1);
    }
    places[i] = place;
  }

  private int home(int number) {
    return (number * FIBONACCI) >>> (Integer.numberOfLeadingZeros(places.length) + 1);
  }

  /**
   * Reads the first and the last of what a command for a portfolio will read, which may be far from
   * the processor; returns a number without meaning.
   */
  long readAhead(int portfolioId) {
    int number = (portfolioId >>> PAGE_SHIFT) + 1;
    long place = places[home(number)];
    if (place >>> Integer.SIZE != number) {
      return place;
    }
    int who = (int) place + (portfolioId & (PAGE - 1));
    int at = LONGS_EACH * who;
    return records[at] + records[at + ARRIVAL] + (limits[who] == null ? 0 : 1);
  }

  RiskLimits limits(int who) {
    return limits[who];
  }

  void limits(int who, RiskLimits newLimits) {
    limits[who] = newLimits;
  }

  long positionLots(int who) {
    return records[LONGS_EACH * who];
  }

  /** Changes the position by a trade made elsewhere, of which no order was open. */
  void move(int who, long lots) {
    records[LONGS_EACH * who] += lots;
  }

  long openOrders(int who) {
    return records[LONGS_EACH * who + ORDERS];
  }

  void opened(int who, Side side, long lots) {
    records[LONGS_EACH * who + ORDERS]++;
    changeOpen(who, side, lots);
  }

  /** Counts an order less, of which no lots are open any more. */
  void closed(int who) {
    records[LONGS_EACH * who + ORDERS]--;
  }

  void changeOpen(int who, Side side, long lots) {
    records[LONGS_EACH * who + OPEN + side.code()] += lots;
  }

  void traded(int who, Side side, long lots) {
    move(who, side.sign() * lots);
    changeOpen(who, side, -lots);
  }

  /** Returns how many lots of an order of this side could only reduce the position. */
  long reducibleLots(int who, Side side) {
    return Math.max(0, -side.sign() * positionLots(who));
  }

  /** Returns whether the position could pass its limit with all open orders of a side filled. */
  boolean exceedsPosition(int who, Side side, long moreLots) {
    long open = records[LONGS_EACH * who + OPEN + side.code()];
    return side.sign() * positionLots(who) + open + moreLots > limits[who].maxPositionLots();
  }

  boolean isSameGroup(int who, int other) {
    if (who == other || limits[who] == null || limits[other] == null) {
      return who == other;
    }
    int group = limits[who].group();
    return group != 0 && group == limits[other].group();
  }

  /**
   * Counts an order if the rate allows it. The generic cell rate algorithm (ATM Forum, Traffic
   * Management 4.0, section 4.4.2) with a tolerance that allows a second's worth at once.
   */
  boolean isWithinRate(int who, long nowNs) {
    int perSecond = limits[who].maxOrdersPerSecond();
    long intervalNs = perSecond == 0 ? 0 : SECOND_NS / perSecond;
    if (intervalNs == 0) {
      return true;
    }
    long earliest = Math.max(arrivalNs(who), nowNs);
    if (earliest - nowNs > SECOND_NS - intervalNs) {
      return false;
    }
    arrivalNs(who, earliest + intervalNs);
    return true;
  }

  long arrivalNs(int who) {
    return records[LONGS_EACH * who + ARRIVAL];
  }

  void arrivalNs(int who, long timeNs) {
    records[LONGS_EACH * who + ARRIVAL] = timeNs;
  }

  /** Returns the portfolios of which anything is known, in rising sequence. */
  int[] known() {
    return portfolioIds().filter(id -> !isBlank(of(id))).sorted().toArray();
  }

  /** Returns all portfolios of all pages. */
  private IntStream portfolioIds() {
    return Arrays.stream(places)
        .filter(place -> place != 0)
        .mapToInt(place -> ((int) (place >>> Integer.SIZE) - 1) << PAGE_SHIFT)
        .flatMap(first -> IntStream.range(first, first + PAGE));
  }

  /** Returns whether it is as if nobody had ever asked for it. */
  private boolean isBlank(int who) {
    return limits[who] == null
        && positionLots(who) == 0
        && openOrders(who) == 0
        && arrivalNs(who) == 0;
  }

  /** Returns the part of the market's hash of all that have a position or open orders. */
  long stateHash() {
    return portfolioIds().mapToLong(this::stateHash).sum();
  }

  private long stateHash(int portfolioId) {
    int at = LONGS_EACH * of(portfolioId);
    long position = records[at];
    long buying = records[at + OPEN + Side.BUY.code()];
    long selling = records[at + OPEN + Side.SELL.code()];
    long orders = records[at + ORDERS];
    return (position | buying | selling | orders) == 0
        ? 0
        : MarketHash.exposure(portfolioId, position, buying, selling, (int) orders);
  }
}
