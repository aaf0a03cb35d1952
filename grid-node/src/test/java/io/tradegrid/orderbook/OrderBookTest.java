package io.tradegrid.orderbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.Side;
import io.tradegrid.orderbook.OrderBook.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the book, each with the complete list of its trades, for every implementation. */
@ParameterizedClass
@ValueSource(classes = {ReferenceOrderBook.class, LadderOrderBook.class})
final class OrderBookTest {

  private final OrderBook book;
  private final FillRecorder said = new FillRecorder();
  private long lastId;

  OrderBookTest(Class<? extends OrderBook> implementation) throws ReflectiveOperationException {
    this.book = implementation.getConstructor().newInstance();
  }

  private long limit(Side side, long ticks, long lots) {
    return book.enter(++lastId, 7, side, ticks, lots, true, said);
  }

  @Test
  void betterPriceGoesFirstThenEarlierTime() {
    limit(Side.SELL, 101, 10);
    limit(Side.SELL, 100, 10);
    limit(Side.SELL, 100, 10);
    assertThat(limit(Side.BUY, 101, 25)).isZero();
    assertThat(said.drain())
        .containsExactly(
            "4 takes 10 @ 100 from 2, leaves 0",
            "4 takes 10 @ 100 from 3, leaves 0",
            "4 takes 5 @ 101 from 1, leaves 5");
    assertThat(book.levels(Side.SELL, 9)).containsExactly(new Level(101, 5, 1));
    assertThat(book.contains(2)).isFalse();
    assertThat(book.contains(1)).isTrue();
  }

  @Test
  void whatIsLeftRestsOrDoesNot() {
    limit(Side.SELL, 100, 10);
    assertThat(limit(Side.BUY, 100, 15)).isEqualTo(5);
    assertThat(book.top()).isEqualTo(new TopOfBook(100, 5, 0, 0));
    assertThat(book.openOrders()).isEqualTo(1);
    assertThat(book.openLots()).isEqualTo(5);
    assertThat(book.enter(9, 7, Side.SELL, 100, 8, false, said)).isEqualTo(3);
    assertThat(book.top()).isEqualTo(TopOfBook.EMPTY);
  }

  @Test
  void anOrderWithoutLimitTakesAnyPrice() {
    limit(Side.BUY, 90, 10);
    limit(Side.BUY, 1, 10);
    assertThat(book.enter(9, 7, Side.SELL, OrderBook.ANY_PRICE_SELL, 25, false, said)).isEqualTo(5);
    assertThat(said.drain())
        .containsExactly("9 takes 10 @ 90 from 1, leaves 0", "9 takes 10 @ 1 from 2, leaves 0");
    limit(Side.SELL, 1L << 52, 10);
    assertThat(book.enter(10, 7, Side.BUY, OrderBook.ANY_PRICE_BUY, 4, false, said)).isZero();
    assertThat(book.bestLots(Side.SELL)).isEqualTo(6);
  }

  @Test
  void lessKeepsThePlaceInTheQueueAndReplacingLosesIt() {
    limit(Side.BUY, 100, 10);
    limit(Side.BUY, 100, 10);
    assertThat(book.reduce(1, 4)).isEqualTo(4);
    limit(Side.SELL, 100, 1);
    assertThat(said.drain()).containsExactly("3 takes 1 @ 100 from 1, leaves 3");
    assertThat(book.replace(1, 100, 10, said)).isEqualTo(10);
    limit(Side.SELL, 100, 11);
    assertThat(said.drain())
        .containsExactly("4 takes 10 @ 100 from 2, leaves 0", "4 takes 1 @ 100 from 1, leaves 9");
    assertThat(book.openLots()).isEqualTo(9);
  }

  @Test
  void aReplacedOrderMayTradeAtOnceAndWholly() {
    limit(Side.SELL, 105, 5);
    limit(Side.BUY, 100, 10);
    assertThat(book.replace(2, 105, 10, said)).isEqualTo(5);
    assertThat(said.drain()).containsExactly("2 takes 5 @ 105 from 1, leaves 0");
    assertThat(book.top()).isEqualTo(new TopOfBook(105, 5, 0, 0));
    limit(Side.SELL, 110, 5);
    assertThat(book.replace(2, 110, 5, said)).isZero();
    assertThat(book.openOrders()).isZero();
    assertThat(book.contains(2)).isFalse();
  }

  @Test
  void canceledOrdersAreGoneWithTheirLevel() {
    limit(Side.BUY, 100, 10);
    limit(Side.BUY, 99, 7);
    assertThat(book.cancel(1)).isEqualTo(10);
    assertThat(book.top()).isEqualTo(new TopOfBook(99, 7, 0, 0));
    assertThat(book.cancel(2)).isEqualTo(7);
    assertThat(book.levels(Side.BUY, 5)).isEqualTo(List.of());
    assertThat(book.openLots()).isZero();
  }

  @Test
  void whatIsNotThereIsUnknown() {
    assertThat(book.cancel(5)).isEqualTo(OrderBook.UNKNOWN);
    assertThat(book.reduce(5, 1)).isEqualTo(OrderBook.UNKNOWN);
    assertThat(book.replace(5, 100, 1, said)).isEqualTo(OrderBook.UNKNOWN);
    assertThat(book.contains(5)).isFalse();
    limit(Side.BUY, 100, 10);
    assertThatThrownBy(() -> book.reduce(1, 11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("leavesLots: must be 1 to 10, got 11");
  }

  @Test
  void theHashDependsOnTheQueue() {
    limit(Side.BUY, 100, 10);
    limit(Side.BUY, 100, 20);
    long hash = book.stateHash();
    book.replace(1, 100, 10, said);
    assertThat(book.stateHash()).isNotEqualTo(hash);
    book.replace(2, 100, 20, said);
    assertThat(book.stateHash()).isEqualTo(hash);
  }
}
