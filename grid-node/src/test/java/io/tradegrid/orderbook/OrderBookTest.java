package io.tradegrid.orderbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.SelfTrade;
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
    return book.enter(++lastId, 7, side, ticks, lots, true, OrderTerms.PLAIN, said);
  }

  @Test
  void betterPriceGoesFirstThenEarlierTime() {
    limit(Side.SELL, 101, 10);
    limit(Side.SELL, 100, 10);
    limit(Side.SELL, 100, 10);
    assertThat(limit(Side.BUY, 101, 25)).isZero();
    assertThat(said.drain())
        .containsExactly(
            "4 takes 10 @ 100 from 2 of 7, leaves 0, shows 0",
            "4 takes 10 @ 100 from 3 of 7, leaves 0, shows 0",
            "4 takes 5 @ 101 from 1 of 7, leaves 5, shows 5");
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
    assertThat(book.enter(9, 7, Side.SELL, 100, 8, false, OrderTerms.PLAIN, said)).isZero();
    assertThat(book.top()).isEqualTo(TopOfBook.EMPTY);
  }

  @Test
  void anOrderWithoutLimitTakesAnyPrice() {
    limit(Side.BUY, 90, 10);
    limit(Side.BUY, 1, 10);
    assertThat(
            book.enter(
                9, 7, Side.SELL, OrderBook.ANY_PRICE_SELL, 25, false, OrderTerms.PLAIN, said))
        .isZero();
    assertThat(said.drain())
        .containsExactly(
            "9 takes 10 @ 90 from 1 of 7, leaves 0, shows 0",
            "9 takes 10 @ 1 from 2 of 7, leaves 0, shows 0");
    limit(Side.SELL, 1L << 52, 10);
    assertThat(
            book.enter(10, 7, Side.BUY, OrderBook.ANY_PRICE_BUY, 4, false, OrderTerms.PLAIN, said))
        .isZero();
    assertThat(book.bestLots(Side.SELL)).isEqualTo(6);
  }

  @Test
  void lessKeepsThePlaceInTheQueueAndReplacingLosesIt() {
    limit(Side.BUY, 100, 10);
    limit(Side.BUY, 100, 10);
    assertThat(book.reduce(1, 4)).isEqualTo(4);
    limit(Side.SELL, 100, 1);
    assertThat(said.drain()).containsExactly("3 takes 1 @ 100 from 1 of 7, leaves 3, shows 3");
    assertThat(book.replace(1, 100, 10, OrderTerms.PLAIN, said)).isEqualTo(10);
    limit(Side.SELL, 100, 11);
    assertThat(said.drain())
        .containsExactly(
            "4 takes 10 @ 100 from 2 of 7, leaves 0, shows 0",
            "4 takes 1 @ 100 from 1 of 7, leaves 9, shows 9");
    assertThat(book.openLots()).isEqualTo(9);
  }

  @Test
  void aReplacedOrderMayTradeAtOnceAndWholly() {
    limit(Side.SELL, 105, 5);
    limit(Side.BUY, 100, 10);
    assertThat(book.replace(2, 105, 10, OrderTerms.PLAIN, said)).isEqualTo(5);
    assertThat(said.drain()).containsExactly("2 takes 5 @ 105 from 1 of 7, leaves 0, shows 0");
    assertThat(book.top()).isEqualTo(new TopOfBook(105, 5, 0, 0));
    limit(Side.SELL, 110, 5);
    assertThat(book.replace(2, 110, 5, OrderTerms.PLAIN, said)).isZero();
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
    assertThat(book.replace(5, 100, 1, OrderTerms.PLAIN, said)).isEqualTo(OrderBook.UNKNOWN);
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
    book.replace(1, 100, 10, OrderTerms.PLAIN, said);
    assertThat(book.stateHash()).isNotEqualTo(hash);
    book.replace(2, 100, 20, OrderTerms.PLAIN, said);
    assertThat(book.stateHash()).isEqualTo(hash);
  }

  private long enter(Side side, long ticks, long lots, int owner, OrderTerms terms) {
    return book.enter(++lastId, owner, side, ticks, lots, true, terms, said);
  }

  private static OrderTerms iceberg(long display) {
    return OrderTerms.PLAIN.withDisplay(display);
  }

  private static OrderTerms prevent(SelfTrade mode) {
    return OrderTerms.PLAIN.withSelfTrade(mode);
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
            "3 takes 10 @ 100 from 1 of 1, leaves 15, shows 10",
            "3 takes 2 @ 100 from 2 of 7, leaves 8, shows 8",
            "4 takes 8 @ 100 from 2 of 7, leaves 0, shows 0",
            "4 takes 10 @ 100 from 1 of 1, leaves 5, shows 5",
            "4 takes 2 @ 100 from 1 of 1, leaves 3, shows 3");
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
    enter(Side.SELL, 100, 5, 8, OrderTerms.PLAIN);
    assertThat(enter(Side.BUY, 100, 9, 8, prevent(SelfTrade.CANCEL_TAKER))).isZero();
    assertThat(said.drain())
        .containsExactly(
            "3 takes 5 @ 100 from 1 of 7, leaves 0, shows 0",
            "3 loses 4 to 2 of 8 @ 100, which loses 0, leaves 5, shows 5");
    assertThat(book.top()).isEqualTo(new TopOfBook(0, 0, 100, 5));
  }

  @Test
  void cancelMakerTakesItsOwnOrderAwayAndGoesOn() {
    enter(Side.SELL, 100, 5, 8, iceberg(2));
    limit(Side.SELL, 101, 5);
    assertThat(enter(Side.BUY, 101, 7, 8, prevent(SelfTrade.CANCEL_MAKER))).isEqualTo(2);
    assertThat(said.drain())
        .containsExactly(
            "3 loses 0 to 1 of 8 @ 100, which loses 5, leaves 0, shows 0",
            "3 takes 5 @ 101 from 2 of 7, leaves 0, shows 0");
    assertThat(book.top()).isEqualTo(new TopOfBook(101, 2, 0, 0));
  }

  @Test
  void cancelBothTakesBothAway() {
    enter(Side.SELL, 100, 5, 8, OrderTerms.PLAIN);
    limit(Side.SELL, 101, 5);
    assertThat(enter(Side.BUY, 101, 7, 8, prevent(SelfTrade.CANCEL_BOTH))).isZero();
    assertThat(said.drain())
        .containsExactly("3 loses 7 to 1 of 8 @ 100, which loses 5, leaves 0, shows 0");
    assertThat(book.top()).isEqualTo(new TopOfBook(0, 0, 101, 5));
  }

  @Test
  void decrementTakesTheSmallerOneAwayFromBoth() {
    enter(Side.SELL, 100, 5, 8, OrderTerms.PLAIN);
    enter(Side.SELL, 100, 9, 8, iceberg(4));
    assertThat(enter(Side.BUY, 100, 11, 8, prevent(SelfTrade.DECREMENT))).isZero();
    assertThat(said.drain())
        .containsExactly(
            "3 loses 5 to 1 of 8 @ 100, which loses 5, leaves 0, shows 0",
            "3 loses 4 to 2 of 8 @ 100, which loses 4, leaves 5, shows 4",
            "3 loses 2 to 2 of 8 @ 100, which loses 2, leaves 3, shows 2");
    assertThat(book.openLots()).isEqualTo(3);
  }

  private long fillable(long limit, long wanted, int owner, SelfTrade mode) {
    return book.fillable(Side.BUY, limit, wanted, owner, mode, said);
  }

  @Test
  void whatCouldTradeCountsHiddenLotsAndNotOnesOwn() {
    enter(Side.SELL, 100, 25, 2, iceberg(10));
    enter(Side.SELL, 101, 5, 8, OrderTerms.PLAIN);
    enter(Side.SELL, 102, 50, 2, OrderTerms.PLAIN);
    assertThat(fillable(101, 1_000, 8, SelfTrade.ALLOW)).isEqualTo(30);
    assertThat(fillable(101, 1_000, 8, SelfTrade.CANCEL_MAKER)).isEqualTo(25);
    assertThat(fillable(OrderBook.ANY_PRICE_BUY, 60, 8, SelfTrade.ALLOW)).isEqualTo(60);
    assertThat(book.fillable(Side.SELL, 1, 60, 8, SelfTrade.ALLOW, said)).isZero();
  }

  @Test
  void whatCouldTradeEndsAtOnesOwnWhereThatWouldStopIt() {
    enter(Side.SELL, 100, 7, 3, OrderTerms.PLAIN);
    enter(Side.SELL, 101, 25, 2, iceberg(10));
    enter(Side.SELL, 101, 5, 4, OrderTerms.PLAIN);
    enter(Side.SELL, 101, 9, 3, OrderTerms.PLAIN);
    enter(Side.SELL, 102, 9, 3, OrderTerms.PLAIN);
    for (SelfTrade mode :
        List.of(SelfTrade.CANCEL_TAKER, SelfTrade.CANCEL_BOTH, SelfTrade.DECREMENT)) {
      assertThat(fillable(200, 1_000, 1, mode)).as("%s, group of 1 and 4", mode).isEqualTo(17);
      assertThat(fillable(200, 16, 4, mode)).as("%s, enough", mode).isEqualTo(16);
      assertThat(fillable(200, 1_000, 6, mode)).as("%s, nobody's", mode).isEqualTo(55);
    }
    assertThat(fillable(200, 1_000, 1, SelfTrade.CANCEL_MAKER)).isEqualTo(50);
  }

  @Test
  void whatCouldTradeDoesNotCountReduceOnlyOrders() {
    enter(Side.SELL, 100, 7, 3, OrderTerms.PLAIN.withReduceOnly());
    enter(Side.SELL, 100, 5, 3, OrderTerms.PLAIN);
    assertThat(fillable(100, 1_000, 2, SelfTrade.ALLOW)).isEqualTo(5);
    assertThat(fillable(100, 1_000, 3, SelfTrade.CANCEL_TAKER)).isZero();
  }

  @Test
  void portfoliosOfOneGroupAreKeptApart() {
    enter(Side.SELL, 100, 5, 4, OrderTerms.PLAIN);
    assertThat(enter(Side.BUY, 100, 9, 1, prevent(SelfTrade.CANCEL_MAKER))).isEqualTo(9);
    assertThat(said.drain())
        .containsExactly("2 loses 0 to 1 of 4 @ 100, which loses 5, leaves 0, shows 0");
  }

  /** What {@link MatchRecorder} answers is known only when it is asked. */
  @Test
  void aReduceOnlyOrderIsCutBeforeItTrades() {
    while (said.reducibleLots(5, Side.SELL) != 0) {
      said.drain();
    }
    enter(Side.SELL, 100, 5, 5, OrderTerms.PLAIN.withReduceOnly());
    enter(Side.SELL, 100, 5, 2, OrderTerms.PLAIN);
    assertThat(enter(Side.BUY, 100, 3, 2, OrderTerms.PLAIN)).isZero();
    assertThat(said.drain())
        .containsExactly(
            "1 of 5 @ 100 is cut by 5, leaves 0, shows 0",
            "3 takes 3 @ 100 from 2 of 2, leaves 2, shows 2");
    long allowed;
    do {
      said.drain();
      allowed = said.reducibleLots(6, Side.BUY);
    } while (allowed < 5);
    enter(Side.BUY, 99, 100, 6, iceberg(4).withReduceOnly());
    assertThat(enter(Side.SELL, 99, 1, 2, OrderTerms.PLAIN)).isZero();
    assertThat(said.drain())
        .containsExactly(
            "4 of 6 @ 99 is cut by %d, leaves %d, shows 4".formatted(100 - allowed, allowed),
            "5 takes 1 @ 99 from 4 of 6, leaves %d, shows 3".formatted(allowed - 1));
  }

  private void collect(Side side, long ticks, long lots, OrderTerms terms) {
    book.collect(++lastId, 2, side, ticks, lots, terms);
  }

  @Test
  void collectedOrdersMayCrossAndTradeAtOnePrice() {
    collect(Side.BUY, 101, 10, OrderTerms.PLAIN);
    collect(Side.BUY, 102, 5, OrderTerms.PLAIN);
    collect(Side.SELL, 99, 8, OrderTerms.PLAIN);
    collect(Side.SELL, 100, 4, OrderTerms.PLAIN);
    collect(Side.SELL, 101, 9, OrderTerms.PLAIN);
    assertThat(book.top()).isEqualTo(new TopOfBook(102, 5, 99, 8));
    assertThat(book.levels(Side.BUY, 9))
        .containsExactly(new Level(102, 5, 1), new Level(101, 10, 1));
    assertThat(book.uncross(100, said)).isEqualTo(12);
    assertThat(said.drain())
        .containsExactly(
            "2 of 2 buys 5 @ 100, leaves 0, shows 0; from 3 of 2, leaves 3, shows 3",
            "1 of 2 buys 3 @ 100, leaves 7, shows 7; from 3 of 2, leaves 0, shows 0",
            "1 of 2 buys 4 @ 100, leaves 3, shows 3; from 4 of 2, leaves 0, shows 0");
    assertThat(book.top()).isEqualTo(new TopOfBook(101, 3, 101, 9));
    assertThat(book.uncross(101, said)).isEqualTo(3);
    assertThat(book.top()).isEqualTo(new TopOfBook(0, 0, 101, 6));
    assertThat(book.openLots()).isEqualTo(6);
  }

  @Test
  void anAuctionTakesHiddenLotsWithTheShownOnes() {
    collect(Side.BUY, 100, 10, iceberg(4));
    collect(Side.BUY, 100, 5, OrderTerms.PLAIN);
    collect(Side.SELL, 100, 13, iceberg(7));
    assertThat(book.uncross(100, said)).isEqualTo(13);
    assertThat(said.drain())
        .containsExactly(
            "1 of 2 buys 10 @ 100, leaves 0, shows 0; from 3 of 2, leaves 3, shows 3",
            "2 of 2 buys 3 @ 100, leaves 2, shows 2; from 3 of 2, leaves 0, shows 0");
  }

  @Test
  void anIcebergThatAnAuctionLeavesShowsItsNextPartBehindItsEquals() {
    collect(Side.BUY, 100, 10, iceberg(4));
    collect(Side.BUY, 100, 5, OrderTerms.PLAIN);
    collect(Side.SELL, 99, 7, OrderTerms.PLAIN);
    assertThat(book.uncross(100, said)).isEqualTo(7);
    collect(Side.SELL, 99, 1, OrderTerms.PLAIN);
    assertThat(book.uncross(100, said)).isEqualTo(1);
    assertThat(said.drain())
        .containsExactly(
            "1 of 2 buys 7 @ 100, leaves 3, shows 3; from 3 of 2, leaves 0, shows 0",
            "2 of 2 buys 1 @ 100, leaves 4, shows 4; from 4 of 2, leaves 0, shows 0");
  }
}
