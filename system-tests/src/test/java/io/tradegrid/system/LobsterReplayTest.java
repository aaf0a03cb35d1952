package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.client.ShardState;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.JavaProcess;
import io.tradegrid.faults.process.NodeProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An hour of real NASDAQ order flow, once in peace and once through a kill -9 and a repeat. */
final class LobsterReplayTest {

  private static final String MESSAGES =
      "lobster/AAPL_2012-06-21_34200000_37800000_message_30.csv.gz";
  private static final long KILL_AFTER_COMMANDS = 20_000;

  private record Result(long stateHash, long requests, List<List<?>> trades, List<List<?>> bars) {}

  @TempDir private Path directory;

  @Test
  void aReplayInterruptedByDeathAndRepeatedEndsWhereAnUndisturbedOneDoes() throws Exception {
    Result undisturbed;
    try (NodeProcess node = new NodeProcess(directory("undisturbed")).start()) {
      String report = replay(node);
      assertThat(report)
          .containsPattern("rows +86,616\n")
          // What had to be sent twice on a slow machine has no best prices of its own.
          .containsPattern("same best prices and sizes +([0-9,]+) of \\1 rows, 100\\.000 %")
          .contains("rows in TRADES                 6,284, equal");
      undisturbed = result(node);
      // The sum of the sizes of all executions, visible and hidden, in the file.
      assertThat(undisturbed.trades.toString()).isEqualTo("[[6284, 533629, 6283]]");
    }
    try (NodeProcess node = new NodeProcess(directory("disturbed")).start()) {
      JavaProcess replay =
          commandLine()
              .launch(
                  "orders", "replay", RealData.file(MESSAGES).toString(), "--grid", node.address());
      awaitCommands(node);
      node.killHard();
      replay.killHard();
      node.start();
      assertThat(replay(node))
          .containsPattern("of them duplicates +[1-9]")
          .contains("rows in TRADES                 6,284, equal");
      assertThat(result(node)).isEqualTo(undisturbed);
    }
  }

  private Path directory(String name) throws Exception {
    return Files.createDirectories(directory.resolve(name));
  }

  private CommandLine commandLine() {
    return new CommandLine(directory);
  }

  private String replay(NodeProcess node) {
    return commandLine()
        .run("orders", "replay", RealData.file(MESSAGES).toString(), "--grid", node.address());
  }

  private static void awaitCommands(NodeProcess node) {
    try (TradeGridClient client = node.connect()) {
      int shard = client.shardOf("AAPL");
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> client.shardState(shard).commands() > KILL_AFTER_COMMANDS);
    }
  }

  private static Result result(NodeProcess node) {
    try (TradeGridClient client = node.connect()) {
      assertThat(client.awaitProjection(Duration.ofSeconds(30))).isTrue();
      ShardState state = client.shardState(client.shardOf("AAPL"));
      return new Result(
          state.stateHash(),
          state.commands(),
          client.sql("SELECT COUNT(*), SUM(QUANTITY), MAX(TRADE_ID) - MIN(TRADE_ID) FROM TRADES"),
          client.sql(
              "SELECT OPENED_AT, OPEN, HIGH, LOW, CLOSE, VOLUME, TRADE_COUNT FROM BARS_1M"
                  + " ORDER BY OPENED_AT"));
    }
  }
}
