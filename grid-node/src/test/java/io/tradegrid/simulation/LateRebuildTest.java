package io.tradegrid.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.Request;
import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.grid.SimulatedStorage;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.model.RejectReason;
import io.tradegrid.projection.BlockMetrics;
import io.tradegrid.projection.Projection;
import io.tradegrid.projection.Rebuild;
import io.tradegrid.projection.TableScope;
import io.tradegrid.projection.TradeTicks;
import io.tradegrid.schema.BlockKey;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import io.tradegrid.shard.RequestStream;
import io.tradegrid.shard.ShardListener;
import io.tradegrid.shard.ShardState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.ignite.Ignite;
import org.junit.jupiter.api.Test;

/**
 * Goal: a rebuild whose node stands still, loses the shard and wakes up changes nothing that its
 * successor has written. Method: a rebuild of damaged tables is held up just before each of its
 * writes in turn, behind its own last question whether the shard is still its own; meanwhile
 * another owner puts everything right and trades on.
 */
final class LateRebuildTest {

  private static final int SHARD = 0;
  private static final int ENTRIES = 24;
  private static final int LATER_ENTRIES = 10;
  private static final int COMMANDS_EACH = 5;
  private static final TableScope SCOPE = TableScope.all(3);
  private static final BlockMetrics METRICS = new BlockMetrics(new SimpleMeterRegistry());

  private final List<LogEntry> entries = log(ENTRIES + LATER_ENTRIES);

  /** Keeps a writer waiting before one of its writes. */
  private static final class Hold implements Caches.Store {
    private final Caches.Store store;
    private final Runnable meanwhile;
    private int writesBefore;
    private boolean isOver;

    Hold(Caches.Store store, int writesBefore, Runnable meanwhile) {
      this.store = store;
      this.writesBefore = writesBefore;
      this.meanwhile = meanwhile;
    }

    @Override
    public <T> T operate(
        Caches.Key key, boolean writes, Function<Map<Caches.Key, Object>, T> operation) {
      if (writes && writesBefore-- == 0) {
        isOver = true;
        meanwhile.run();
      }
      return store.operate(key, writes, operation);
    }

    @Override
    public List<javax.cache.Cache.Entry<Object, Object>> entries(String cache) {
      return store.entries(cache);
    }

    /** What an owner asks before each of its writes. */
    void requireOwner() {
      if (isOver) {
        throw new GridUnavailableException("the shard has another owner", null);
      }
    }
  }

  private static List<LogEntry> log(int length) {
    RequestStream stream = new RequestStream(3);
    ShardState state = new ShardState(SHARD, LadderMarket::new, ShardListener.NONE);
    List<LogEntry> log = new ArrayList<>();
    List<Command> commands = new ArrayList<>();
    IntStream.rangeClosed(1, RequestStream.PORTFOLIOS)
        .forEach(id -> commands.add(new DefinePortfolio(RequestStream.portfolio(id))));
    IntStream.rangeClosed(1, RequestStream.INSTRUMENTS)
        .forEach(id -> commands.add(new DefineInstrument(RequestStream.instrument(id))));
    state.replay(commands);
    while (log.size() < length) {
      while (commands.size() < COMMANDS_EACH) {
        Request request = stream.next();
        Answer answer = state.apply(request);
        if (!answer.duplicate() && answer.reason() != RejectReason.DUPLICATE_ID) {
          commands.add(request);
        }
      }
      byte[] scratch = new byte[LogEntry.bytesMax(commands)];
      UUID writer = new UUID(0, 1);
      log.add(LogEntry.decode(LogEntry.encode(log.size() + 1L, writer, commands, scratch)));
      commands.clear();
    }
    return log;
  }

  @Test
  void whateverComesLateChangesNothing() {
    int writes = 0;
    for (boolean held = true; held; writes++) {
      held = isHeldBeforeWrite(writes);
    }
    assertThat(writes).as("writes of a rebuild").isGreaterThan(50);
  }

