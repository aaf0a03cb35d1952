package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import io.tradegrid.command.RequestStatus.Standing;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.schema.Shards;
import io.tradegrid.service.OrderEntry;
import io.tradegrid.task.RiskAnswer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.ignite.Ignition;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes with a backup each, of which one dies, hangs or is restarted; each test heals it. */
final class FailoverTest {

  private static final List<String> SYMBOLS =
      IntStream.range(0, 12).mapToObj(i -> "SYM" + i).toList();
  private static final int KILLS = Integer.getInteger("test.kills", 1);

  /** Fewer shards than every node has of its own when nothing is amiss. */
  private static final int SHARE_MIN = NodeProcess.SHARDS / 6;

  private static final Duration HEALED = Duration.ofSeconds(90);
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path directory;

  private static List<NodeProcess> nodes;
  private static TradeGridClient client;

  @BeforeAll
  static void start() {
    nodes = NodeProcess.cluster(directory, 3);
    client =
        TradeGridClient.connect(nodes.stream().map(NodeProcess::address).toArray(String[]::new));
    client.createPortfolio(Portfolio.named("PF", "USD"));
    for (String symbol : SYMBOLS) {
      client.createInstrument(
          new Instrument(0, symbol, "USD", BigDecimal.ONE, BigDecimal.ONE, 1_000));
    }
    awaitWhole();
  }

  @AfterAll
  static void stop() {
    client.close();
    nodes.forEach(NodeProcess::close);
  }

  /** Every node owns its share again, which it does only with all copies up to date. */
  private static void awaitWhole() {
    await()
        .atMost(HEALED)
        .until(
            () ->
                nodes.stream().allMatch(node -> node.metric("tradegrid_shards") > SHARE_MIN)
                    && nodes.stream().mapToDouble(n -> n.metric("tradegrid_shards")).sum()
                        == NodeProcess.SHARDS);
  }

  private static NodeProcess ownerOf(String symbol) {
    try (IgniteClient ignite =
        Ignition.startClient(
            new ClientConfiguration()
                .setAddresses(nodes.stream().map(NodeProcess::address).toArray(String[]::new)))) {
      String[] owners = ignite.services().serviceProxy(OrderEntry.NAME, OrderEntry.class).owners();
      String id = owners[Shards.of(symbol, owners.length)];
      Object name =
          client
              .sql("SELECT CONSISTENT_ID FROM SYS.NODES WHERE CAST(NODE_ID AS VARCHAR) = ?", id)
              .get(0)
              .get(0);
      return nodes.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
    }
  }

  @Test
  void afterTheDeathOfTheOwnerTheNextOneAcknowledgesSoon() {
    List<Long> gapsMs = new ArrayList<>();
    for (int round = 0; round < KILLS; round++) {
      String symbol = SYMBOLS.get(round % SYMBOLS.size());
      assertThat(client.submit(OrderLoad.order(symbol, "k-" + round)).isAccepted()).isTrue();
      NodeProcess owner = ownerOf(symbol);
      long start = System.nanoTime();
      owner.signal("KILL");
      Answer answer = client.submit(OrderLoad.order(symbol, "l-" + round));
      gapsMs.add((System.nanoTime() - start) / 1_000_000);
      assertThat(answer.isAccepted()).isTrue();
      assertThat(client.status(symbol, "PF", "k-" + round).standing()).isEqualTo(Standing.OPEN);
      assertThat(client.status(symbol, "PF", "n-" + round).standing()).isEqualTo(Standing.UNKNOWN);
      assertThat(client.submit(OrderLoad.order(symbol, "k-" + round)).duplicate()).isTrue();
      owner.killHard();
      owner.start();
      awaitWhole();
    }
    System.out.println("from kill -9 of the owner to the next acknowledged order, ms: " + gapsMs);
    assertThat(gapsMs).allMatch(gap -> gap < 30_000);
  }

