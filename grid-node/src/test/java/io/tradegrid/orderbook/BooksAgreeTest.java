package io.tradegrid.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.Side;
import io.tradegrid.orderbook.BookOperations.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fast book says and is what the reference book says and is, on every stream ever tried. One
 * seed with -Dtest.seed=N, longer streams with -Dtest.operations=N, more of them with
 * -Dtest.seeds=N.
 */
final class BooksAgreeTest {

  private static final int OPERATIONS = Integer.getInteger("test.operations", 20_000);
  private static final int SEEDS = Integer.getInteger("test.seeds", 5);

  static Stream<Arguments> streams() {
    String given = System.getProperty("test.seed");
    LongStream seeds =
        given == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(Long.parseLong(given));
    return seeds
        .boxed()
        .flatMap(seed -> Stream.of(Style.values()).map(style -> Arguments.of(seed, style)));
  }

  @ParameterizedTest(name = "-Dtest.seed={0}, {1}")
  @MethodSource("streams")
  void bothBooksDoTheSame(long seed, Style style) {
    OrderBook reference = new ReferenceOrderBook();
    OrderBook ladder = new LadderOrderBook();
    BookOperations forReference = new BookOperations(seed, style);
    BookOperations forLadder = new BookOperations(seed, style);
    MatchRecorder expected = new MatchRecorder();
    MatchRecorder said = new MatchRecorder();
    for (int i = 0; i < OPERATIONS; i++) {
      long answer = forReference.apply(reference, expected);
      long ours = forLadder.apply(ladder, said);
      List<String> trades = expected.drain();
      if (ours != answer || !said.peek().equals(trades) || !ladder.top().equals(reference.top())) {
        assertThat(ours).as("answer to operation %d", i).isEqualTo(answer);
        assertThat(said.peek()).as("trades of operation %d", i).isEqualTo(trades);
        assertThat(ladder.top()).as("touch after operation %d", i).isEqualTo(reference.top());
      }
      said.drain();
      if (i % 500 == 0) {
        assertSame(ladder, reference, i);
      }
    }
    assertSame(ladder, reference, OPERATIONS);
  }

  private static void assertSame(OrderBook ladder, OrderBook reference, int operation) {
    assertThat(ladder.stateHash())
        .as("hash after operation %d", operation)
        .isEqualTo(reference.stateHash());
    assertThat(ladder.openOrders()).isEqualTo(reference.openOrders());
    assertThat(ladder.openLots()).isEqualTo(reference.openLots());
    for (Side side : Side.values()) {
      assertThat(ladder.levels(side, 50)).isEqualTo(reference.levels(side, 50));
      assertThat(orders(ladder, side)).isEqualTo(orders(reference, side));
    }
  }

  private static List<List<Object>> orders(OrderBook book, Side side) {
    List<List<Object>> orders = new ArrayList<>();
    book.forEachOrder(
        side,
        (id, owner, price, shown, hidden, display, reduceOnly) ->
            orders.add(
                List.of(id, owner, price, shown, hidden, hidden == 0 ? 0 : display, reduceOnly)));
    return orders;
  }
}
