package io.tradegrid.system;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes with a backup each: what one of them acknowledged outlives it. */
final class ClusterTest {

  private static final List<String> SYMBOLS =
      IntStream.range(0, 12).mapToObj(i -> "SYM" + i).toList();

  @TempDir private Path directory;

  @Test
  void theDeathOfANodeLosesNoAcknowledgedOrder() {
    List<NodeProcess> nodes = NodeProcess.cluster(directory, 3);
    try {
      tradeThroughTheDeathOf(nodes);
    } finally {
      nodes.subList(1, 3).forEach(NodeProcess::close);
    }
  }

  private static void tradeThroughTheDeathOf(List<NodeProcess> nodes) {
    String[] addresses = nodes.stream().map(NodeProcess::address).toArray(String[]::new);
    try (TradeGridClient client = TradeGridClient.connect(addresses)) {
      List<String> killed = killSwitch(client);
      client.createPortfolio(Portfolio.named("PF", "USD"));
      for (String symbol : SYMBOLS) {
        client.createInstrument(
            new Instrument(0, symbol, "USD", BigDecimal.ONE, BigDecimal.ONE, 1_000));
      }
      Map<String, Answer> first = submit(client, "before");
      TickScene ticks = new TickScene(61, SYMBOLS);
      ticks.append(client.ticks());
      ticks.assertAnswers(client.ticks(), SYMBOLS);
      ticks.assertSymbols(client.ticks());
      AtomicInteger rounds = new AtomicInteger();
      CompletableFuture<Void> asking = askOn(ticks, client, rounds);
      await().until(() -> rounds.get() > 2 || asking.isDone());
      nodes.get(0).killHard();
      Map<String, Answer> second = submit(client, "after");
      // What was under way when the owner died may be answered as the repeat the client made of it.
      assertThat(second.values()).allMatch(Answer::isAccepted);
      assertThat(reasons(client, killed, "later")).containsOnly(RejectReason.PORTFOLIO_BLOCKED);
      int roundsAtDeath = rounds.get();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> rounds.get() > roundsAtDeath + 2 * SYMBOLS.size() || asking.isDone());
      rounds.set(Integer.MIN_VALUE);
      asking.join();
      ticks.assertSymbols(client.ticks());
      Map<String, Answer> repeated = submit(client, "before");
      repeated.forEach(
          (id, answer) -> {
            assertThat(answer.duplicate()).as(id).isTrue();
            assertThat(answer.orderId()).as(id).isEqualTo(first.get(id).orderId());
          });
      assertThat(client.awaitProjection(Duration.ofSeconds(30))).isTrue();
      assertThat(
              client
                  .sql(
                      "SELECT PORTFOLIO, COUNT(*), SUM(LEAVES_QUANTITY) FROM ORDERS"
                          + " WHERE REJECT_REASON IS NULL GROUP BY PORTFOLIO ORDER BY PORTFOLIO")
                  .toString())
          .isEqualTo("[[KILLED, 12, 0], [PF, 24, 120]]");
      assertHistoriesAreWhole(client);
    }
  }

  /** It is on when the call returns, on every node. Returns symbols that all nodes have some of. */
  private static List<String> killSwitch(TradeGridClient client) {
    List<String> symbols = IntStream.range(0, 12).mapToObj(i -> "KILL" + i).toList();
    client.createPortfolio(Portfolio.named("KILLED", "USD"));
    for (String symbol : symbols) {
      client.createInstrument(
          new Instrument(0, symbol, "USD", BigDecimal.ONE, BigDecimal.ONE, 1_000));
    }
    assertThat(reasons(client, symbols, "open")).containsOnly(RejectReason.NONE);
    assertThat(client.kill("KILLED", "kill").total()).isEqualTo(symbols.size());
    assertThat(reasons(client, symbols, "new")).containsOnly(RejectReason.PORTFOLIO_BLOCKED);
    return symbols;
  }

  private static List<RejectReason> reasons(
      TradeGridClient client, List<String> symbols, String id) {
    List<OrderRequest> requests = new ArrayList<>();
    for (String symbol : symbols) {
      requests.add(
          OrderRequest.limit(
              symbol, "KILLED", id + symbol, Side.BUY, BigDecimal.TEN, BigDecimal.ONE));
    }
    return client.submit(requests).stream().map(Answer::reason).toList();
  }

  /** Asks about one symbol after the other until told to end; every answer has to be whole. */
  private static CompletableFuture<Void> askOn(
      TickScene ticks, TradeGridClient client, AtomicInteger rounds) {
    return CompletableFuture.runAsync(
        () -> {
          while (rounds.get() >= 0) {
            String symbol = SYMBOLS.get(rounds.get() % SYMBOLS.size());
            ticks.assertAnswers(client.ticks(), List.of(symbol));
            rounds.incrementAndGet();
          }
        });
  }

  /** Each order was taken and booked, before or after its shard changed hands. */
  private static void assertHistoriesAreWhole(TradeGridClient client) {
    for (String symbol : SYMBOLS) {
      assertThat(
              client.sql(
                  "SELECT EVENT_SEQUENCE, KIND, QUANTITY, LEAVES_QUANTITY"
                      + " FROM ORDER_EVENTS(?, NULL, NULL)",
                  symbol))
          .as(symbol)
          .extracting(List::toString)
          .containsExactly(
              "[1, ACCEPTED, 5, 5]",
              "[2, BOOKED, 0, 5]",
              "[3, ACCEPTED, 5, 5]",
              "[4, BOOKED, 0, 5]");
    }
  }

  private static Map<String, Answer> submit(TradeGridClient client, String prefix) {
    List<OrderRequest> requests = new ArrayList<>();
    for (String symbol : SYMBOLS) {
      requests.add(
          OrderRequest.limit(
              symbol,
              "PF",
              prefix + "-" + symbol,
              Side.BUY,
              BigDecimal.TEN,
              BigDecimal.valueOf(5)));
    }
    List<Answer> answers = client.submit(requests);
    return IntStream.range(0, answers.size())
        .boxed()
        .collect(toMap(i -> requests.get(i).clientOrderId(), answers::get));
  }
}
