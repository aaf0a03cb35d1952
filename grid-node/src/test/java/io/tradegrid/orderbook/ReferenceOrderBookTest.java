package io.tradegrid.orderbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.command.Command;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.orderbook.OrderBook.Level;
import org.junit.jupiter.api.Test;

/** The rules of the book, each with the complete list of what it says. */
final class ReferenceOrderBookTest {

  private final OrderBook book = new ReferenceOrderBook();
  private final BookRecorder said = new BookRecorder();
  private long lastId;

  private Order enter(Side side, OrderType type, TimeInForce tif, long ticks, long lots) {
    long id = ++lastId;
    Order order =
        new Order(
            id, new NewOrder(1, 1, ClientOrderId.of("o-" + id), id, side, type, tif, ticks, lots));
    book.enter(order, said);
    return order;
  }

  private Order limit(Side side, long ticks, long lots) {
    return enter(side, OrderType.LIMIT, TimeInForce.GTC, ticks, lots);
  }

  @Test
  void betterPriceGoesFirstThenEarlierTime() {
    limit(Side.SELL, 101, 10);
    limit(Side.SELL, 100, 10);
    limit(Side.SELL, 100, 10);
    said.drain();
    Order taker = limit(Side.BUY, 101, 25);
    assertThat(said.drain())
        .containsExactly(
            "accepted 4",
            "filled 4 against 2: 10 @ 100",
            "filled 4 against 3: 10 @ 100",
            "filled 4 against 1: 5 @ 101");
    assertThat(taker.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(book.levels(Side.SELL, 9)).containsExactly(new Level(101, 5, 1));
  }

  @Test
  void aLimitOrderRestsWithWhatIsLeft() {
    limit(Side.SELL, 100, 10);
    Order taker = limit(Side.BUY, 100, 15);
    assertThat(taker.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    assertThat(taker.leavesLots()).isEqualTo(5);
    assertThat(book.top()).isEqualTo(new TopOfBook(100, 5, 0, 0));
    assertThat(book.openOrders()).isEqualTo(1);
    assertThat(book.openLots()).isEqualTo(5);
  }

  @Test
  void anImmediateOrderNeverRests() {
    limit(Side.SELL, 100, 10);
    said.drain();
    Order taker = enter(Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 100, 15);
    assertThat(said.drain())
        .containsExactly("accepted 2", "filled 2 against 1: 10 @ 100", "canceled 2");
    assertThat(taker.status()).isEqualTo(OrderStatus.CANCELED);
    assertThat(taker.filledLots()).isEqualTo(10);
    assertThat(book.openOrders()).isZero();
  }

  @Test
  void aMarketOrderTakesAnyPriceAndCancelsTheRest() {
    limit(Side.BUY, 90, 10);
    limit(Side.BUY, 1, 10);
    said.drain();
    enter(Side.SELL, OrderType.MARKET, TimeInForce.IOC, Command.NO_PRICE, 25);
    assertThat(said.drain())
        .containsExactly(
            "accepted 3",
            "filled 3 against 1: 10 @ 90",
            "filled 3 against 2: 10 @ 1",
            "canceled 3");
    assertThat(book.top()).isEqualTo(TopOfBook.EMPTY);
  }

  @Test
  void lessQuantityKeepsTheQueueMoreLosesIt() {
    Order first = limit(Side.BUY, 100, 10);
    Order second = limit(Side.BUY, 100, 10);
    book.amend(first, 100, 4, 9, said);
    limit(Side.SELL, 100, 1);
    assertThat(first.filledLots()).isEqualTo(1);
    book.amend(first, 100, 11, 9, said);
    said.drain();
    limit(Side.SELL, 100, 11);
    assertThat(said.drain())
        .containsExactly(
            "accepted 4", "filled 4 against 2: 10 @ 100", "filled 4 against 1: 1 @ 100");
    assertThat(second.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(book.openLots()).isEqualTo(9);
  }

  @Test
  void anAmendedPriceMayTradeAtOnce() {
    limit(Side.SELL, 105, 5);
    Order buy = limit(Side.BUY, 100, 10);
    said.drain();
    book.amend(buy, 105, 10, 9, said);
    assertThat(said.drain()).containsExactly("amended 2: 10 @ 105", "filled 2 against 1: 5 @ 105");
    assertThat(book.top()).isEqualTo(new TopOfBook(105, 5, 0, 0));
    assertThat(buy.updatedAtNs()).isEqualTo(9);
  }

  @Test
  void anAmendmentToWhatIsFilledClosesTheOrder() {
    Order buy = limit(Side.BUY, 100, 10);
    limit(Side.SELL, 100, 4);
    said.drain();
    book.amend(buy, 100, 4, 9, said);
    assertThat(said.drain()).containsExactly("canceled 1");
    assertThat(buy.status()).isEqualTo(OrderStatus.CANCELED);
    assertThat(buy.leavesLots()).isZero();
    assertThat(book.openOrders()).isZero();
    assertThat(book.openLots()).isZero();
  }

  @Test
  void anOrderThatIsNotInTheBookIsABrokenInvariant() {
    Order buy = limit(Side.BUY, 100, 10);
    book.cancel(buy, 9, said);
    assertThatThrownBy(() -> book.cancel(buy, 9, said))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Order 1 is not in the book");
  }

  @Test
  void theHashDependsOnTheQueueAndNotOnTime() {
    limit(Side.BUY, 100, 10);
    limit(Side.BUY, 100, 20);
    OrderBook other = new ReferenceOrderBook();
    for (long id : new long[] {2, 1}) {
      other.enter(
          new Order(
              id,
              new NewOrder(
                  1,
                  1,
                  ClientOrderId.of("o-" + id),
                  77,
                  Side.BUY,
                  OrderType.LIMIT,
                  TimeInForce.GTC,
                  100,
                  id * 10)),
          said);
    }
    assertThat(other.top()).isEqualTo(book.top());
    assertThat(other.stateHash()).isNotEqualTo(book.stateHash());
  }
}
