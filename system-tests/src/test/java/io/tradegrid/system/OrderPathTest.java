package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.ShardState;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.model.Side;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders through the Java client into a real node, seen in SQL, before and after kill -9. */
final class OrderPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path directory;

  @Test
  void ordersAreMatchedLoggedProjectedAndSurviveTheDeathOfTheNode() {
    try (NodeProcess node = new NodeProcess(directory).with("grid.shards", "128").start()) {
      ShardState before;
      try (TradeGridClient client = node.connect()) {
        create(client);
        trade(client);
        assertThat(client.awaitProjection(PATIENCE)).isTrue();
        assertTables(client);
        before = client.shardState(client.shardOf("ACME"));
      }
      node.killHard();
      node.start();
      try (TradeGridClient client = node.connect()) {
        ShardState after = client.shardState(client.shardOf("ACME"));
        assertThat(after.stateHash()).isEqualTo(before.stateHash());
        assertThat(after.logSequence()).isEqualTo(before.logSequence());
        assertTables(client);
        assertRepeatsAreAnsweredAsBefore(client);
        assertThat(client.awaitProjection(PATIENCE)).isTrue();
        assertTables(client);
        assertThat(client.shardState(client.shardOf("ACME")).stateHash())
            .isEqualTo(before.stateHash());
        assertBadInputChangesNothing(client, before);
      }
    }
  }

  private static void create(TradeGridClient client) {
    client.createInstrument(
        new Instrument(0, "ACME", "USD", new BigDecimal("0.01"), BigDecimal.ONE, 1_000_000));
    client.createPortfolio(Portfolio.named("MAKER", "USD"));
    client.createPortfolio(Portfolio.named("TAKER", "USD"));
  }

  private static OrderRequest limit(
      String portfolio, String id, Side side, String price, int lots) {
    return OrderRequest.limit(
        "ACME", portfolio, id, side, new BigDecimal(price), BigDecimal.valueOf(lots));
  }

  private static void trade(TradeGridClient client) {
    List<Answer> resting =
        client.submit(
            List.of(
                limit("MAKER", "m-1", Side.SELL, "10.01", 100),
                limit("MAKER", "m-2", Side.SELL, "10.02", 100),
                limit("MAKER", "m-3", Side.BUY, "9.99", 50)));
    assertThat(resting).extracting(Answer::status).containsOnly(OrderStatus.NEW);
    Answer taken = client.submit(limit("TAKER", "t-1", Side.BUY, "10.02", 150));
    assertThat(taken.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(taken.fills()).extracting(fill -> fill.priceTicks()).containsExactly(1001L, 1002L);
    assertThat(taken.fills()).extracting(fill -> fill.quantityLots()).containsExactly(100L, 50L);
    Answer canceled = client.submit(OrderRequest.cancel("ACME", "MAKER", "m-4", "m-3"));
    assertThat(canceled.status()).isEqualTo(OrderStatus.CANCELED);
  }

  private static void assertTables(TradeGridClient client) {
    assertThat(client.sql("SELECT PRICE, QUANTITY, BUY_PORTFOLIO FROM TRADES ORDER BY TRADE_ID"))
        .extracting(List::toString)
        .containsExactly("[10.01, 100, TAKER]", "[10.02, 50, TAKER]");
    assertThat(
            client.sql(
                "SELECT CLIENT_ORDER_ID, STATUS, FILLED_QUANTITY, LEAVES_QUANTITY FROM ORDERS"
                    + " ORDER BY ORDER_ID"))
        .extracting(List::toString)
        .containsExactly(
            "[m-1, FILLED, 100, 0]",
            "[m-2, PARTIALLY_FILLED, 50, 50]",
            "[m-3, CANCELED, 0, 0]",
            "[t-1, FILLED, 150, 0]");
    assertThat(client.sql("SELECT PORTFOLIO, QUANTITY, NET_CASH FROM POSITIONS ORDER BY PORTFOLIO"))
        .extracting(List::toString)
        .containsExactly("[MAKER, -150, 1502.00]", "[TAKER, 150, -1502.00]");
    assertThat(client.sql("SELECT BID_PRICE, ASK_PRICE, ASK_QUANTITY, LAST_PRICE FROM QUOTES"))
        .extracting(List::toString)
        .containsExactly("[null, 10.02, 50, 10.02]");
    assertThat(client.sql("SELECT SIDE, LEVEL_NO, PRICE, QUANTITY, ORDER_COUNT FROM BOOK_LEVELS"))
        .extracting(List::toString)
        .containsExactly("[SELL, 1, 10.02, 50, 1]");
    assertThat(client.sql("SELECT SUM(VOLUME), SUM(TRADE_COUNT) FROM BARS_1M"))
        .extracting(List::toString)
        .containsExactly("[150, 2]");
  }

  private static void assertRepeatsAreAnsweredAsBefore(TradeGridClient client) {
    Answer repeat = client.submit(limit("TAKER", "t-1", Side.BUY, "10.02", 150));
    assertThat(repeat.duplicate()).isTrue();
    assertThat(repeat.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(repeat.filledLots()).isEqualTo(150);
    Answer other = client.submit(limit("TAKER", "t-1", Side.BUY, "10.02", 151));
    assertThat(other.reason()).isEqualTo(RejectReason.DUPLICATE_ID);
  }

  private static void assertBadInputChangesNothing(TradeGridClient client, ShardState before) {
    assertThatThrownBy(() -> client.submit(limit("TAKER", "x-1", Side.BUY, "10.005", 1)))
        .isInstanceOf(RejectedException.class)
        .hasMessage("price: 10.005 is not a multiple of 0.01 (ACME)");
    assertThatThrownBy(
            () ->
                client.submit(
                    OrderRequest.market("NONE", "TAKER", "x-2", Side.BUY, BigDecimal.ONE)))
        .hasMessage("symbol: no instrument is called 'NONE'");
    assertThat(client.shardState(client.shardOf("ACME")).stateHash()).isEqualTo(before.stateHash());
    // A wrong quantity reaches the shard, is refused there, and stays refused under its id.
    Answer negative = client.submit(limit("TAKER", "x-3", Side.BUY, "10.00", -5));
    assertThat(negative.reason()).isEqualTo(RejectReason.INVALID_QUANTITY);
  }
}
