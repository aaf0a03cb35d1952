package io.tradegrid.shard;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Hash;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.RejectReason;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Every request taken, by its identity, with the answer it got: why nothing happens twice. Requests
 * are records of longs in the order in which they came, found through a table of their places:
 * seventy to ninety bytes each, and no object.
 */
final class RequestMemory {

  /** A request: portfolio and answer's codes, id, content, order, filled, leaves, cancelled. */
  static final int LONGS_EACH = 7;

  private static final int ID_HIGH = 1;
  private static final int ID_LOW = 2;
  private static final int CONTENT = 3;
  private static final int ORDER = 4;
  private static final int FILLED = 5;
  private static final int LEAVES = 6;

  /** In the first long, above the portfolio: reason, status, whether it entered an order. */
  private static final int REASON_SHIFT = 32;

  private static final int STATUS_SHIFT = 40;
  private static final long IS_ORDER = 1L << 48;

  private static final int FIRST_REQUESTS = 16;
  private static final int REQUESTS_MAX = (Integer.MAX_VALUE - 8) / LONGS_EACH;

  private long[] records = new long[FIRST_REQUESTS * LONGS_EACH];

  /** Place of a request, counted from 1; 0 is free. At most half full. */
  private int[] places = new int[2 * FIRST_REQUESTS];

  private int size;

  /** Requests ever taken, those forgotten included. */
  private long count;

  private long hash;

  /** Returns the answer to a request whose id was used before, null if it is new. */
  Answer answerTo(Request request) {
    int at = find(request.portfolioId(), request.clientOrderId());
    if (at < 0) {
      return null;
    }
    return records[at + CONTENT] == request.contentHash()
        ? answer(at)
        : Answer.refused(RejectReason.DUPLICATE_ID);
  }

  /** The count of a mass cancel stands where orders have what they leave. */
  private Answer answer(int at) {
    boolean massCancel = records[at + ORDER] == 0;
    return new Answer(
        RejectReason.of((int) (records[at] >>> REASON_SHIFT) & 0xff),
        true,
        OrderStatus.of((int) (records[at] >>> STATUS_SHIFT) & 0xff),
        records[at + ORDER],
        records[at + FILLED],
        massCancel ? 0 : records[at + LEAVES],
        TopOfBook.EMPTY,
        List.of(),
        massCancel ? (int) records[at + LEAVES] : 0);
  }

  /** Takes note of a request that is not here. */
  void remember(Request request, Answer answer) {
    if (size == REQUESTS_MAX) {
      throw new IllegalStateException("A shard cannot remember more than " + size + " requests");
    }
    if (LONGS_EACH * (size + 1) > records.length) {
      long doubled = Math.min(2L * records.length, (long) REQUESTS_MAX * LONGS_EACH);
      records = Arrays.copyOf(records, (int) doubled);
    }
    if (2 * (size + 1) > places.length) {
      places = new int[2 * places.length];
      index();
    }
    ClientOrderId id = request.clientOrderId();
    int at = size * LONGS_EACH;
    long codes =
        ((long) answer.reason().code() << REASON_SHIFT)
            | ((long) answer.status().code() << STATUS_SHIFT);
    records[at] = request.portfolioId() | codes | (request instanceof NewOrder ? IS_ORDER : 0);
    records[at + ID_HIGH] = id.high();
    records[at + ID_LOW] = id.low();
    records[at + CONTENT] = request.contentHash();
    records[at + ORDER] = answer.orderId();
    records[at + FILLED] = answer.filledLots();
    records[at + LEAVES] = answer.leavesLots() + answer.cancelledOrders();
    size++;
    count++;
    places[freePlace(at)] = size;
    hash += hashAt(at);
  }

  /** A sum of these, so that the order in which requests are kept does not matter. */
  private long hashAt(int at) {
    long what =
        Hash.of(records[at], records[at + ID_HIGH], records[at + ID_LOW], records[at + CONTENT]);
    return Hash.of(what, records[at + ORDER], records[at + FILLED], records[at + LEAVES]);
  }

  /** Returns the order that was entered under this id, 0 if none was. */
  long orderOf(int portfolioId, ClientOrderId clientOrderId) {
    int at = find(portfolioId, clientOrderId);
    return at < 0 || (records[at] & IS_ORDER) == 0 ? 0 : records[at + ORDER];
  }

  private int find(int portfolioId, ClientOrderId id) {
    int mask = places.length - 1;
    int i = home(portfolioId, id.high(), id.low());
    while (places[i] != 0) {
      int at = (places[i] - 1) * LONGS_EACH;
      if (records[at + ID_LOW] == id.low()
          && records[at + ID_HIGH] == id.high()
          && (int) records[at] == portfolioId) {
        return at;
      }
      i = (i + 1) & mask;
    }
    return -1;
  }

  private int freePlace(int at) {
    int i = home((int) records[at], records[at + ID_HIGH], records[at + ID_LOW]);
    while (places[i] != 0) {
      i = (i + 1) & (places.length - 1);
    }
    return i;
  }

  private int home(int portfolioId, long high, long low) {
    return (int) Hash.of(portfolioId, high, low, 0) & (places.length - 1);
  }

  private void index() {
    for (int n = 1; n <= size; n++) {
      places[freePlace((n - 1) * LONGS_EACH)] = n;
    }
  }

  /**
   * Forgets the oldest requests, but none that entered an order which is still open.
   *
   * @param keep how many of the newest are kept
   * @param isOpen tells which orders are open
   */
  void forget(int keep, LongPredicate isOpen) {
    int kept = 0;
    for (int n = 0; n < size; n++) {
      int at = n * LONGS_EACH;
      boolean order = (records[at] & IS_ORDER) != 0;
      if (n >= size - keep || (order && isOpen.test(records[at + ORDER]))) {
        System.arraycopy(records, at, records, kept * LONGS_EACH, LONGS_EACH);
        kept++;
      } else {
        hash -= hashAt(at);
      }
    }
    size = kept;
    Arrays.fill(places, 0);
    index();
  }

  /** Returns how many requests are remembered. */
  int size() {
    return size;
  }

  /** Returns how many requests were ever taken. */
  long count() {
    return count;
  }

  /** Returns one of the longs of which {@link #restore} makes the memory again. */
  long word(int i) {
    return records[i];
  }

  /**
   * Makes the memory what it was.
   *
   * @param words all longs of the requests, the oldest first
   * @param newCount how many were ever taken
   */
  void restore(long[] words, long newCount) {
    records = words.length == 0 ? new long[FIRST_REQUESTS * LONGS_EACH] : words;
    size = words.length / LONGS_EACH;
    count = newCount;
    places = new int[Math.max(2 * FIRST_REQUESTS, 2 * Integer.highestOneBit(2 * size))];
    index();
    hash = 0;
    for (int n = 0; n < size; n++) {
      hash += hashAt(n * LONGS_EACH);
    }
  }

  /** Returns a hash of all that is remembered, and of how much was ever taken. */
  long stateHash() {
    return hash + Hash.mix(count);
  }

  /** Reads where a request of this identity would be; see market.ReadAhead. */
  long readAhead(int portfolioId, ClientOrderId id) {
    int place = places[home(portfolioId, id.high(), id.low())];
    return place == 0 ? 0 : records[(place - 1) * LONGS_EACH];
  }
}
