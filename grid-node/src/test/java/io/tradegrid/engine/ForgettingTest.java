package io.tradegrid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.shard.ShardState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: what may still be repeated is remembered, whatever the load, and what is remembered has a
 * bound all the same. Method: a window of a thousand nanoseconds on a clock that is set by hand.
 */
final class ForgettingTest {

  private static final int SHARD = 3;
  private static final int LEAST = 20;
  private static final int MOST = 200;
  private static final long WINDOW_NS = 1_000;

  private final EngineRig rig = new EngineRig(SHARD);

  @BeforeEach
  void tune() {
    rig.inboxCommands = 1_000;
    rig.remembered = LEAST;
    rig.rememberedMax = MOST;
    rig.rememberedNs = WINDOW_NS;
  }

  @AfterEach
  void endThreads() throws InterruptedException {
    rig.end();
  }

  /** It trades with nobody and leaves nothing behind. */
  private static Request order(int number) {
    return order(number, TimeInForce.IOC);
  }

  private static Request order(int number, TimeInForce time) {
    ClientOrderId id = ClientOrderId.of("o-" + number);
    return new NewOrder(1, 1, id, 0, Side.BUY, OrderType.LIMIT, time, 1000, 10);
  }

  private static List<Answer> submit(ShardEngine engine, int from, int to) {
    List<Answer> answers = new ArrayList<>();
    for (int number = from; number < to; number++) {
      answers.addAll(engine.submit(List.of(order(number))).join());
    }
    return answers;
  }

  /** Sets the time when the engine has done all that it was to do before. */
  private void passTo(ShardEngine engine, long elapsedNs) {
    int before = remembered(engine);
    rig.elapsedNs.set(elapsedNs);
    assertThat(remembered(engine)).as("time alone changes nothing").isEqualTo(before);
  }

  private static int remembered(ShardEngine engine) {
    return engine.ask(ShardState::rememberedRequests).join();
  }

  @Test
  void whatIsYoungerThanTheWindowIsAnsweredAsItWas() {
    ShardEngine engine = rig.open();
    List<Answer> first = submit(engine, 0, 90);
    passTo(engine, WINDOW_NS - 1);
    submit(engine, 90, 180);
    assertThat(remembered(engine)).as("many times the least").isEqualTo(180);
    assertThat(submit(engine, 0, 90)).isEqualTo(first.stream().map(Answer::asDuplicate).toList());
    passTo(engine, 2 * WINDOW_NS - 1);
    submit(engine, 180, 181);
    assertThat(remembered(engine)).as("of the first ninety, and a mark's").isBetween(90, 92);
    assertThat(submit(engine, 100, 180)).allMatch(Answer::duplicate);
    passTo(engine, 4 * WINDOW_NS);
    submit(engine, 181, 182);
    assertThat(remembered(engine)).isEqualTo(LEAST);
  }

  @Test
  void fullOfYoungRequestsItTakesNoMoreAndStillKnowsThose() {
    ShardEngine engine = rig.open();
    List<Answer> first = submit(engine, 0, MOST);
    assertThat(first).allMatch(answer -> answer.reason() == RejectReason.NONE);
    long hash = EngineRig.hash(engine);
    long entries = rig.log.size();
    List<Request> mixed =
        IntStream.range(MOST - 5, MOST + 5).mapToObj(ForgettingTest::order).toList();
    List<Answer> answers = engine.submit(mixed).join();
    assertThat(answers.subList(0, 5))
        .isEqualTo(first.subList(MOST - 5, MOST).stream().map(Answer::asDuplicate).toList());
    assertThat(answers.subList(5, 10)).containsOnly(Answer.refused(RejectReason.BUSY));
    assertThat(EngineRig.hash(engine)).isEqualTo(hash);
    assertThat(rig.log.size()).isEqualTo(entries);

    passTo(engine, WINDOW_NS);
    submit(engine, MOST, MOST + 1); // Whoever is refused makes it see that time has passed.
    passTo(engine, 2 * WINDOW_NS);
    submit(engine, MOST, MOST + 1);
    assertThat(submit(engine, MOST, MOST + 1))
        .extracting(Answer::reason)
        .containsExactly(RejectReason.NONE);
    assertThat(EngineRig.hash(rig.open())).as("after a replay").isEqualTo(EngineRig.hash(engine));
  }

  @Test
  void aFullShardForgetsAsSoonAsAnEighthMayGo() {
    ShardEngine engine = rig.open();
    int eighth = MOST / 8;
    submit(engine, 0, eighth);
    passTo(engine, WINDOW_NS / 2);
    submit(engine, eighth, MOST);
    passTo(engine, 3 * WINDOW_NS / 2);
    assertThat(submit(engine, MOST, MOST + 2))
        .extracting(Answer::reason)
        .containsExactly(RejectReason.BUSY, RejectReason.NONE);
    assertThat(remembered(engine)).isBetween(MOST - eighth, MOST - eighth + 2);
  }

  @Test
  void openOrdersNeedNoRoomAndCanBeCancelled() {
    ShardEngine engine = rig.open();
    for (int number = 0; number < 2 * MOST; number++) {
      assertThat(engine.submit(List.of(order(number, TimeInForce.GTC))).join())
          .allMatch(Answer::isAccepted);
    }
    Request cancel = new CancelOrder(1, 1, ClientOrderId.of("c"), 0, ClientOrderId.of("o-" + MOST));
    assertThat(engine.submit(List.of(cancel)).join()).allMatch(Answer::isAccepted);
  }

  @Test
  void whoeverOpensAShardTakesAllForYoung() {
    ShardEngine engine = rig.open();
    submit(engine, 0, 100);
    engine.close();
    passTo(engine, 10 * WINDOW_NS);
    ShardEngine next = rig.open();
    submit(next, 100, 101);
    passTo(next, 11 * WINDOW_NS - 1);
    assertThat(submit(next, 0, 101)).allMatch(Answer::duplicate);
    passTo(next, 11 * WINDOW_NS);
    submit(next, 101, 102);
    assertThat(remembered(next)).isEqualTo(LEAST);
  }
}