  @Test
  void anOwnerThatWakesUpAcknowledgesNothingTheOthersDoNotHave() {
    NodeProcess zombie = ownerOf(SYMBOLS.get(0));
    List<String> itsSymbols = SYMBOLS.stream().filter(symbol -> ownerOf(symbol) == zombie).toList();
    try (TradeGridClient direct = TradeGridClient.connect(zombie.address());
        OrderLoad toZombie = new OrderLoad(direct, "z", itsSymbols);
        OrderLoad toAll = new OrderLoad(client, "a", SYMBOLS)) {
      await().until(() -> toZombie.accepted() > 20 && toAll.accepted() > 20);
      zombie.signal("STOP");
      long stopped = System.nanoTime();
      int before = toAll.accepted();
      await().atMost(Duration.ofSeconds(30)).until(() -> toAll.accepted() > before + 50);
      await().until(() -> System.nanoTime() - stopped > 8_000_000_000L);
      zombie.signal("CONT");
      System.out.println("the woken node ended with " + zombie.awaitExit(Duration.ofSeconds(60)));
      assertThat(toAll.end()).isEmpty();
      toZombie.end();
      toZombie.checkAllAreThere(client);
      toAll.checkAllAreThere(client);
    }
    zombie.start();
    awaitWhole();
  }

  @Test
  void aRollingRestartLosesAndRefusesNothing() {
    try (OrderLoad load = new OrderLoad(client, "r", SYMBOLS)) {
      for (NodeProcess node : nodes) {
        int before = load.accepted();
        node.stop();
        node.start();
        awaitWhole();
        await().until(() -> load.accepted() > before + 50);
      }
      assertThat(load.end()).isEmpty();
      load.checkAllAreThere(client);
    }
  }

  /**
   * Every node is being asked, and is asked by the others for its shards, when one is killed; ten
   * thousand positions with {@code -Drisk.options=5000 -Drisk.shares=5000}.
   */
  @Test
  void riskIsTheSameNumberToTheLastBitWhileANodeIsKilled() {
    RiskScene.load(client, nodes.stream().map(NodeProcess::address).toArray(String[]::new));
    List<RiskAnswer> expected = RiskScene.askAll(client);
    assertThat(expected)
        .allMatch(answer -> answer.number("positions") == RiskScene.positions())
        .allMatch(answer -> answer.number("valueAtRisk") > 0);
    NodeProcess victim = nodes.get(0);
    try (RiskLoad load = new RiskLoad(nodes, client, expected)) {
      await().atMost(LONG).until(() -> load.hasAnswered(2, new int[nodes.size()]));
      victim.killHard();
      int[] before = load.answers();
      await().atMost(LONG).until(() -> load.hasAnswered(3, before));
      assertThat(load.end()).isEmpty();
      System.out.printf(
          "%d positions: the same bits in every answer, %s before kill -9, %s in the end; told: %s%n",
          RiskScene.positions(),
          Arrays.toString(before),
          Arrays.toString(load.answers()),
          load.failures());
    }
    victim.start();
    awaitWhole();
    assertThat(RiskScene.askAll(client)).isEqualTo(expected);
  }

  /**
   * The next owners make their part of live risk anew from positions and prices, and whoever adds
   * it up goes on with its rows and alerts.
   */
  @Test
  void liveRiskIsThatOfAFullRecomputationAfterTheDeathOfAnOwnerToo() {
    LiveRiskScene scene = new LiveRiskScene(client);
    scene.make();
    scene.trade(40);
    scene.assertLiveIsFull();
    scene.assertBooksAreNeverInPart();
    scene.assertABadCloseFailsBoth();
    scene.assertLiveIsFull();
    scene.limitFund();
    scene.awaitAlert(true);
    scene.loseAlert();
    NodeProcess owner = ownerOf(scene.symbolOfHome());
    owner.killHard();
    scene.trade(20);
    scene.assertLiveIsFull();
    scene.awaitAlert(true);
    owner.start();
    awaitWhole();
    scene.trade(20);
    scene.assertLiveIsFull();
    scene.assertAlertRaisedOnce();
    scene.unlimitFund();
    scene.awaitAlert(false);
    scene.assertRowsAreNumbered();
  }
}
