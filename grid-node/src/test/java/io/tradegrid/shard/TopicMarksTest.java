package io.tradegrid.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.ForgetRequests;
import io.tradegrid.command.Command.FromTopic;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A record of a topic is taken once, even when its id is forgotten. */
final class TopicMarksTest {

  private static ShardState fresh() {
    ShardState state = new ShardState(1, LadderMarket::new, new TradeBook());
    state.define(new DefineInstrument(RequestStream.instrument(1)));
    state.define(new DefinePortfolio(RequestStream.portfolio(1)));
    return state;
  }

  /** An order that leaves nothing behind, so that its id can be forgotten. */
  private static Request order(String id) {
    return new NewOrder(
        1, 1, ClientOrderId.of(id), 1_000, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 100, 5);
  }

  private static FromTopic record(String topic, int partition, long offset, String id) {
    return new FromTopic(topic, partition, offset, order(id));
  }

  @Test
  void aRepeatGetsItsFirstAnswerAndAForgottenOneIsKnownByItsOffset() {
    ShardState state = fresh();
    Answer first = state.apply(record("in", 0, 7, "a"));
    assertThat(first.isAccepted()).isTrue();
    assertThat(state.apply(record("in", 0, 7, "a"))).isEqualTo(first.asDuplicate());
    assertThat(state.apply(order("a"))).isEqualTo(first.asDuplicate());
    state.apply(new ForgetRequests(0));
    long hash = state.stateHash();

    Answer forgotten = state.apply(record("in", 0, 7, "a"));
    assertThat(forgotten.reason()).isEqualTo(RejectReason.RECORD_TAKEN);
    assertThat(forgotten.duplicate()).isTrue();
    assertThat(state.apply(record("in", 0, 3, "earlier")).reason())
        .isEqualTo(RejectReason.RECORD_TAKEN);
    assertThat(state.stateHash()).isEqualTo(hash);
    assertThat(state.requests()).isEqualTo(1);
  }

  @Test
  void everyPartitionOfEveryTopicHasItsOwnMark() {
    ShardState state = fresh();
    assertThat(state.apply(record("in", 0, 7, "a")).isAccepted()).isTrue();
    assertThat(state.apply(record("in", 1, 0, "b")).isAccepted()).isTrue();
    assertThat(state.apply(record("other", 0, 7, "c")).isAccepted()).isTrue();
    assertThat(state.apply(record("in", 0, 8, "d")).isAccepted()).isTrue();
  }

  @Test
  void marksAreInTheHashAndInTheSnapshot() {
    ShardState plain = fresh();
    plain.apply(order("a"));
    ShardState state = fresh();
    state.apply(record("in", 0, 7, "a"));
    assertThat(state.stateHash()).isNotEqualTo(plain.stateHash());
    state.apply(new ForgetRequests(0));

    List<byte[]> parts = ShardSnapshot.write(state, 2);
    ShardState again = ShardSnapshot.read(parts, 1, LadderMarket::new, new TradeBook()).state();
    assertThat(again.stateHash()).isEqualTo(state.stateHash());
    assertThat(again.apply(record("in", 0, 7, "a")).reason()).isEqualTo(RejectReason.RECORD_TAKEN);
    assertThat(again.apply(record("in", 0, 8, "b")).isAccepted()).isTrue();
  }
}
