package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.client.TradeGridClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a bridge has published of order events, held against what the grid has. */
final class ExecutedTopic {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final JsonMapper JSON = new JsonMapper();

  private ExecutedTopic() {}

  /** Waits until the topic has exactly the events of symbols, each in its row. */
  static void assertHasTheEventsOf(List<String> symbols, TradeGridClient client, String bootstrap) {
    assertThat(client.awaitProjection(PATIENCE.dividedBy(3))).isTrue();
    Map<String, List<String>> expected = new HashMap<>();
    for (String symbol : symbols) {
      List<List<?>> rows =
          client.sql(
              "SELECT EVENT_SEQUENCE, KIND, ORDER_ID FROM ORDER_EVENTS(?, NULL, NULL)", symbol);
      List<String> events = new ArrayList<>();
      rows.forEach(row -> events.add(events.size() + " " + row));
      expected.put(symbol, events);
    }
    try (TopicReader reader = new TopicReader(bootstrap)) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(published(symbols, reader)).isEqualTo(expected));
    }
  }

  private static Map<String, List<String>> published(List<String> symbols, TopicReader reader) {
    Map<String, List<String>> published = new HashMap<>();
    for (ConsumerRecord<String, String> record : reader.read("orders.executed")) {
      if (symbols.contains(record.key())) {
        JsonNode event = JSON.readTree(record.value());
        published
            .computeIfAbsent(record.key(), symbol -> new ArrayList<>())
            .add(
                "%d [%d, %s, %s]"
                    .formatted(
                        event.get("row").longValue(),
                        event.get("sequence").longValue(),
                        event.get("kind").stringValue(),
                        event.get("orderId").stringValue()));
      }
    }
    return published;
  }
}
