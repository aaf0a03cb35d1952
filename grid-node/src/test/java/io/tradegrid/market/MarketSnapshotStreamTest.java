package io.tradegrid.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.market.MarketStream.Style;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A market that is written down and made again at random points goes on like the one that never
 * was: the same answers, events, hashes and bytes. One seed with -Dtest.seed=N, longer streams with
 * -Dtest.operations=N, more of them with -Dtest.seeds=N.
 */
final class MarketSnapshotStreamTest {

  private static final int OPERATIONS = Integer.getInteger("test.operations", 10_000);
  private static final int SEEDS = Integer.getInteger("test.seeds", 2);
  private static final int SNAPSHOT_ONE_IN = 50;
  private static final int HASH_EVERY = 10;

  /** What a snapshot should have met, or the streams show nothing. */
  private enum Met {
    BOOK,
    PARTLY_SHOWN_ICEBERG,
    REDUCE_ONLY,
    MARKET_ORDER,
    DAY,
    TIMED,
    WAITING_STOPS,
    BUSY_RATE,
    TICK_TABLE,
    COLLAR,
    TIMED_AUCTION,
    INDICATIVE,
    CROSSED_BOOK
  }

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
  void theCopyGoesOnAlike(long seed, Style style) {
    SplittableRandom random = new SplittableRandom(seed);
    EventLog expected = new EventLog();
    EventLog said = new EventLog();
    LadderMarket original = new LadderMarket(MarketStream.MAX_ORDER_LOTS, expected);
    LadderMarket copy = new LadderMarket(MarketStream.MAX_ORDER_LOTS, said);
    MarketStream stream = new MarketStream(seed, style);
    for (int i = 0; i < OPERATIONS; i++) {
      String where = "seed %d, %s, command %d".formatted(seed, style, i);
      if (random.nextInt(SNAPSHOT_ONE_IN) == 0) {
        copy = restored(original, copy, said, where);
      }
      MarketCommand command = stream.next();
      long answer = command.applyTo(original);
      assertThat(command.applyTo(copy)).as("answer to %s: %s", where, command).isEqualTo(answer);
      if (!said.isSameAs(expected)) {
        assertThat(said.lines()).as("events of %s: %s", where, command).isEqualTo(expected.lines());
        assertThat(said.isSameAs(expected)).as("all fields of events of %s", where).isTrue();
      }
      said.clear();
      expected.clear();
      if (i % HASH_EVERY == 0) {
        assertThat(copy.stateHash()).as("hash, %s", where).isEqualTo(original.stateHash());
      }
    }
    assertSame(copy, original, "seed %d, %s, the end".formatted(seed, style));
  }

  /** Returns a copy of the copy, which has been told nothing. */
  private static LadderMarket restored(
      LadderMarket original, LadderMarket copy, EventLog said, String where) {
    byte[] bytes = MarketSnapshot.write(copy);
    assertThat(MarketSnapshot.write(original)).as("bytes, %s", where).isEqualTo(bytes);
    LadderMarket restored = MarketSnapshot.read(bytes, said);
    assertThat(said.events()).as("events of a restore, %s", where).isEmpty();
    assertThat(MarketSnapshot.write(restored)).as("bytes again, %s", where).isEqualTo(bytes);
    assertSame(restored, original, where);
    return restored;
  }

  private static void assertSame(Market copy, Market original, String where) {
    assertThat(copy.stateHash()).as("hash, %s", where).isEqualTo(original.stateHash());
    assertThat(copy.top()).as("touch, %s", where).isEqualTo(original.top());
    assertThat(copy.openOrders()).as("orders, %s", where).isEqualTo(original.openOrders());
    assertThat(copy.openLots()).as("lots, %s", where).isEqualTo(original.openLots());
    assertThat(copy.nextDeadlineNs()).as(where).isEqualTo(original.nextDeadlineNs());
    for (Side side : Side.values()) {
      assertThat(copy.levels(side, 50)).as(where).isEqualTo(original.levels(side, 50));
    }
  }

  @Test
  void streamsMeetEverythingThatASnapshotHolds() {
    Set<Met> met = EnumSet.noneOf(Met.class);
    for (Style style : Style.values()) {
      LadderMarket market = new LadderMarket(MarketStream.MAX_ORDER_LOTS, event -> {});
      MarketStream stream = new MarketStream(1, style);
      for (int i = 0; i < OPERATIONS; i++) {
        stream.next().applyTo(market);
        if (i % SNAPSHOT_ONE_IN == 0) {
          look(market, met);
        }
      }
    }
    assertThat(met).containsExactlyInAnyOrder(Met.values());
  }

  private static void look(LadderMarket market, Set<Met> met) {
    MarketParts parts = market.parts();
    OpenOrders orders = parts.orders();
    for (Side side : Side.values()) {
      orders
          .book()
          .forEachOrder(
              side,
              (id, owner, price, shown, hidden, display, reduceOnly) -> {
                long end = orders.endOf(id);
                note(met, Met.BOOK, true);
                note(met, Met.PARTLY_SHOWN_ICEBERG, hidden > 0 && shown < display);
                note(met, Met.REDUCE_ONLY, reduceOnly);
                note(met, Met.MARKET_ORDER, orders.isMarketOrder(id));
                note(met, Met.DAY, end == Expiries.END_OF_DAY);
                note(met, Met.TIMED, end != 0 && end != Expiries.END_OF_DAY);
              });
    }
    note(met, Met.WAITING_STOPS, orders.waiting() > 1);
    note(met, Met.TICK_TABLE, !parts.collar().rules().tickTable().bands().isEmpty());
    note(met, Met.COLLAR, parts.collar().isSet());
    note(
        met,
        Met.BUSY_RATE,
        Arrays.stream(parts.exposures().known())
            .map(parts.exposures()::of)
            .anyMatch(who -> parts.exposures().arrivalNs(who) > market.timeNs()));
    note(
        met,
        Met.TIMED_AUCTION,
        market.phase() == Phase.VOLATILITY_AUCTION && parts.auctionEndNs() > 0);
    note(
        met,
        Met.INDICATIVE,
        market.phase().isAuction() && market.auction().publishedSurplus() != 0);
    note(met, Met.CROSSED_BOOK, isCrossed(market));
  }

  private static boolean isCrossed(LadderMarket market) {
    long ask = market.bestTicks(Side.SELL);
    return ask != 0 && market.bestTicks(Side.BUY) >= ask;
  }

  private static void note(Set<Met> met, Met what, boolean seen) {
    if (seen) {
      met.add(what);
    }
  }
}
