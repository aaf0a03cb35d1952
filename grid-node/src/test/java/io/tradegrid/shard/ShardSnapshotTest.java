package io.tradegrid.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.ForgetRequests;
import io.tradegrid.command.Command.Request;
import io.tradegrid.market.LadderMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A shard that is made again from its bytes goes on as the one that was written. */
final class ShardSnapshotTest {

  private static final int SHARD = 3;

  static LongStream seeds() {
    String given = System.getProperty("test.seed");
    return given == null ? LongStream.rangeClosed(1, 10) : LongStream.of(Long.parseLong(given));
  }

  private static ShardState fresh(TradeBook told) {
    ShardState state = new ShardState(SHARD, LadderMarket::new, told);
    for (int id = 1; id <= RequestStream.INSTRUMENTS; id++) {
      state.define(new DefineInstrument(RequestStream.instrument(id)));
    }
    for (int id = 1; id <= RequestStream.PORTFOLIOS; id++) {
      state.define(new DefinePortfolio(RequestStream.portfolio(id)));
    }
    return state;
  }

  private static ShardState again(List<byte[]> parts, TradeBook told) {
    return ShardSnapshot.read(parts, SHARD, LadderMarket::new, told).state();
  }

  @ParameterizedTest(name = "-Dtest.seed={0}")
  @MethodSource("seeds")
  void goesOnAsTheOneThatWasWritten(long seed) {
    Random random = new Random(seed);
    RequestStream stream = new RequestStream(seed);
    TradeBook told = new TradeBook();
    ShardState state = fresh(told);
    TradeBook toldAgain = new TradeBook();
    ShardState again = fresh(toldAgain);
    int nextSnapshot = 0;
    for (int i = 0; i < 3_000; i++) {
      if (i == nextSnapshot) {
        nextSnapshot += 1 + random.nextInt(300);
        List<byte[]> parts = ShardSnapshot.write(state, i);
        ShardSnapshot read = ShardSnapshot.read(parts, SHARD, LadderMarket::new, toldAgain);
        assertThat(read.sequence()).isEqualTo(i);
        again = read.state();
        assertThat(again.nextDeadlineNs()).isEqualTo(state.nextDeadlineNs());
        assertThat(again.requests()).isEqualTo(state.requests());
        assertThat(again.portfolios()).containsExactlyElementsOf(state.portfolios());
      }
      Control control = i % 500 == 499 ? new ForgetRequests(200) : stream.control();
      if (i % 30 == 29) {
        assertThat(again.isChangedBy(control)).isEqualTo(state.isChangedBy(control));
        assertThat(again.apply(control)).isEqualTo(state.apply(control));
      }
      Request request = stream.next();
      assertThat(again.apply(request)).as("request %d", i).isEqualTo(state.apply(request));
      assertThat(again.stateHash()).as("request %d", i).isEqualTo(state.stateHash());
    }
    assertThat(toldAgain.trades).isEqualTo(told.trades).isNotEmpty();
    assertThat(again.openOrders()).isEqualTo(state.openOrders()).isPositive();
  }

  @Test
  void theBooksOfTheMarketsAreThere() {
    ShardState state = streamed(5);
    ShardState again = again(ShardSnapshot.write(state, 7), new TradeBook());
    for (Listing listing : state.listings()) {
      Listing same = again.listing(listing.instrument().id());
      assertThat(same.instrument()).isEqualTo(listing.instrument());
      assertThat(same.rules()).isEqualTo(listing.rules());
      assertThat(same.indicative()).isEqualTo(listing.indicative());
      assertThat(same.changedAtNs()).isEqualTo(listing.changedAtNs()).isPositive();
      assertThat(same.lastTimeNs()).isEqualTo(listing.lastTimeNs()).isPositive();
      assertThat(same.lastLots()).isEqualTo(listing.lastLots());
      assertThat(same.positions().all())
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactlyElementsOf(listing.positions().all());
      assertThat(same.minuteBars().current())
          .usingRecursiveComparison()
          .isEqualTo(listing.minuteBars().current());
    }
    List<String> orders = orders(state);
    assertThat(orders(again)).containsExactlyInAnyOrderElementsOf(orders).isNotEmpty();
  }

  /** All that a row of ORDERS shows. */
  private static List<String> orders(ShardState state) {
    List<String> lines = new ArrayList<>();
    state
        .orders()
        .forEach(
            o ->
                lines.add(
                    "%d %d %d %s %s %s %s %s %d %d %d %d %d %s %s %d"
                        .formatted(
                            o.orderId(),
                            o.instrumentId(),
                            o.portfolioId(),
                            o.clientOrderId(),
                            o.side(),
                            o.type(),
                            o.timeInForce(),
                            o.terms(),
                            o.enteredAtNs(),
                            o.priceTicks(),
                            o.quantityLots(),
                            o.filledLots(),
                            o.cancelledLots(),
                            o.status(),
                            o.cancelReason(),
                            o.updatedAtNs())));
    return lines;
  }

  private static ShardState streamed(long seed) {
    RequestStream stream = new RequestStream(seed);
    ShardState state = fresh(new TradeBook());
    for (int i = 0; i < 2_000; i++) {
      state.apply(i % 30 == 29 ? stream.control() : new ForgetRequests(Integer.MAX_VALUE));
      state.apply(stream.next());
    }
    return state;
  }

  @Test
  void everyDamagedByteIsFound() {
    List<byte[]> parts = ShardSnapshot.write(streamed(9), 1);
    byte[] part = parts.get(0);
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      int at = random.nextInt(part.length);
      byte before = part[at];
      part[at] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> again(parts, new TradeBook()))
          .as("byte %d", at)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("snapshot of shard 3: checksum of part 1 differs");
      part[at] = before;
    }
    assertThat(again(parts, new TradeBook()).openOrders()).isPositive();
    assertThatThrownBy(() -> again(List.of(), new TradeBook()))
        .hasMessage("snapshot of shard 3: ends too early");
    assertThatThrownBy(() -> ShardSnapshot.read(parts, 4, LadderMarket::new, new TradeBook()))
        .hasMessage("snapshot of shard 4: is of shard 3");
  }
}
