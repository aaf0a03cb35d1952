package io.tradegrid.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.Side;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the fast book costs: nothing per command once warm, little while it is idle. */
final class BookMemoryTest {

  private static final long IDS = 1L << 40;
  private static final int IDLE_BOOKS = 100_000;

  /**
   * The compiler may take a few bytes of this thread; a byte for every hundredth command is more.
   */
  private static final long COMPILER_BYTES_MAX = 10_000;

  private static final long IDLE_BYTES_MAX = 500;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Counts trades and otherwise agrees to everything. */
  private static final class TradeCounter implements MatchListener {

    private long trades;

    @Override
    public void filled(
        long takerId,
        long makerId,
        int makerOwner,
        long priceTicks,
        long lots,
        long makerLeavesLots,
        long makerShownLots) {
      trades++;
    }

    @Override
    public void crossed(
        long buyId,
        int buyOwner,
        long buyLeavesLots,
        long buyShownLots,
        long sellId,
        int sellOwner,
        long sellLeavesLots,
        long sellShownLots,
        long priceTicks,
        long lots) {
      trades++;
    }

    @Override
    public void prevented(
        long takerId,
        long makerId,
        int makerOwner,
        long priceTicks,
        long takerLots,
        long makerLots,
        long makerLeavesLots,
        long makerShownLots) {}

    @Override
    public void reducedToPosition(
        long makerId,
        int makerOwner,
        long priceTicks,
        long lots,
        long makerLeavesLots,
        long makerShownLots) {}

    @Override
    public long reducibleLots(int owner, Side side) {
      return Long.MAX_VALUE;
    }

    @Override
    public boolean isSameGroup(int owner, int other) {
      return owner == other;
    }
  }

  private final TradeCounter counter = new TradeCounter();

  private static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  @Test
  void aWarmBookAllocatesNothing() {
    LadderOrderBook book = new LadderOrderBook();
    SplittableRandom random = new SplittableRandom(1);
    trade(book, random, 300_000, 1);
    long before = allocated();
    trade(book, random, 300_000, 300_001);
    assertThat(allocated() - before).isLessThan(COMPILER_BYTES_MAX);
    assertThat(counter.trades).isGreaterThan(10_000);
  }

  /** Enters, cancels, reductions and moves around one price, about a thousand orders resting. */
  private void trade(LadderOrderBook book, SplittableRandom random, int operations, long firstId) {
    for (int i = 0; i < operations; i++) {
      long id = firstId + i;
      Side side = random.nextInt(2) == 0 ? Side.BUY : Side.SELL;
      long price = 10_000 - side.sign() * (random.nextInt(100) - 3L);
      long other = Math.max(1, id - random.nextInt(3_000));
      book.enter(id, 1, side, price, 1L + random.nextInt(50), true, OrderTerms.PLAIN, counter);
      book.replace(other, price, 1L + random.nextInt(50), OrderTerms.PLAIN, counter);
      book.cancel(Math.max(1, id - 1_000));
      if (book.contains(other)) {
        book.reduce(other, 1);
      }
      if (i % 100 == 0) {
        book.collect(IDS + id, 1, Side.BUY, 10_000, 50, OrderTerms.PLAIN);
        book.uncross(10_000, counter);
        book.cancel(IDS + id);
      }
    }
  }

  @Test
  void anIdleBookIsSmall() {
    List<LadderOrderBook> books = new ArrayList<>(IDLE_BOOKS);
    long before = allocated();
    for (int i = 0; i < IDLE_BOOKS; i++) {
      books.add(new LadderOrderBook());
    }
    long each = (allocated() - before) / IDLE_BOOKS;
    System.out.println("an idle book takes " + each + " bytes");
    assertThat(each).isLessThan(IDLE_BYTES_MAX);
    assertThat(books).hasSize(IDLE_BOOKS);
  }
}
