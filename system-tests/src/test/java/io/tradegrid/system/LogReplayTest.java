package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.ShardState;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.Side;
import io.tradegrid.schema.Cache;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.ignite.Ignition;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Goal: a book that is replayed from the log is the one that clients saw at that moment, by entry
 * and by time, also of entries that are in the archive; and the log tells every command. Method: a
 * seeded stream of orders on a real node, with the book recorded now and then through SQL.
 */
final class LogReplayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long SEED = 9;
  private static final int BATCHES = 120;
  private static final int LEVELS = 10;

  /** A book as clients saw it, and when. */
  private record Seen(long sequence, long hash, Instant at, String phase, List<String> levels) {}

  @TempDir private Path directory;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final ObjectMapper json = new ObjectMapper();
  private final List<OrderRequest> sent = new ArrayList<>();
  private String grid;
  private int lastId;

  @Test
  void aReplayedBookIsTheOneThatWasSeen() {
    System.out.println("seed " + SEED);
    try (NodeProcess node = new NodeProcess(directory).with("grid.snapshot.log.kb", "16").start();
        TradeGridClient client = node.connect()) {
      grid = node.address();
      refusesWhatIsNotThere(client);
      List<Seen> seen = tradeAndWatch(client);
      assertThat(chunks()).as("chunks of the archive").isPositive();
      for (Seen book : List.of(seen.get(0), seen.get(3), seen.get(seen.size() - 1))) {
        assertIsBook(replay("--to", Long.toString(book.sequence())), book);
        JsonNode until = replay("--until", book.at().toString());
        assertIsBook(until, book);
        assertIsBook(replay("--until", until.get("lastCommandAt").asString()), book);
      }
      String time = seen.get(4).at().toString().replaceFirst(".*T(.*)Z", "$1");
      assertIsBook(replay("--until", time), seen.get(4));
      assertThat(run("replay", "--symbol", "ACME", "--events", "2"))
          .contains("phase            continuous", "BID", "kind=");
      refusesWhatIsBeyond(seen);
      tellsEveryCommand(client);
    }
  }

  private int chunks() {
    try (IgniteClient ignite = Ignition.startClient(new ClientConfiguration().setAddresses(grid))) {
      return ignite.cache(Cache.LOG_ARCHIVE.name()).size();
    }
  }

  private void refusesWhatIsNotThere(TradeGridClient client) {
    assertThat(fail("show", "--symbol", "NONE"))
        .contains("error: --symbol: no instrument is called 'NONE'");
    client.createInstrument(
        new Instrument(0, "ACME", "USD", new BigDecimal("0.01"), new BigDecimal("0.1"), 1_000_000));
    assertThat(fail("replay", "--symbol", "ACME"))
        .contains("shard " + client.shardOf("ACME") + " has nothing in its log yet");
    assertThat(fail("show", "--shard", "32")).contains("--shard: must be 0 to 31, got 32");
    client.createPortfolio(Portfolio.named("ONE", "USD"));
    client.createPortfolio(Portfolio.named("TWO", "USD"));
  }

  private List<Seen> tradeAndWatch(TradeGridClient client) {
    List<Seen> seen = new ArrayList<>();
    for (int batch = 1; batch <= BATCHES; batch++) {
      client.submit(orders());
      if (batch == BATCHES / 2) {
        client.changePhase("ACME", Phase.VOLATILITY_AUCTION);
      } else if (batch == BATCHES * 2 / 3) {
        client.changePhase("ACME", Phase.CONTINUOUS);
      }
      if (batch % (BATCHES / 6) == 0) {
        seen.add(see(client));
      }
    }
    return seen;
  }

  private List<OrderRequest> orders() {
    List<OrderRequest> requests = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String id = "o-" + ++lastId;
      boolean buys = random.nextBoolean();
      requests.add(
          OrderRequest.limit(
              "ACME",
              buys ? "ONE" : "TWO",
              id,
              buys ? Side.BUY : Side.SELL,
              BigDecimal.valueOf(985 + random.nextInt(30), 2),
              BigDecimal.valueOf(1 + random.nextInt(500), 1)));
      if (random.nextInt(3) == 0) {
        requests.add(OrderRequest.cancel("ACME", buys ? "ONE" : "TWO", "c-" + lastId, id));
      }
    }
    sent.addAll(requests);
    return requests;
  }

  private Seen see(TradeGridClient client) {
    assertThat(client.awaitProjection(PATIENCE)).isTrue();
    ShardState state = client.shardState(client.shardOf("ACME"));
    List<String> levels =
        client
            .sql(
                "SELECT SIDE, PRICE, QUANTITY, ORDER_COUNT FROM BOOK_LEVELS WHERE SYMBOL = 'ACME'"
                    + " ORDER BY SIDE, LEVEL_NO")
            .stream()
            .map(row -> row.stream().map(LogReplayTest::text).collect(Collectors.joining(" ")))
            .toList();
    String phase = client.market("ACME").phase().name();
    return new Seen(state.logSequence(), state.stateHash(), Instant.now(), phase, levels);
  }

  private static String text(Object value) {
    return value instanceof BigDecimal decimal
        ? decimal.stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  private void assertIsBook(JsonNode replayed, Seen seen) {
    assertThat(replayed.get("sequence").asLong()).isEqualTo(seen.sequence());
    assertThat(replayed.get("stateHash").asString()).isEqualTo(String.format("%016x", seen.hash()));
    assertThat(replayed.get("phase").asString()).isEqualTo(seen.phase());
    List<String> levels = new ArrayList<>();
    replayed.get("bids").forEach(level -> levels.add("BUY " + level(level)));
    replayed.get("asks").forEach(level -> levels.add("SELL " + level(level)));
    assertThat(levels).as("book after entry " + seen.sequence()).isEqualTo(seen.levels());
  }

  private static String level(JsonNode level) {
    return text(level.get("price").decimalValue())
        + " "
        + text(level.get("quantity").decimalValue())
        + " "
        + level.get("orders").asInt();
  }

  private void refusesWhatIsBeyond(List<Seen> seen) {
    long last = seen.get(seen.size() - 1).sequence();
    assertThat(fail("replay", "--symbol", "ACME", "--to", Long.toString(last + 1)))
        .contains("--to: the log of shard", "ends with entry " + last + ", got " + (last + 1));
    assertThat(fail("replay", "--symbol", "ACME", "--until", "2001-02-03T04:05:06"))
        .contains("nothing of ACME is in the log until", "its first command is in entry 1, at 20");
    assertThat(fail("replay", "--symbol", "ACME", "--until", "noon"))
        .contains("--until: must be a time such as 10:31:07");
  }

  /** What clients sent is what the log tells, in their order. */
  private void tellsEveryCommand(TradeGridClient client) {
    String shard = Integer.toString(client.shardOf("ACME"));
    assertThat(run("show", "--shard", shard, "--limit", "1"))
        .contains("entry 1  20", "define-instrument symbol=ACME", "define-portfolio portfolio=ONE")
        .contains("new-order symbol=ACME portfolio=", " id=o-1 side=")
        .contains("1 entry shown; go on with --from 2");
    List<String> ids = new ArrayList<>();
    for (String line :
        run("show", "--symbol", "ACME", "--limit", "100000", "--json").lines().toList()) {
      for (JsonNode command : json.readTree(line).get("commands")) {
        if (command.has("id")) {
          ids.add(command.get("id").asString());
        }
      }
    }
    assertThat(ids).isEqualTo(sent.stream().map(OrderRequest::clientOrderId).toList());
    assertThat(run("show", "--shard", shard, "--last", "2").lines())
        .filteredOn(line -> line.startsWith("entry "))
        .hasSize(2);
    assertThat(run("show", "--symbol", "ACME", "--limit", "100000"))
        .contains("change-phase symbol=ACME phase=VOLATILITY_AUCTION");
  }

  private JsonNode replay(String option, String value) {
    return json.readTree(
        run(
            "replay",
            "--symbol",
            "ACME",
            option,
            value,
            "--levels",
            Integer.toString(LEVELS),
            "--json"));
  }

  private String run(String... arguments) {
    return new CommandLine(directory).run(words(arguments));
  }

  private String fail(String... arguments) {
    return new CommandLine(directory).fail(words(arguments));
  }

  private String[] words(String... arguments) {
    List<String> words = new ArrayList<>(List.of("log"));
    words.addAll(List.of(arguments));
    words.add("--grid");
    words.add(grid);
    return words.toArray(String[]::new);
  }
}
