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
  private final MatchRecorder said = new MatchRecorder();
  private long lastId;

  OrderBookTest(Class<? extends OrderBook> implementation) throws ReflectiveOperationException {
    this.book = implementation.getConstructor().newInstance();
  }

  private long limit(Side side, long ticks, long lots) {
    return book.enter(++lastId, 7, side, ticks, lots, EntryTerms.REST, said);
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
    assertThat(book.enter(9, 7, Side.SELL, 100, 8, EntryTerms.IMMEDIATE, said)).isZero();
    assertThat(book.top()).isEqualTo(TopOfBook.EMPTY);
  }

  @Test
  void anOrderWithoutLimitTakesAnyPrice() {
    limit(Side.BUY, 90, 10);
    limit(Side.BUY, 1, 10);
    assertThat(
            book.enter(9, 7, Side.SELL, OrderBook.ANY_PRICE_SELL, 25, EntryTerms.IMMEDIATE, said))
        .isZero();
    assertThat(said.drain())
        .containsExactly("9 takes 10 @ 90 from 1, leaves 0", "9 takes 10 @ 1 from 2, leaves 0");
    limit(Side.SELL, 1L << 52, 10);
    assertThat(book.enter(10, 7, Side.BUY, OrderBook.ANY_PRICE_BUY, 4, EntryTerms.IMMEDIATE, said))
        .isZero();
    assertThat(book.bestLots(Side.SELL)).isEqualTo(6);
  }

  @Test
  void lessKeepsThePlaceInTheQueueAndReplacingLosesIt() {
    limit(Side.BUY, 100, 10);
    limit(Side.BUY, 100, 10);
    assertThat(book.reduce(1, 4)).isEqualTo(4);
    limit(Side.SELL, 100, 1);
    assertThat(said.drain()).containsExactly("3 takes 1 @ 100 from 1, leaves 3");
    assertThat(book.replace(1, 100, 10, EntryTerms.REST, said)).isEqualTo(10);
    limit(Side.SELL, 100, 11);
    assertThat(said.drain())
        .containsExactly("4 takes 10 @ 100 from 2, leaves 0", "4 takes 1 @ 100 from 1, leaves 9");
    assertThat(book.openLots()).isEqualTo(9);
  }

  @Test
  void aReplacedOrderMayTradeAtOnceAndWholly() {
    limit(Side.SELL, 105, 5);
    limit(Side.BUY, 100, 10);
    assertThat(book.replace(2, 105, 10, EntryTerms.REST, said)).isEqualTo(5);
    assertThat(said.drain()).containsExactly("2 takes 5 @ 105 from 1, leaves 0");
    assertThat(book.top()).isEqualTo(new TopOfBook(105, 5, 0, 0));
    limit(Side.SELL, 110, 5);
    assertThat(book.replace(2, 110, 5, EntryTerms.REST, said)).isZero();
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
    assertThat(book.replace(5, 100, 1, EntryTerms.REST, said)).isEqualTo(OrderBook.UNKNOWN);
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
    book.replace(1, 100, 10, EntryTerms.REST, said);
    assertThat(book.stateHash()).isNotEqualTo(hash);
    book.replace(2, 100, 20, EntryTerms.REST, said);
    assertThat(book.stateHash()).isEqualTo(hash);
  }

  private long enter(Side side, long ticks, long lots, int owner, EntryTerms terms) {
    return book.enter(++lastId, owner, side, ticks, lots, terms, said);
  }

  private static EntryTerms iceberg(long display) {
    return new EntryTerms(true, display, SelfTrade.ALLOW);
  }

  private static EntryTerms prevent(SelfTrade mode) {
    return new EntryTerms(true, EntryTerms.ALL, mode);
  }

  @Test
  void anIcebergShowsItsNextPartBehindItsEquals() {
    enter(Side.SELL, 100, 25, 1, iceberg(10));
    limit(Side.SELL, 100, 10);
    assertThat(book.levels(Side.SELL, 1)).containsExactly(new Level(100, 20, 2));
    assertThat(book.openLots()).isEqualTo(35);
    limit(Side.BUY, 100, 12);
    limit(Side.BUY, 100, 20);
    assertThat(said.drain())
        .containsExactly(
            "3 takes 10 @ 100 from 1, leaves 15",
            "3 takes 2 @ 100 from 2, leaves 8",
            "4 takes 8 @ 100 from 2, leaves 0",
            "4 takes 10 @ 100 from 1, leaves 5",
            "4 takes 2 @ 100 from 1, leaves 3");
    assertThat(book.top()).isEqualTo(new TopOfBook(0, 0, 100, 3));
  }

  @Test
  void anIcebergLosesHiddenLotsFirst() {
    enter(Side.BUY, 100, 25, 1, iceberg(10));
    assertThat(book.reduce(1, 12)).isEqualTo(12);
    assertThat(book.bestLots(Side.BUY)).isEqualTo(10);
    assertThat(book.reduce(1, 7)).isEqualTo(7);
    assertThat(book.bestLots(Side.BUY)).isEqualTo(7);
    assertThat(book.cancel(1)).isEqualTo(7);
    enter(Side.BUY, 100, 25, 1, iceberg(10));
    assertThat(book.cancel(2)).isEqualTo(25);
    assertThat(book.openLots()).isZero();
  }

  @Test
  void cancelTakerStopsBeforeItsOwnOrder() {
    limit(Side.SELL, 100, 5);
    enter(Side.SELL, 100, 5, 8, EntryTerms.REST);
    assertThat(enter(Side.BUY, 100, 9, 8, prevent(SelfTrade.CANCEL_TAKER))).isZero();
    assertThat(said.drain())
        .containsExactly(
            "3 takes 5 @ 100 from 1, leaves 0", "3 loses 4 to 2, which loses 0, leaves 5");
    assertThat(book.top()).isEqualTo(new TopOfBook(0, 0, 100, 5));
  }

  @Test
  void cancelMakerTakesItsOwnOrderAwayAndGoesOn() {
    enter(Side.SELL, 100, 5, 8, iceberg(2));
    limit(Side.SELL, 101, 5);
    assertThat(enter(Side.BUY, 101, 7, 8, prevent(SelfTrade.CANCEL_MAKER))).isEqualTo(2);
    assertThat(said.drain())
        .containsExactly(
            "3 loses 0 to 1, which loses 5, leaves 0", "3 takes 5 @ 101 from 2, leaves 0");
    assertThat(book.top()).isEqualTo(new TopOfBook(101, 2, 0, 0));
  }

  @Test
  void cancelBothTakesBothAway() {
    enter(Side.SELL, 100, 5, 8, EntryTerms.REST);
    limit(Side.SELL, 101, 5);
    assertThat(enter(Side.BUY, 101, 7, 8, prevent(SelfTrade.CANCEL_BOTH))).isZero();
    assertThat(said.drain()).containsExactly("3 loses 7 to 1, which loses 5, leaves 0");
    assertThat(book.top()).isEqualTo(new TopOfBook(0, 0, 101, 5));
  }

  @Test
  void decrementTakesTheSmallerOneAwayFromBoth() {
    enter(Side.SELL, 100, 5, 8, EntryTerms.REST);
    enter(Side.SELL, 100, 9, 8, iceberg(4));
    assertThat(enter(Side.BUY, 100, 11, 8, prevent(SelfTrade.DECREMENT))).isZero();
    assertThat(said.drain())
        .containsExactly(
            "3 loses 5 to 1, which loses 5, leaves 0",
            "3 loses 4 to 2, which loses 4, leaves 5",
            "3 loses 2 to 2, which loses 2, leaves 3");
    assertThat(book.openLots()).isEqualTo(3);
  }

  @Test
  void whatCouldTradeCountsHiddenLotsAndNotOnesOwn() {
    enter(Side.SELL, 100, 25, 1, iceberg(10));
    enter(Side.SELL, 101, 5, 8, EntryTerms.REST);
    enter(Side.SELL, 102, 50, 1, EntryTerms.REST);
    assertThat(book.fillable(Side.BUY, 101, 1_000, 0)).isEqualTo(30);
    assertThat(book.fillable(Side.BUY, 101, 1_000, 8)).isEqualTo(25);
    assertThat(book.fillable(Side.BUY, OrderBook.ANY_PRICE_BUY, 60, 0)).isEqualTo(60);
    assertThat(book.fillable(Side.SELL, 1, 60, 0)).isZero();
  }
}
