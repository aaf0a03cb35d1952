package io.tradegrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.command.Answer;
import io.tradegrid.command.AnswerCodec;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.CommandCodec;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.command.RequestStatus.Standing;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.RejectReason;
import io.tradegrid.service.OrderEntry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.ignite.client.ClientCluster;
import org.apache.ignite.client.ClientClusterGroup;
import org.apache.ignite.client.ClientException;
import org.apache.ignite.client.ClientServices;
import org.apache.ignite.client.IgniteClient;
import org.junit.jupiter.api.Test;

/** Who is asked, how often, and with what. */
final class ShardRoutesTest {

  private static final String FIRST = new UUID(0, 1).toString();
  private static final String SECOND = new UUID(0, 2).toString();

  private static final RequestStatus UNKNOWN =
      new RequestStatus(Standing.UNKNOWN, Answer.refused(RejectReason.UNKNOWN_ORDER), 7, 3);

  private final List<String> asked = new ArrayList<>();
  private final List<byte[]> bytes = new ArrayList<>();
  private String[] owners = {FIRST, ""};
  private UnaryOperator<RejectReason> answers = reason -> reason;

  /** How many answers a node gives to so many requests. */
  private IntUnaryOperator answerCount = count -> count;

  /** What the nodes' answers begin with. */
  private byte version = 2;

  /** A node whose answers to all requests of a batch are one reason. */
  private OrderEntry node(String name) {
    return new OrderEntry() {
      @Override
      public byte[] submit(int shard, byte[] requests) {
        asked.add(name);
        bytes.add(requests);
        RejectReason reason = answers.apply(RejectReason.NONE);
        if (reason == null) {
          throw new ClientException("away");
        }
        int count = answerCount.applyAsInt(CommandCodec.decode(requests).size());
        Answer answer =
            reason == RejectReason.NONE
                ? new Answer(
                    reason, false, OrderStatus.CANCELED, 1, 0, 0, TopOfBook.EMPTY, List.of())
                : Answer.refused(reason);
        byte[] encoded = AnswerCodec.encode(Collections.nCopies(count, answer));
        encoded[0] = version;
        return encoded;
      }

      @Override
      public long[] status(int shard, int portfolioId, long idHigh, long idLow) {
        asked.add(name);
        RejectReason reason = answers.apply(RejectReason.NONE);
        if (reason == null) {
          throw new ClientException("away");
        }
        return (reason == RejectReason.NONE ? UNKNOWN : RequestStatus.unanswered(reason))
            .toNumbers();
      }

      @Override
      public String[] owners() {
        return owners;
      }
    };
  }

  private ShardRoutes routes(Duration patience) {
    ClientCluster cluster =
        proxy(ClientCluster.class, (method, arguments) -> group(arguments[0].toString()));
    IgniteClient ignite =
        proxy(
            IgniteClient.class,
            (method, arguments) ->
                method.equals("cluster")
                    ? cluster
                    : services(arguments == null ? "any" : arguments[0].toString()));
    return new ShardRoutes(ignite, new OrderConnection(() -> ignite), new Patience(patience));
  }

  private static ClientClusterGroup group(String name) {
    return proxy(ClientClusterGroup.class, (method, arguments) -> name);
  }

  private ClientServices services(String name) {
    return proxy(ClientServices.class, (method, arguments) -> node(name));
  }

