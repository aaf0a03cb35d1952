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
import java.util.function.LongSupplier;

/**
 * Every request taken, by its identity, with the answer it got: why nothing happens twice. Requests
 * are records of longs in the order in which they came, found through a table of their numbers:
 * seventy-two to eighty-eight bytes each, and no object.
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

  /** Requests are kept in pieces of so many, so that taking one more never moves the others. */
  private static final int PIECE = 4_096;

  private static final int REQUESTS_MAX = Integer.MAX_VALUE / LONGS_EACH;

  /**
   * The first one grows up to its size. What is behind the last request was once needed and will be
   * again.
   */
  private long[][] pieces = {new long[FIRST_REQUESTS * LONGS_EACH]};

  /** Numbers of requests, counted from 1. */
  private final IdentityIndex index = new IdentityIndex(this::isNamed);

  private int size;

  /** Requests ever taken, those forgotten included. */
  private long count;

  private long hash;

  /** Returns the answer to a request whose id was used before, null if it is new. */
  Answer answerTo(Request request) {
    int n = index.find(request.portfolioId(), request.clientOrderId());
    if (n == 0) {
      return null;
    }
    return word(n, CONTENT) == request.contentHash()
        ? answer(n)
        : Answer.refused(RejectReason.DUPLICATE_ID);
  }

  /** Returns the answer to the request of this identity, null if it is not here. */
  Answer answerTo(int portfolioId, ClientOrderId clientOrderId) {
    int n = index.find(portfolioId, clientOrderId);
    return n == 0 ? null : answer(n);
  }

  /** The count of a mass cancel stands where orders have what they leave. */
  private Answer answer(int n) {
    boolean massCancel = word(n, ORDER) == 0;
    long codes = word(n, 0);
    return new Answer(
        RejectReason.of((int) (codes >>> REASON_SHIFT) & 0xff),
        true,
        OrderStatus.of((int) (codes >>> STATUS_SHIFT) & 0xff),
        word(n, ORDER),
        word(n, FILLED),
        massCancel ? 0 : word(n, LEAVES),
        TopOfBook.EMPTY,
        List.of(),
        massCancel ? (int) word(n, LEAVES) : 0);
  }

  /** Takes note of a request that is not here. */
  void remember(Request request, Answer answer) {
    if (size == REQUESTS_MAX) {
      throw new IllegalStateException("A shard cannot remember more than " + size + " requests");
    }
    size++;
    count++;
    reserve();
    ClientOrderId id = request.clientOrderId();
    long codes =
        ((long) answer.reason().code() << REASON_SHIFT)
            | ((long) answer.status().code() << STATUS_SHIFT);
    long[] piece = piece(size);
    int at = at(size);
    piece[at] = request.portfolioId() | codes | (request instanceof NewOrder ? IS_ORDER : 0);
    piece[at + ID_HIGH] = id.high();
    piece[at + ID_LOW] = id.low();
    piece[at + CONTENT] = request.contentHash();
    piece[at + ORDER] = answer.orderId();
    piece[at + FILLED] = answer.filledLots();
    piece[at + LEAVES] = answer.leavesLots() + answer.cancelledOrders();
    index.add(request.portfolioId(), id, size);
    hash += hashOf(size);
  }

  /** Makes room for the request that was counted last. */
  private void reserve() {
    int last = (size - 1) / PIECE;
    if (last == pieces.length) {
      pieces = Arrays.copyOf(pieces, last + 1);
      pieces[last] = new long[PIECE * LONGS_EACH];
    } else if (last == 0 && at(size) == pieces[0].length) {
      pieces[0] = Arrays.copyOf(pieces[0], 2 * pieces[0].length);
    }
  }

  private long[] piece(int n) {
    return pieces[(n - 1) / PIECE];
  }

  private static int at(int n) {
    return (n - 1) % PIECE * LONGS_EACH;
  }

  private long word(int n, int field) {
    return piece(n)[at(n) + field];
  }

  /** A sum of these, so that the order in which requests are kept does not matter. */
  private long hashOf(int n) {
    long[] piece = piece(n);
    int at = at(n);
    long what = Hash.of(piece[at], piece[at + ID_HIGH], piece[at + ID_LOW], piece[at + CONTENT]);
    return Hash.of(what, piece[at + ORDER], piece[at + FILLED], piece[at + LEAVES]);
  }

  /** Returns the order that was entered under this id, 0 if none was. */
  long orderOf(int portfolioId, ClientOrderId clientOrderId) {
    int n = index.find(portfolioId, clientOrderId);
    return n == 0 || (word(n, 0) & IS_ORDER) == 0 ? 0 : word(n, ORDER);
  }

  private boolean isNamed(int n, int portfolioId, ClientOrderId id) {
    long[] piece = piece(n);
    int at = at(n);
    return piece[at + ID_LOW] == id.low()
        && piece[at + ID_HIGH] == id.high()
        && (int) piece[at] == portfolioId;
  }

  private void indexAll() {
    index.clear(size);
    for (int n = 1; n <= size; n++) {
      ClientOrderId id = new ClientOrderId(word(n, ID_HIGH), word(n, ID_LOW));
      index.add((int) word(n, 0), id, n);
    }
  }

  /**
   * Forgets the oldest requests, but none that entered an order which is still open.
   *
   * @param keep how many of the newest are kept
   * @param isOpen tells which orders are open
   */
  void forget(int keep, LongPredicate isOpen) {
    int old = Math.max(0, size - keep);
    int[] newNumbers = new int[old + 1];
    int kept = 0;
    for (int n = 1; n <= old; n++) {
      if ((word(n, 0) & IS_ORDER) != 0 && isOpen.test(word(n, ORDER))) {
        newNumbers[n] = ++kept;
        move(n, kept);
      } else {
        hash -= hashOf(n);
      }
    }
    int gone = old - kept;
    for (int n = old + 1; n <= size; n++) {
      move(n, n - gone);
    }
    size -= gone;
    index.renumber(n -> n <= old ? newNumbers[n] : n - gone);
  }

  private void move(int from, int to) {
    System.arraycopy(piece(from), at(from), piece(to), at(to), LONGS_EACH);
  }

  /** Returns how many requests are remembered. */
  int size() {
    return size;
  }

  /** Returns how many requests were ever taken. */
  long count() {
    return count;
  }

  /** Writes what {@link #restore} makes the memory of again; piece by piece, for it is long. */
  void write(StateOutput out) {
    out.putLong(count).putInt(size * LONGS_EACH);
    for (int first = 1; first <= size; first += PIECE) {
      out.putLongs(piece(first), Math.min(PIECE, size + 1 - first) * LONGS_EACH);
    }
  }

  /**
   * Makes the memory what it was.
   *
   * @param words gives all longs of the requests, the oldest first
   * @param requests how many requests that is
   * @param newCount how many were ever taken
   */
  void restore(LongSupplier words, int requests, long newCount) {
    if (requests > REQUESTS_MAX) {
      throw new IllegalArgumentException(requests + " requests are more than can be remembered");
    }
    size = requests;
    count = newCount;
    int full = Math.max(FIRST_REQUESTS, Math.min(PIECE, requests));
    pieces = new long[Math.max(1, (requests + PIECE - 1) / PIECE)][];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = new long[(i == 0 ? Integer.highestOneBit(2 * full - 1) : PIECE) * LONGS_EACH];
    }
    for (int n = 1; n <= size; n++) {
      for (int field = 0; field < LONGS_EACH; field++) {
        piece(n)[at(n) + field] = words.getAsLong();
      }
    }
    indexAll();
    hash = 0;
    for (int n = 1; n <= size; n++) {
      hash += hashOf(n);
    }
  }

  /** Returns a hash of all that is remembered, and of how much was ever taken. */
  long stateHash() {
    return hash + Hash.mix(count);
  }

  /** Reads where a request of this identity would be; see market.ReadAhead. */
  long readAhead(int portfolioId, ClientOrderId id) {
    return index.readAhead(portfolioId, id);
  }
}