  /** Returns whether a rebuild has so many writes. */
  private boolean isHeldBeforeWrite(int number) {
    Map<Caches.Key, Object> map = new HashMap<>();
    project(map, 0, ENTRIES);
    damage(map);
    Map<Caches.Key, Object> asSuccessorLeft = new HashMap<>();
    Hold hold =
        new Hold(
            Caches.of(map),
            number,
            () -> {
              rebuild(Caches.ignite(Caches.of(map)), () -> {});
              project(map, ENTRIES, ENTRIES + LATER_ENTRIES);
              asSuccessorLeft.putAll(map);
            });
    try {
      rebuild(Caches.ignite(hold), hold::requireOwner);
    } catch (GridUnavailableException | IllegalStateException e) {
      assertThat(hold.isOver).as("ended early for another reason: %s", e).isTrue();
    }
    if (hold.isOver) {
      String when = "held before write " + number;
      assertThat(Rows.all(map)).as(when).isEqualTo(Rows.all(asSuccessorLeft));
      assertThat(rest(map)).as(when).isEqualTo(rest(asSuccessorLeft));
    }
    return hold.isOver;
  }

  /** Blocks and marks, in words. */
  private static Map<String, String> rest(Map<Caches.Key, Object> map) {
    Map<String, String> rest = new HashMap<>();
    map.forEach(
        (key, value) -> {
          if (value instanceof byte[] block) {
            rest.put(key.toString(), Arrays.toString(block));
          } else if (value instanceof Long mark) {
            rest.put(key.toString(), mark.toString());
          }
        });
    return rest;
  }

  /** What an owner writes that has come to an entry and goes on to another one. */
  private void project(Map<Caches.Key, Object> map, int from, int to) {
    Ignite ignite = Caches.ignite(Caches.of(map));
    Projection projection =
        new Projection(
            SHARD,
            SCOPE,
            SimulatedStorage.rows(ignite),
            SimulatedStorage.blocks(ignite),
            Runnable::run,
            METRICS,
            TradeTicks.NONE);
    projection.resume();
    ShardState state = new ShardState(SHARD, LadderMarket::new, projection.listener());
    for (LogEntry entry : entries.subList(0, to)) {
      state.replay(entry.commands());
      projection.skipTo(entry.sequence());
    }
    projection.flush(state, to, projection::flushed, projection::writeAgain);
    assertThat(projection.writtenSequence()).as("from %d on", from).isEqualTo(to);
  }

  private void rebuild(Ignite ignite, Runnable requireOwner) {
    Rebuild rebuild =
        new Rebuild(
            SHARD,
            SCOPE,
            SimulatedStorage.storedRows(ignite, requireOwner),
            SimulatedStorage.storedBlocks(ignite, requireOwner),
            true);
    entries.subList(0, ENTRIES).forEach(rebuild::replay);
    rebuild.findOthers();
    rebuild.settle();
  }

  /** Of all that is kept some is gone, some is other, and some is too much. */
  private static void damage(Map<Caches.Key, Object> map) {
    int number = 0;
    Object row = null;
    for (Caches.Key key : List.copyOf(map.keySet())) {
      boolean isRow =
          Arrays.stream(Table.values()).anyMatch(t -> t.cacheName().equals(key.cache()));
      number++;
      if (isRow && number % 3 == 0) {
        map.remove(key);
      } else if (isRow && number % 3 == 1 && row != null) {
        map.put(key, row);
      } else if (key.cache().equals(Cache.EVENT_BLOCKS.name())) {
        byte[] altered = ((byte[]) map.get(key)).clone();
        altered[altered.length / 2] ^= 1;
        map.put(key, altered);
        map.put(Caches.key(Cache.EVENT_BLOCKS, new BlockKey(SHARD, 77, 0, 4_096)), altered);
      }
      row = isRow && map.containsKey(key) ? map.get(key) : row;
    }
    Row superfluous = position();
    map.put(
        new Caches.Key(Table.POSITIONS.cacheName(), superfluous.key(Binaries.BINARY)),
        superfluous.value(Binaries.BINARY));
  }

  private static Row position() {
    List<Object> values = new ArrayList<>(List.of("SYM1", "NOBODY"));
    while (values.size() < Table.POSITIONS.columns().size()) {
      values.add(null);
    }
    return new Row(Table.POSITIONS, values);
  }
}
