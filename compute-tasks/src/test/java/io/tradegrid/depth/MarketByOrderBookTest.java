package io.tradegrid.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.model.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goal: what each update does to orders, queues and levels, and what is refused. */
final class MarketByOrderBookTest {

  private final MarketByOrderBook book = new MarketByOrderBook();

  @BeforeEach
  void threeBidsAndAnOffer() {
    book.add(1, Side.BUY, 99, 10);
    book.add(2, Side.BUY, 99, 20);
    book.add(3, Side.BUY, 98, 5);
    book.add(4, Side.SELL, 101, 7);
  }

  @Test
  void levelsShowPriceSumAndCountBestFirst() {
    book.add(5, Side.SELL, 100, 1);

    assertThat(book.levels(Side.BUY, 10))
        .containsExactly(new DepthLevel(99, 30, 2), new DepthLevel(98, 5, 1));
    assertThat(book.levels(Side.SELL, 10))
        .containsExactly(new DepthLevel(100, 1, 1), new DepthLevel(101, 7, 1));
    assertThat(book.levels(Side.SELL, 1)).containsExactly(new DepthLevel(100, 1, 1));
    assertThat(book.levels(Side.SELL, 0)).isEmpty();
  }

  @Test
  void theSameQuantityKeepsItsPlace() {
    assertThat(book.modify(1, 99, 10)).isEqualTo(DepthResult.APPLIED);

    assertThat(book.queue(Side.BUY, 99)).extracting(RestingOrder::orderId).containsExactly(1L, 2L);
  }

  @Test
  void aSmallerQuantityKeepsItsPlace() {
    assertThat(book.modify(1, 99, 4)).isEqualTo(DepthResult.APPLIED);
    assertThat(book.reduce(2, 5)).isEqualTo(DepthResult.APPLIED);

    assertThat(book.queue(Side.BUY, 99))
        .containsExactly(
            new RestingOrder(1, Side.BUY, 99, 4), new RestingOrder(2, Side.BUY, 99, 15));
    assertThat(book.levels(Side.BUY, 1)).containsExactly(new DepthLevel(99, 19, 2));
  }

  @Test
  void aLargerQuantityGoesBehind() {
    assertThat(book.modify(1, 99, 11)).isEqualTo(DepthResult.APPLIED);

    assertThat(book.queue(Side.BUY, 99))
        .containsExactly(
            new RestingOrder(2, Side.BUY, 99, 20), new RestingOrder(1, Side.BUY, 99, 11));
    assertThat(book.levels(Side.BUY, 1)).containsExactly(new DepthLevel(99, 31, 2));
  }

  @Test
  void anotherPriceGoesBehindThereAndALevelLeftEmptyIsGone() {
    assertThat(book.modify(3, 99, 5)).isEqualTo(DepthResult.APPLIED);

    assertThat(book.queue(Side.BUY, 99))
        .extracting(RestingOrder::orderId)
        .containsExactly(1L, 2L, 3L);
    assertThat(book.levels(Side.BUY, 10)).containsExactly(new DepthLevel(99, 35, 3));
  }

  @Test
  void aFillTakesAnOrderOutWithItsLastLot() {
    assertThat(book.fill(1, 9)).isEqualTo(DepthResult.APPLIED);
    assertThat(book.order(1)).contains(new RestingOrder(1, Side.BUY, 99, 1));

    assertThat(book.fill(1, 1)).isEqualTo(DepthResult.APPLIED);
    assertThat(book.order(1)).isEmpty();
    assertThat(book.levels(Side.BUY, 1)).containsExactly(new DepthLevel(99, 20, 1));
  }

  @Test
  void clearLeavesNothingAndIdsAreFreeAgain() {
    book.clear();

    assertThat(book.openOrders()).isZero();
    assertThat(book.levels(Side.BUY, 10)).isEmpty();
    assertThat(book.levels(Side.SELL, 10)).isEmpty();
    assertThat(book.add(1, Side.SELL, -3, 1)).isEqualTo(DepthResult.APPLIED);
    assertThat(book.levels(Side.SELL, 10)).containsExactly(new DepthLevel(-3, 1, 1));
  }

  @Test
  void refusalsChangeNothing() {
    assertThat(book.cancel(9)).isEqualTo(DepthResult.UNKNOWN_ORDER);
    assertThat(book.reduce(9, 1)).isEqualTo(DepthResult.UNKNOWN_ORDER);
    assertThat(book.fill(9, 1)).isEqualTo(DepthResult.UNKNOWN_ORDER);
    assertThat(book.modify(9, 99, 1)).isEqualTo(DepthResult.UNKNOWN_ORDER);
    assertThat(book.add(4, Side.BUY, 99, 1)).isEqualTo(DepthResult.DUPLICATE_ORDER);
    assertThat(book.reduce(1, 11)).isEqualTo(DepthResult.EXCEEDS_ORDER);
    assertThat(book.fill(1, 11)).isEqualTo(DepthResult.EXCEEDS_ORDER);
    assertThat(book.add(5, Side.BUY, 99, Long.MAX_VALUE - 29)).isEqualTo(DepthResult.OVERFLOW);
    assertThat(book.modify(3, 99, Long.MAX_VALUE)).isEqualTo(DepthResult.OVERFLOW);
    assertThat(book.modify(1, 99, Long.MAX_VALUE - 19)).isEqualTo(DepthResult.OVERFLOW);

    assertThat(book.openOrders()).isEqualTo(4);
    assertThat(book.levels(Side.BUY, 10))
        .containsExactly(new DepthLevel(99, 30, 2), new DepthLevel(98, 5, 1));
    assertThat(book.levels(Side.SELL, 10)).containsExactly(new DepthLevel(101, 7, 1));
    assertThat(book.queue(Side.BUY, 99)).extracting(RestingOrder::orderId).containsExactly(1L, 2L);
  }

  @Test
  void badArgumentsAreNamed() {
    assertRefused(() -> book.add(5, null, 99, 1), "side: must be BUY or SELL, got null");
    assertRefused(() -> book.add(5, Side.BUY, 99, 0), "lots: must be positive, got 0");
    assertRefused(() -> book.reduce(1, -1), "lots: must be positive, got -1");
    assertRefused(() -> book.fill(1, 0), "lots: must be positive, got 0");
    assertRefused(() -> book.modify(1, 99, 0), "lots: must be positive, got 0");
    assertRefused(() -> book.levels(Side.BUY, -1), "max: must not be negative, got -1");
    assertRefused(() -> book.queue(null, 99), "side: must be BUY or SELL, got null");
    assertThat(book.openOrders()).isEqualTo(4);
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
