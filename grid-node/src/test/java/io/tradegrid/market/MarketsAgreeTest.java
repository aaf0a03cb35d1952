package io.tradegrid.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.market.MarketStream.Style;
import io.tradegrid.model.Side;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fast market says and is what the reference market says and is, on every stream ever tried.
 * One seed with -Dtest.seed=N, longer streams with -Dtest.operations=N, more of them with
 * -Dtest.seeds=N. Twenty-six million commands: -Dtest.operations=100000 -Dtest.seeds=20.
 */
final class MarketsAgreeTest {

  private static final int OPERATIONS = Integer.getInteger("test.operations", 20_000);
  private static final int SEEDS = Integer.getInteger("test.seeds", 4);
  private static final int HASH_EVERY = 10;
  private static final int LEVELS_EVERY = 500;

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
  void bothMarketsDoTheSame(long seed, Style style) {
    EventLog expected = new EventLog();
    EventLog said = new EventLog();
    Market reference = MarketKind.REFERENCE.open(MarketStream.MAX_ORDER_LOTS, expected);
    Market ladder = MarketKind.LADDER.open(MarketStream.MAX_ORDER_LOTS, said);
    MarketStream stream = new MarketStream(seed, style);
    ReadAhead ahead = new ReadAhead();
    for (int i = 0; i < OPERATIONS; i++) {
      MarketCommand command = stream.next();
      readAhead(ladder, command, ahead);
      long answer = command.applyTo(reference);
      long ours = command.applyTo(ladder);
      if (ours != answer || !said.isSameAs(expected) || !ladder.top().equals(reference.top())) {
        String where = "seed %d, %s, command %d: %s".formatted(seed, style, i, command);
        assertThat(said.lines()).as("events of %s", where).isEqualTo(expected.lines());
        assertThat(said.isSameAs(expected)).as("all fields of events of %s", where).isTrue();
        assertThat(ours).as("answer to %s", where).isEqualTo(answer);
        assertThat(ladder.top()).as("touch after %s", where).isEqualTo(reference.top());
      }
      said.clear();
      expected.clear();
      boolean differs = i % HASH_EVERY == 0 && ladder.stateHash() != reference.stateHash();
      if (differs || i % LEVELS_EVERY == 0) {
        assertSame(ladder, reference, "seed %d, %s, command %d".formatted(seed, style, i));
      }
    }
    assertSame(ladder, reference, "seed %d, %s, the end".formatted(seed, style));
  }

  /** As a shard does for a batch: also for orders that are not there, and for groups not full. */
  private static void readAhead(Market market, MarketCommand command, ReadAhead ahead) {
    if (command instanceof MarketCommand.Amend amend) {
      ahead.add(market, amend.orderId(), 0, amend.priceTicks());
    } else if (command instanceof MarketCommand.Cancel cancel) {
      ahead.add(market, cancel.orderId(), 0, Market.NO_PRICE);
    } else if (command instanceof MarketCommand.Enter enter) {
      ahead.add(market, enter.orderId(), enter.portfolioId(), enter.priceTicks());
    } else {
      ahead.finish();
    }
  }

  private static void assertSame(Market ladder, Market reference, String where) {
    for (Side side : Side.values()) {
      assertThat(ladder.levels(side, 50)).as(where).isEqualTo(reference.levels(side, 50));
    }
    for (int portfolio = 1; portfolio <= MarketStream.PORTFOLIOS; portfolio++) {
      assertThat(ladder.positionLots(portfolio))
          .as("position of %d, %s", portfolio, where)
          .isEqualTo(reference.positionLots(portfolio));
    }
    assertThat(ladder.phase()).as(where).isEqualTo(reference.phase());
    assertThat(ladder.lastTicks()).as(where).isEqualTo(reference.lastTicks());
    assertThat(ladder.referenceTicks()).as(where).isEqualTo(reference.referenceTicks());
    assertThat(ladder.sequence()).as(where).isEqualTo(reference.sequence());
    assertThat(ladder.openOrders()).as("orders, %s", where).isEqualTo(reference.openOrders());
    assertThat(ladder.openLots()).as("lots, %s", where).isEqualTo(reference.openLots());
    assertThat(ladder.nextDeadlineNs()).as(where).isEqualTo(reference.nextDeadlineNs());
    assertThat(ladder.stateHash()).as("hash, %s", where).isEqualTo(reference.stateHash());
  }
}
