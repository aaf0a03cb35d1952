package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tradegrid.client.SymbolAnswer;
import io.tradegrid.client.TickDesk;
import io.tradegrid.client.TickQuery;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.GatewayProcess;
import io.tradegrid.faults.process.JavaProcess;
import io.tradegrid.faults.process.Jvm;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TradeTotals;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three nodes without backups, of which one dies: its symbols are lost, and no others. */
final class LostShardTest {

  private static final List<String> SYMBOLS =
      IntStream.range(0, 12).mapToObj(i -> "SYM" + i).toList();

  private static final int OTHER_ORDERS = 100;
  private static final Duration TAKEN = Duration.ofSeconds(30);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  @Test
  void exactlyTheSymbolsWithoutACopyAreRefusedUntilTheirNodeIsBack() {
    CompletableFuture<Broker> starting =
        CompletableFuture.supplyAsync(() -> Broker.in(directory.resolve("broker")));
    List<NodeProcess> nodes = NodeProcess.cluster(directory, 3, 0);
    NodeProcess dying = nodes.get(2);
    String[] living = {nodes.get(0).address(), nodes.get(1).address()};
    try (TradeGridClient client = TradeGridClient.connect(living);
        Broker broker = starting.join();
        JavaProcess bridge = bridge(broker, living);
        GatewayProcess gateway = new GatewayProcess(directory, nodes.get(0))) {
      enterOrders(client);
      bridge.awaitReady();
      ExecutedTopic.assertHasTheEventsOf(SYMBOLS, client, broker.bootstrap());
      TickScene ticks = new TickScene(62, SYMBOLS);
      ticks.append(client.ticks());
      await()
          .until(
              () ->
                  nodes.stream().mapToDouble(n -> n.metric("tradegrid_shards")).sum()
                      == NodeProcess.SHARDS);
      dying.killHard();
      Set<String> lost = lostSymbols(client);
      assertThat(lost).isNotEmpty().hasSizeLessThan(SYMBOLS.size());
      SYMBOLS.forEach(symbol -> checkOverRest(gateway, symbol, lost.contains(symbol)));

      checkTicks(client.ticks(), ticks, lost);
      SYMBOLS.forEach(symbol -> checkReads(gateway, symbol, lost.contains(symbol)));
      checkLists(client, gateway, lost);
      List<String> others = SYMBOLS.stream().filter(symbol -> !lost.contains(symbol)).toList();
      ExecutedTopic.assertHasTheEventsOf(others, client, broker.bootstrap());
      String held = lost.iterator().next();
      checkOrdersGoOn(broker, held, others.get(0));

      assertThat(new CommandLine(directory).fail("cluster", "reset-lost", "--grid", living[0]))
          .contains("node-3 holds data and is away: start what is missing first");
      dying.start();
      new CommandLine(directory).run("cluster", "reset-lost", "--grid", living[0]);
      for (String symbol : SYMBOLS) {
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> client.submit(OrderLoad.order(symbol, "first")).duplicate());
        client.submit(OrderLoad.order(symbol, "last"));
        checkReads(gateway, symbol, false);
      }
      checkHeldOrdersAreAnswered(broker, held, others.get(0));
      ExecutedTopic.assertHasTheEventsOf(SYMBOLS, client, broker.bootstrap());
    } finally {
      nodes.forEach(NodeProcess::close);
    }
  }

  private JavaProcess bridge(Broker broker, String... grid) {
    return JavaProcess.launch(
        Jvm.ofModule("client-api/kafka-bridge", "256m", "io.tradegrid.kafka.KafkaBridge"),
        directory.resolve("bridge"),
        List.of(
            "--kafka.bootstrap=" + broker.bootstrap(),
            "--grid.addresses=" + String.join(",", grid),
            "--kafka.partitions=2",
            "--metrics.port=0"));
  }

  /** An order for a lost shard holds up its own partition, and no other. */
  private static void checkOrdersGoOn(Broker broker, String lost, String other) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      send(producer, 0, lost, "held-0");
      send(producer, 0, other, "held-1");
      for (int i = 0; i < OTHER_ORDERS; i++) {
        send(producer, 1, other, "other-" + i);
      }
    }
    awaitAnswers(broker, otherAnswers(other));
    try (Admin admin = broker.admin()) {
      await()
          .atMost(TAKEN)
          .untilAsserted(
              () ->
                  assertThat(
                          admin
                              .listConsumerGroupOffsets("tradegrid-orders.incoming")
                              .partitionsToOffsetAndMetadata()
                              .get())
                      .isEqualTo(
                          Map.of(
                              new TopicPartition("orders.incoming", 1),
                              new OffsetAndMetadata(OTHER_ORDERS))));
    }
  }

  private static void send(
      KafkaProducer<String, String> producer, int partition, String symbol, String id) {
    String value =
        """
        {"symbol": "%s", "portfolio": "PF", "clientOrderId": "%s", "side": "BUY",
         "type": "LIMIT", "price": 5, "quantity": 10}"""
            .formatted(symbol, id);
    var unused = producer.send(new ProducerRecord<>("orders.incoming", partition, symbol, value));
  }

  private static void checkHeldOrdersAreAnswered(Broker broker, String lost, String other) {
    List<String> expected = new ArrayList<>(otherAnswers(other));
    expected.add(lost + " held-0 NONE false");
    expected.add(other + " held-1 NONE false");
    awaitAnswers(broker, expected);
  }

  private static List<String> otherAnswers(String other) {
    return IntStream.range(0, OTHER_ORDERS)
        .mapToObj(i -> other + " other-" + i + " NONE false")
        .toList();
  }

  private static void awaitAnswers(Broker broker, List<String> expected) {
    JsonMapper json = new JsonMapper();
    try (TopicReader reader = new TopicReader(broker.bootstrap())) {
      await()
          .atMost(TAKEN)
          .untilAsserted(
              () ->
                  assertThat(reader.read("orders.answers"))
                      .extracting(record -> answer(json.readTree(record.value())))
                      .containsExactlyInAnyOrderElementsOf(expected));
    }
  }

  private static String answer(JsonNode answer) {
    return "%s %s %s %s"
        .formatted(
            answer.get("symbol").stringValue(),
            answer.get("clientOrderId").stringValue(),
            answer.get("reason").stringValue(),
            answer.get("duplicate").booleanValue());
  }

  private static void checkReads(GatewayProcess gateway, String symbol, boolean lost) {
    for (String path :
        List.of(
            "/api/v1/orders/PF/first?symbol=" + symbol,
            "/api/v1/orders?symbol=" + symbol,
            "/api/v1/books/" + symbol,
            "/api/v1/quotes/" + symbol,
            "/api/v1/trades/" + symbol,
            "/api/v1/bars/" + symbol,
            "/api/v1/bars/" + symbol + "?interval=1d",
            "/api/v1/markets/" + symbol)) {
      HttpResponse<String> answer = gateway.get(path);
      assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(lost ? 503 : 200);
      if (lost) {
        assertThat(answer.body()).contains("\"code\":\"SHARD_LOST\"");
      }
    }
  }

  private static void checkLists(TradeGridClient client, GatewayProcess gateway, Set<String> lost) {
    String instruments = gateway.get("/api/v1/instruments").body();
    for (String symbol : SYMBOLS) {
      String item = instruments.substring(instruments.indexOf("{\"symbol\":\"" + symbol + "\""));
      assertThat(item.substring(0, item.indexOf('}')))
          .endsWith(",\"lost\":" + lost.contains(symbol));
    }
    assertThat(client.lostShards())
        .containsAll(lost.stream().map(client::shardOf).toList())
        .doesNotContainAnyElementsOf(
            SYMBOLS.stream().filter(s -> !lost.contains(s)).map(client::shardOf).toList());
    assertThat(gateway.get("/api/v1/status").body())
        .contains(
            "\"lostShards\":"
                + client.lostShards().stream().sorted().toList().toString().replace(" ", ""));
    assertThat(gateway.get("/api/v1/orders?portfolio=PF").statusCode()).isEqualTo(503);
  }

  private static void enterOrders(TradeGridClient client) {
    client.createPortfolio(Portfolio.named("PF", "USD"));
    for (String symbol : SYMBOLS) {
      client.createInstrument(
          new Instrument(0, symbol, "USD", BigDecimal.ONE, BigDecimal.ONE, 1_000));
      assertThat(client.submit(OrderLoad.order(symbol, "first")).isAccepted()).isTrue();
    }
  }

  /** Each symbol is answered or named with its reason; none is left out in silence. */
  private static void checkTicks(TickDesk ticks, TickScene scene, Set<String> lost) {
    List<SymbolAnswer<TradeTotals>> answers =
        ticks.askEach(SYMBOLS, TickQuery.totals(TickRange.of(0, Long.MAX_VALUE)));
    assertThat(answers).extracting(SymbolAnswer::symbol).isEqualTo(SYMBOLS);
    for (SymbolAnswer<TradeTotals> answer : answers) {
      assertThat(answer.reason())
          .as(answer.symbol())
          .isEqualTo(lost.contains(answer.symbol()) ? RejectReason.SHARD_LOST : RejectReason.NONE);
    }
    scene.assertAnswers(ticks, SYMBOLS.stream().filter(symbol -> !lost.contains(symbol)).toList());
    assertThatThrownBy(() -> ticks.symbols(TickKind.TRADE, "", 1_000))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(RejectReason.SHARD_LOST));
  }

  private static Set<String> lostSymbols(TradeGridClient client) {
    Set<String> lost = new HashSet<>();
    for (String symbol : SYMBOLS) {
      RejectReason reason = client.submit(OrderLoad.order(symbol, "second")).reason();
      if (reason == RejectReason.OUTCOME_UNKNOWN) {
        // Whether a node that died took it before it died, the first attempt cannot tell.
        reason = client.submit(OrderLoad.order(symbol, "second")).reason();
      }
      assertThat(reason).isIn(RejectReason.NONE, RejectReason.SHARD_LOST);
      if (reason == RejectReason.SHARD_LOST) {
        lost.add(symbol);
      }
    }
    return lost;
  }

  private static void checkOverRest(GatewayProcess gateway, String symbol, boolean lost) {
    HttpResponse<String> answer = enterOverRest(gateway, symbol);
    if (answer.statusCode() == 504) {
      // As in lostSymbols.
      answer = enterOverRest(gateway, symbol);
    }
    assertThat(answer.statusCode()).as(symbol + ": " + answer.body()).isEqualTo(lost ? 503 : 201);
    if (lost) {
      assertThat(answer.body()).contains("\"code\":\"SHARD_LOST\"");
    }
  }

  private static HttpResponse<String> enterOverRest(GatewayProcess gateway, String symbol) {
    return gateway.post(
        "/api/v1/orders",
        """
        {"symbol": "%s", "portfolio": "PF", "clientOrderId": "rest", "side": "BUY",
         "type": "LIMIT", "timeInForce": "GTC", "price": 5, "quantity": 10}"""
            .formatted(symbol));
  }
}
