package io.tradegrid.lookback;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.command.Command;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.PassTime;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.journal.LogReader;
import io.tradegrid.journal.LogSource;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where a replay ends, and what it says then. */
final class BookReplayTest {

  private static final int ACME = 7;
  private static final int BETA = 8;
  private static final Command[] LOG = {
    define(ACME, "ACME"),
    define(BETA, "BETA"),
    new DefinePortfolio(Portfolio.named("ONE", "USD").withId(1)),
    order(ACME, "a1", 1_000),
    order(BETA, "b1", 9_000),
    order(ACME, "a2", 2_000),
    order(ACME, "a3", 2_000),
    new PassTime(3_000),
    order(ACME, "a4", 4_000)
  };

  private static Command define(int id, String symbol) {
    return new DefineInstrument(
        new Instrument(id, symbol, "USD", new BigDecimal("0.01"), BigDecimal.ONE, 1_000));
  }

  private static Command order(int instrument, String id, long timeNs) {
    return new NewOrder(
        instrument,
        1,
        ClientOrderId.of(id),
        timeNs,
        Side.BUY,
        OrderType.LIMIT,
        TimeInForce.GTC,
        1_000 + Character.digit(id.charAt(1), 10),
        5);
  }

  /** The definitions are the first entry, then each command is one, but for a2 and a3. */
  private static LogReader log() {
    List<List<Command>> entries =
        List.of(
            List.of(LOG[0], LOG[1], LOG[2]),
            List.of(LOG[3]),
            List.of(LOG[4]),
            List.of(LOG[5], LOG[6]),
            List.of(LOG[7], LOG[8]));
    return new LogReader(
        new LogSource() {
          @Override
          public int shard() {
            return 0;
          }

          @Override
          public Map<Long, byte[]> entries(long from, int count) {
            Map<Long, byte[]> found = new HashMap<>();
            for (long at = from; at <= entries.size(); at++) {
              LogEntry entry = new LogEntry(at, new UUID(0, 1), entries.get((int) at - 1));
              found.put(at, entry.encode());
            }
            return found;
          }

          @Override
          public byte[] chunk(long first) {
            return null;
          }

          @Override
          public long start() {
            return 1;
          }
        },
        1);
  }

  private static BookReplay replay(long to, long untilNs) {
    BookReplay replay = new BookReplay(0, ACME, 2);
    replay.run(log(), to, untilNs, done -> {});
    return replay;
  }

  @Test
  void goesToAnEntry() {
    BookReplay replay = replay(2, Long.MAX_VALUE);
    assertThat(replay.sequence()).isEqualTo(2);
    assertThat(replay.commands()).isEqualTo(4);
    assertThat(replay.listing().market().openOrders()).isEqualTo(1);
    assertThat(replay.firstBeyond()).isNull();
    assertThat(replay(5, Long.MAX_VALUE).listing().market().openOrders()).isEqualTo(4);
  }

  @Test
  void goesUntilATimeThatIsIncludedAndPassesOverOtherInstruments() {
    assertThat(replay(5, 999).listing().market().openOrders()).isZero();
    assertThat(replay(5, 999).timeNs()).isZero();
    assertThat(replay(5, 999).firstBeyond().sequence()).isEqualTo(2);
    assertThat(replay(5, 1_000).listing().market().openOrders()).isEqualTo(1);
    BookReplay replay = replay(5, 2_000);
    assertThat(replay.listing().market().openOrders()).isEqualTo(3);
    assertThat(replay.timeNs()).isEqualTo(2_000);
    assertThat(replay.timeSequence()).isEqualTo(4);
    assertThat(replay(5, 2_999).sequence()).isEqualTo(4);
    assertThat(replay(5, 3_000).commandsOfEntry()).isEqualTo(1);
    assertThat(replay(5, 4_000).firstBeyond()).isNull();
  }

  @Test
  void tellsTheBookInWordsAndAsJson() {
    Map<String, Object> book = BookText.of(replay(4, Long.MAX_VALUE), 0, 2);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    BookText.print(
        book, "ACME after entry 4", new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "ACME after entry 4",
            "log              shard 0, 7 commands of entries 1 to 4 carried out",
            "last command     1970-01-01T00:00:00.000002Z, entry 4",
            "phase            continuous",
            "last trade       -",
            "reference price  -",
            "open orders      3",
            "state hash       " + book.get("stateHash"),
            "  ORDERS       QUANTITY            BID   ASK            QUANTITY       ORDERS",
            "       1              5          10.03",
            "       1              5          10.02",
            "event=5 time=1970-01-01T00:00:00.000002Z kind=ACCEPTED orderId=4 portfolio=ONE side=BUY"
                + " price=10.03 quantity=5 leaves=5",
            "event=6 time=1970-01-01T00:00:00.000002Z kind=BOOKED orderId=4 portfolio=ONE side=BUY"
                + " price=10.03 leaves=5");
    assertThat(Json.of(book))
        .startsWith("{\"symbol\":\"ACME\",\"shard\":0,\"sequence\":4,\"commandsOfEntry\":2,")
        .contains("\"lastPrice\":null,")
        .contains(
            "\"bids\":[{\"price\":10.03,\"quantity\":5,\"orders\":1},"
                + "{\"price\":10.02,\"quantity\":5,\"orders\":1}],\"asks\":[],");
  }
}
