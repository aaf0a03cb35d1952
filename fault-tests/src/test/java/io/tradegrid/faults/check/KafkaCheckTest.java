package io.tradegrid.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.FromTopic;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.faults.check.KafkaCheck.Topics;
import io.tradegrid.faults.check.ShardReplay.Happened;
import io.tradegrid.faults.check.ShardReplay.Identity;
import io.tradegrid.faults.process.Topic;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check fails where it must: each test breaks one thing in topics that are right. */
final class KafkaCheckTest {

  private static final int SHARD = 3;
  private static final int PARTITION = 1;

  private final Findings findings = new Findings();
  private final List<Command> log = new ArrayList<>();
  private final Topics topics =
      new Topics(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

  /** Two orders that trade with each other, the second offset refused, as Kafka has them. */
  @BeforeEach
  void begin() {
    log.add(
        new DefineInstrument(
            new Instrument(1, "ABC", "USD", BigDecimal.ONE, BigDecimal.ONE, 1_000)));
    log.add(new DefinePortfolio(Portfolio.named("PF", "USD").withId(1)));
    taken(0, "a", Side.BUY);
    taken(2, "b", Side.SELL);
    order(0, "a");
    order(1, "a");
    order(2, "b");
    answered(0, "a");
    letter(1, "DUPLICATE_ID");
    answered(2, "b");
    List<Happened> events = replay(new Findings()).happened().get("ABC");
    for (int row = 0; row < events.size(); row++) {
      executed(row, events.get(row));
    }
  }

  private void taken(long offset, String id, Side side) {
    NewOrder order =
        new NewOrder(1, 1, ClientOrderId.of(id), 1, side, OrderType.LIMIT, TimeInForce.GTC, 100, 5);
    log.add(new FromTopic(Topic.ORDERS, PARTITION, offset, order));
  }

  private void order(long offset, String id) {
    topics.orders().add(record(Topic.ORDERS, offset, "{\"clientOrderId\":\"" + id + "\"}"));
  }

  private void letter(long offset, String reason) {
    ConsumerRecord<String, String> letter = record(Topic.DEAD_LETTERS, 0, "{}");
    Map.of("reason", reason, "partition", "" + PARTITION, "offset", "" + offset)
        .forEach((k, v) -> letter.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
    topics.letters().add(letter);
  }

  private void answered(long offset, String id) {
    Answer answer = replay(new Findings()).decisions().get(new Identity("PF", id)).answer();
    String value =
        """
        {"symbol":"ABC","portfolio":"PF","clientOrderId":"%s","partition":%d,"offset":%d,
         "reason":"%s","duplicate":false,"status":"%s","orderId":"%d","filledQuantity":"%d",
         "leavesQuantity":"%d","cancelledOrders":0}"""
            .formatted(
                id,
                PARTITION,
                offset,
                answer.reason(),
                answer.status(),
                answer.orderId(),
                answer.filledLots(),
                answer.leavesLots());
    topics.answers().add(record(Topic.ANSWERS, topics.answers().size(), value));
  }

  private void executed(int row, Happened event) {
    String value =
        "{\"row\":%d,\"sequence\":%d,\"kind\":\"%s\",\"orderId\":\"%d\"}"
            .formatted(row, event.sequence(), event.kind(), event.orderId());
    topics.executed().add(record(Topic.EXECUTED, row, value));
  }

  private static ConsumerRecord<String, String> record(String topic, long offset, String value) {
    return new ConsumerRecord<>(topic, PARTITION, offset, "ABC", value);
  }

  private LogCopy copy() {
    return new LogCopy(Map.of(SHARD, List.of(new LogEntry(1, new UUID(1, 1), log))));
  }

  private ShardReplay replay(Findings of) {
    return new ShardReplay(SHARD, copy().entries().get(SHARD), of).run();
  }

  private void assertFound(long lost, long doubled, long violations) {
    new KafkaCheck("nowhere", findings)
        .check(copy(), Map.of(SHARD, replay(findings)), Map.of("ABC", SHARD), topics);
    assertThat(List.of(findings.lost(), findings.doubled(), findings.violations()))
        .as(findings.words().toString())
        .containsExactly(lost, doubled, violations);
  }

  @Test
  void findsNothingWhereAllIsWell() {
    assertThat(topics.executed()).hasSizeGreaterThan(3);
    assertFound(0, 0, 0);
  }

  @Test
  void findsAnOrderWithoutAnAnswer() {
    topics.answers().remove(1);
    assertFound(1, 0, 0);
  }

  @Test
  void findsAnOrderThatWasAnsweredTwice() {
    answered(0, "a");
    assertFound(0, 1, 0);
  }

  @Test
  void findsAnAnswerToAnOrderThatIsNotInTheLog() {
    log.remove(log.size() - 1);
    topics.executed().clear();
    List<Happened> events = replay(new Findings()).happened().get("ABC");
    events.forEach(event -> executed(topics.executed().size(), event));
    assertFound(1, 0, 0);
  }

  @Test
  void findsAnAnswerThatDoesNotFollowFromTheLog() {
    String right = topics.answers().get(1).value();
    topics
        .answers()
        .set(1, record(Topic.ANSWERS, 1, right.replace("\"leavesQuantity\":\"0\"", "\"x\":1")));
    assertFound(0, 0, 1);
  }

  @Test
  void findsAGoodOrderThatWasRefused() {
    order(3, "c");
    letter(3, "BAD_REQUEST");
    assertFound(0, 0, 1);
  }

  @Test
  void findsRecordsTakenAgainAndRecordsThatAreNone() {
    taken(2, "c", Side.BUY);
    List<Happened> events = replay(new Findings()).happened().get("ABC");
    topics.executed().clear();
    events.forEach(event -> executed(topics.executed().size(), event));
    assertFound(0, 2, 1); // The replay finds it too.
  }

  @Test
  void findsAnEventThatIsMissingAtTheEnd() {
    topics.executed().remove(topics.executed().size() - 1);
    assertFound(1, 0, 0);
  }

  @Test
  void findsAGapAndAnEventThatCameTwice() {
    topics.executed().remove(1);
    assertThat(topics.executed()).isNotEmpty();
    topics.executed().addAll(List.copyOf(topics.executed()));
    assertFound(0, 1, topics.executed().size() - 1);
  }
}