  private interface Call {
    Object answer(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call.answer(method.getName(), arguments)));
  }

  private static List<Request> requests(int count) {
    return IntStream.range(0, count)
        .<Request>mapToObj(
            i ->
                new CancelOrder(
                    1,
                    1,
                    ClientOrderId.of("c-" + i),
                    Command.STAMP_ON_ACCEPT,
                    ClientOrderId.of("o-" + i)))
        .toList();
  }

  @Test
  void theOwnerIsAskedAndAnyNodeWhereThereIsNone() {
    ShardRoutes routes = routes(Duration.ofSeconds(5));

    assertThat(routes.submit(0, requests(1))).hasSize(1).allMatch(Answer::isAccepted);
    assertThat(routes.submit(1, requests(1))).hasSize(1).allMatch(Answer::isAccepted);

    assertThat(asked).containsExactly(FIRST, "any");
  }

  @Test
  void aBatchIsCutWhereItIsTooLong() {
    ShardRoutes routes = routes(Duration.ofSeconds(5));

    assertThat(routes.submit(0, requests(2 * CommandCodec.BATCH_MAX + 1)))
        .hasSize(2 * CommandCodec.BATCH_MAX + 1)
        .allMatch(Answer::isAccepted);

    assertThat(bytes)
        .extracting(batch -> CommandCodec.decode(batch).size())
        .containsExactly(CommandCodec.BATCH_MAX, CommandCodec.BATCH_MAX, 1);
  }

  @Test
  void whatIsNotAnsweredIsSentAgainUnchangedToWhoeverOwnsTheShardThen() {
    ShardRoutes routes = routes(Duration.ofSeconds(5));
    answers =
        reason -> {
          owners = new String[] {SECOND, ""};
          return switch (asked.size()) {
            case 1 -> RejectReason.NOT_OWNER;
            case 2 -> null;
            case 3 -> RejectReason.BUSY;
            default -> reason;
          };
        };

    assertThat(routes.submit(0, requests(3))).hasSize(3).allMatch(Answer::isAccepted);

    assertThat(asked).containsExactly(FIRST, SECOND, SECOND, SECOND);
    assertThat(bytes).allSatisfy(sent -> assertThat(sent).isEqualTo(bytes.get(0)));
  }

  @Test
  void aDecisionIsNotAskedForTwice() {
    ShardRoutes routes = routes(Duration.ofSeconds(5));
    answers = reason -> RejectReason.UNKNOWN_ORDER;

    assertThat(routes.submit(0, requests(1)))
        .extracting(Answer::reason)
        .containsExactly(RejectReason.UNKNOWN_ORDER);
    assertThat(asked).hasSize(1);
  }

  @Test
  void aFullInboxIsTriedAgainAndInTheEndSaidToBeBusy() {
    ShardRoutes routes = routes(Duration.ofMillis(300));
    answers = reason -> RejectReason.BUSY;

    assertThat(routes.submit(0, requests(2)))
        .extracting(Answer::reason)
        .containsExactly(RejectReason.BUSY, RejectReason.BUSY);
    assertThat(asked).hasSizeGreaterThan(1);
  }

  @Test
  void aFullInboxIsNoAnswerToAnAttemptBeforeIt() {
    ShardRoutes routes = routes(Duration.ofMillis(300));
    answers = reason -> asked.size() == 1 ? null : RejectReason.BUSY;

    assertThat(routes.submit(0, requests(1)))
        .extracting(Answer::reason)
        .as("the first may have been taken")
        .containsExactly(RejectReason.OUTCOME_UNKNOWN);
    assertThat(asked).hasSizeGreaterThan(1);
  }

  @Test
  void aLostShardIsNoAnswerToAnAttemptBeforeIt() {
    ShardRoutes routes = routes(Duration.ofSeconds(5));
    answers = reason -> asked.size() == 1 ? null : RejectReason.SHARD_LOST;

    assertThat(routes.submit(0, requests(2)))
        .extracting(Answer::reason)
        .as("the first may have been taken")
        .containsExactly(RejectReason.OUTCOME_UNKNOWN, RejectReason.OUTCOME_UNKNOWN);
    assertThat(asked).as("nobody can wait for an operator").hasSize(2);
    assertThat(routes.submit(0, requests(2)))
        .extracting(Answer::reason)
        .containsExactly(RejectReason.SHARD_LOST, RejectReason.SHARD_LOST);
  }

  @Test
  void asManyAnswersAsRequestsOrNobodyKnowsWhoseTheyAre() {
    for (IntUnaryOperator wrong :
        List.<IntUnaryOperator>of(n -> 1, n -> n - 1, n -> n + 1, n -> 0)) {
      for (RejectReason reason : List.of(RejectReason.NONE, RejectReason.NOT_OWNER)) {
        asked.clear();
        answers = any -> reason;
        answerCount = wrong;
        assertThat(routes(Duration.ZERO).submit(0, requests(3)))
            .extracting(Answer::reason)
            .containsOnly(RejectReason.OUTCOME_UNKNOWN)
            .hasSize(3);
        answers = any -> RejectReason.NONE;
        answerCount = n -> asked.size() <= 3 ? wrong.applyAsInt(n) : n;
        asked.clear();
        assertThat(routes(Duration.ofSeconds(5)).submit(0, requests(3)))
            .hasSize(3)
            .allMatch(Answer::isAccepted);
        assertThat(asked).hasSize(4);
      }
    }
  }

  @Test
  void aShortAnswerToTheFirstBatchShiftsNoOther() {
    answerCount = n -> n == CommandCodec.BATCH_MAX ? 1 : n;
    List<Answer> all = routes(Duration.ZERO).submit(0, requests(CommandCodec.BATCH_MAX + 2));
    assertThat(all).hasSize(CommandCodec.BATCH_MAX + 2);
    assertThat(all.subList(0, CommandCodec.BATCH_MAX))
        .extracting(Answer::reason)
        .containsOnly(RejectReason.OUTCOME_UNKNOWN);
    assertThat(all.subList(CommandCodec.BATCH_MAX, all.size())).allMatch(Answer::isAccepted);
  }

  @Test
  void aQuestionIsAskedAgainOfWhoeverOwnsTheShardThen() {
    ShardRoutes routes = routes(Duration.ofSeconds(5));
    answers =
        reason -> {
          owners = new String[] {SECOND, ""};
          return switch (asked.size()) {
            case 1 -> null;
            case 2 -> RejectReason.NOT_OWNER;
            case 3 -> RejectReason.BUSY;
            default -> reason;
          };
        };

    assertThat(routes.status(0, 1, ClientOrderId.of("x"))).isEqualTo(UNKNOWN);

    assertThat(asked).containsExactly(FIRST, SECOND, SECOND, SECOND);
  }

  @Test
  void aQuestionToALostShardIsAnsweredAtOnce() {
    ShardRoutes routes = routes(Duration.ofSeconds(5));
    answers = reason -> RejectReason.SHARD_LOST;

    assertThat(routes.status(0, 1, ClientOrderId.of("x")))
        .isEqualTo(RequestStatus.unanswered(RejectReason.SHARD_LOST));
    assertThat(asked).hasSize(1);
  }

  @Test
  void anAnswerOfAnotherVersionIsNoUnknownOutcome() {
    ShardRoutes routes = routes(Duration.ofSeconds(5));
    version = 3;

    assertThatThrownBy(() -> routes.submit(0, requests(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The node's answer cannot be read: version: this side has 2, the other side 3");
    assertThat(asked).hasSize(1);
  }

  @Test
  void patienceEndsWithAnUnknownOutcome() {
    ShardRoutes routes = routes(Duration.ZERO);
    answers = reason -> null;

    assertThat(routes.submit(0, requests(2)))
        .extracting(Answer::reason)
        .containsExactly(RejectReason.OUTCOME_UNKNOWN, RejectReason.OUTCOME_UNKNOWN);
    assertThat(asked).hasSize(1);
  }
}
