package io.tradegrid.ingest.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.model.Side;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TradeTick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A book that is in step is that of the exchange, whatever was lost, doubled or late before. */
final class SyncedBookTest {

  private static final long SOURCE = Tag.of("BINANCE");

  private final List<SourceMessage> out = new ArrayList<>();

  private static List<String> levels(SyncedBook book) {
    List<String> levels = new ArrayList<>();
    for (Side side : Side.values()) {
      book.book()
          .forEachLevel(
              side,
              100,
              (price, size, orders) ->
                  levels.add(
                      (side == Side.BUY ? "B" : "S")
                          + price / 10_000_000
                          + "x"
                          + size / 100_000_000));
    }
    return levels;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theBookIsTheExchangesWheneverItIsInStep(long seed) {
    Random random = new Random(seed);
    Exchange exchange = new Exchange(seed, "BTCUSDT");
    BinanceTicks ticks = new BinanceTicks(Set.of("BTCUSDT"), SOURCE, new HashMap<>());
    List<String> line = new ArrayList<>();
    String oldSnapshot = exchange.snapshot();
    int inStep = 0;
    for (int i = 0; i < 4_000; i++) {
      String update = exchange.update();
      int dice = random.nextInt(100);
      if (dice > 1) {
        line.add(dice > 97 && !line.isEmpty() ? line.size() - 1 : line.size(), update);
      }
      if (dice == 50) {
        line.add(update);
      }
      while (line.size() > 3) {
        ticks.accept(line.remove(0), out::add);
      }
      if (!ticks.unsynced().isEmpty() && random.nextInt(5) == 0) {
        // Some snapshots are from long ago.
        ticks.snapshot(
            "BTCUSDT", random.nextBoolean() ? oldSnapshot : exchange.snapshot(), 1, out::add);
      }
      if (random.nextInt(50) == 0) {
        oldSnapshot = exchange.snapshot();
      }
      SyncedBook book = ticks.book("BTCUSDT");
      if (book.isSynced() && book.lastId() == exchange.lastUpdate()) {
        assertThat(levels(book)).as("seed %d, step %d", seed, i).isEqualTo(exchange.book());
        inStep++;
      }
    }
    while (!line.isEmpty()) {
      ticks.accept(line.remove(0), out::add);
    }
    ticks.snapshot("BTCUSDT", exchange.snapshot(), 1, out::add);
    assertThat(levels(ticks.book("BTCUSDT"))).isEqualTo(exchange.book());
    assertThat(inStep).isPositive();
    assertThat(out).noneMatch(BrokenRecord.class::isInstance);
    assertThat(out.stream().filter(m -> m instanceof SourceTick t && t.missing() > 0)).isNotEmpty();
  }

  @Test
  void messagesAreReadAsDocumented() {
    BinanceTicks ticks = new BinanceTicks(Set.of("BNBBTC"), SOURCE, new HashMap<>());
    ticks.accept(
        "{\"e\":\"depthUpdate\",\"E\":1672515782136,\"s\":\"BNBBTC\",\"U\":157,\"u\":160,"
            + "\"b\":[[\"0.0024\",\"10\"]],\"a\":[[\"0.0026\",\"100\"]]}",
        out::add);
    ticks.snapshot(
        "BNBBTC",
        "{\"lastUpdateId\":156,\"bids\":[[\"0.0023\",\"1\"]],\"asks\":[[\"0.0026\",\"5\"]]}",
        7,
        out::add);
    ticks.accept(trade(12_345), out::add);
    ticks.accept(trade(12_348), out::add);
    ticks.accept("{\"result\":null,\"id\":1}", out::add);

    assertThat(out)
        .containsExactly(
            new SourceTick(
                "BNBBTC",
                new QuoteTick(
                    7,
                    SOURCE,
                    160,
                    0,
                    0,
                    0,
                    8,
                    8,
                    240_000,
                    1_000_000_000L,
                    260_000,
                    10_000_000_000L)),
            new SourceTick("BNBBTC", tick(12_345), 0),
            new SourceTick("BNBBTC", tick(12_348), 2));
  }

  private static String trade(long number) {
    return ("{\"stream\":\"bnbbtc@trade\",\"data\":{\"e\":\"trade\",\"E\":1672515782136,"
            + "\"s\":\"BNBBTC\",\"t\":%d,\"p\":\"0.001\",\"q\":\"100\",\"T\":1672515782136,"
            + "\"m\":true,\"M\":true}}")
        .formatted(number);
  }

  private static TradeTick tick(long number) {
    return new TradeTick(
        1_672_515_782_136_000_000L,
        SOURCE,
        number,
        0,
        Tag.of("S"),
        0,
        8,
        8,
        100_000,
        10_000_000_000L);
  }

  @Test
  void whatIsNoMessageIsADeadLetter() {
    BinanceTicks ticks = new BinanceTicks(Set.of("BNBBTC"), SOURCE, new HashMap<>());
    for (String text :
        List.of(
            "{\"e\":\"tra",
            "[]",
            "{\"e\":\"trade\",\"s\":\"BNBBTC\"}",
            trade(1).replace("\"0.001\"", "\"x\""),
            "{\"e\":\"depthUpdate\",\"s\":\"OTHER\"}",
            "{\"e\":\"depthUpdate\",\"s\":\"BNBBTC\",\"U\":2,\"u\":1}")) {
      ticks.accept(text, out::add);
    }
    ticks.snapshot("BNBBTC", "{\"lastUpdateId\":1,\"bids\":[[1]],\"asks\":[]}", 1, out::add);

    assertThat(out.stream().map(each -> ((BrokenRecord) each).message().split("\n", 2)[0]))
        .satisfiesExactly(
            m -> assertThat(m).startsWith("message: is no JSON"),
            m -> assertThat(m).isEqualTo("message: must be a JSON object"),
            m -> assertThat(m).isEqualTo("m: is missing"),
            m -> assertThat(m).isEqualTo("p: must be a decimal number of at most 18 digits, got x"),
            m -> assertThat(m).isEqualTo("s: must be subscribed, got OTHER"),
            m -> assertThat(m).isEqualTo("U: must be at most u, got 2 and 1"),
            m -> assertThat(m).isEqualTo("bids: must have price and size, got [1]"));
    assertThat(ticks.unsynced()).containsExactly("BNBBTC");
  }
}
