package io.tradegrid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.shard.RequestStream;
import io.tradegrid.shard.ShardListener;
import io.tradegrid.shard.ShardState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** After how much log a snapshot is due: by its bytes, and by the commands in them. */
final class SnapshotsTest {

  private static final int SHARD = 3;
  private static final int LOG_BYTES = 1_000_000;

  /** Entries of a packed log: some thousand commands in a few kilobytes. */
  private static final int ENTRY_BYTES = 40;

  private static final int ENTRY_COMMANDS = 1_000;

  private final ShardState state = new ShardState(SHARD, LadderMarket::new, ShardListener.NONE);
  private final Snapshots snapshots =
      new Snapshots(SHARD, new MemorySnapshots(), new MemoryLog(), Runnable::run, LOG_BYTES);

  private int commandsUntilDue() {
    int commands = 0;
    while (!snapshots.isDue()) {
      snapshots.logged(ENTRY_BYTES, ENTRY_COMMANDS);
      commands += ENTRY_COMMANDS;
    }
    return commands;
  }

  private void takeAndKeep() {
    snapshots.take(state, 1);
    snapshots.keep(
        1,
        e -> {
          throw e;
        });
  }

  /** Each rests in the book, and each is remembered. */
  private void enterOrders(int count) {
    state.define(new DefineInstrument(RequestStream.instrument(1)));
    state.define(new DefinePortfolio(RequestStream.portfolio(1)));
    for (int i = 0; i < count; i++) {
      state.replay(
          List.of(
              new NewOrder(
                  1,
                  1,
                  ClientOrderId.of("o-" + i),
                  i + 1L,
                  Side.BUY,
                  OrderType.LIMIT,
                  TimeInForce.GTC,
                  1 + i % 500,
                  1,
                  OrderTerms.PLAIN)));
    }
    assertThat(state.openOrders()).isEqualTo(count);
  }

  @Test
  void aSmallStateIsKeptAfterAFixedNumberOfCommands() {
    assertThat(commandsUntilDue()).isEqualTo(Snapshots.COMMANDS_MIN);
    takeAndKeep();
    assertThat(snapshots.isDue()).isFalse();
    assertThat(commandsUntilDue()).isEqualTo(Snapshots.COMMANDS_MIN);
  }

  @Test
  void ofALargeStateSoManyCommandsAreReplayedForEachThingThatIsRead() {
    enterOrders(150_000);
    takeAndKeep();
    assertThat(commandsUntilDue()).isEqualTo(2 * (150_000 + 150_000));
  }

  @Test
  void whoOpensALargeSnapshotKnowsThatItIsLarge() {
    enterOrders(150_000);
    snapshots.note(state, List.of(new byte[5_000_000]));
    assertThat(commandsUntilDue()).isEqualTo(2 * (150_000 + 150_000));
  }

  @Test
  void aLogOfManyBytesAndFewCommandsCountsByItsBytes() {
    snapshots.note(state, List.of(new byte[LOG_BYTES]));
    snapshots.logged(2 * LOG_BYTES - 1, 1);
    assertThat(snapshots.isDue()).isFalse();
    snapshots.logged(1, 1);
    assertThat(snapshots.isDue()).isTrue();
  }

  @Test
  void noneIsDueWhileOneWaitsToBeKept() {
    commandsUntilDue();
    snapshots.take(state, 5);
    snapshots.logged(Integer.MAX_VALUE, Integer.MAX_VALUE);
    assertThat(snapshots.isDue()).isFalse();
    snapshots.keep(
        5,
        e -> {
          throw e;
        });
    assertThat(snapshots.isDue()).isTrue();
  }
}
