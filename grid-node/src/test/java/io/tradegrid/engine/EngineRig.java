package io.tradegrid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradegrid.history.MemoryBlocks;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.projection.BlockMetrics;
import io.tradegrid.projection.MemoryTables;
import io.tradegrid.projection.Projection;
import io.tradegrid.projection.TableScope;
import io.tradegrid.projection.TradeTicks;
import io.tradegrid.shard.RequestStream;
import io.tradegrid.shard.ShardState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Engines of one shard after each other, on a log and tables in memory and a clock set by hand. */
final class EngineRig {

  static final int BATCH_COMMANDS = 16;

  final MemoryLog log = new MemoryLog();
  final MemorySnapshots snapshots = new MemorySnapshots();

  /** The least log between two snapshots; of those that are opened from now on. */
  long snapshotBytes = Long.MAX_VALUE / 4;

  int remembered = 1_000_000;
  int rememberedMax = 2_000_000;
  long rememberedNs;
  int inboxCommands = 100;
  TableScope scope = TableScope.all(5);
  final MemoryTables tables = new MemoryTables();
  final MemoryBlocks blocks = new MemoryBlocks();

  /** What the lease says. */
  volatile long leaseVersion = 7;

  /** The time of day, in nanoseconds since the epoch. */
  final AtomicLong clockNs = new AtomicLong(1_000);

  /** The time that nobody sets. */
  final AtomicLong elapsedNs = new AtomicLong();

  /** Is run before an instrument or portfolio is looked up. */
  volatile Runnable beforeLookup = () -> {};

  /** What would have ended the process. */
  final Queue<Error> errors = new ConcurrentLinkedQueue<>();

  /** A portfolio as the reference tables have it now, if not as the stream made it. */
  volatile Portfolio changed;

  private final int shard;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  private final EngineMetrics metrics = new EngineMetrics(new SimpleMeterRegistry());
  private final BlockMetrics blockMetrics = new BlockMetrics(new SimpleMeterRegistry());
  private final List<ShardEngine> opened = new ArrayList<>();

  EngineRig(int shard) {
    this.shard = shard;
  }

  ShardEngine open() {
    ShardEngine engine = unopened();
    engine.open().join();
    return engine;
  }

  /** Has the engine's thread do something else until a latch is open. */
  void occupy(CountDownLatch until) {
    thread.execute(
        () -> {
          try {
            until.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  ShardEngine unopened() {
    ShardEngine engine =
        new ShardEngine(
            shard,
            new Storage(log, snapshots, Runnable::run),
            () -> leaseVersion,
            reference(),
            new MarketClock(clockNs::get, elapsedNs::get),
            new Projection(shard, scope, tables, blocks, writer, blockMetrics, TradeTicks.NONE),
            thread,
            metrics,
            new Tuning(
                inboxCommands,
                BATCH_COMMANDS,
                1,
                snapshotBytes,
                remembered,
                rememberedMax,
                rememberedNs),
            errors::add);
    opened.add(engine);
    return engine;
  }

  private ReferenceLookup reference() {
    return new ReferenceLookup() {
      @Override
      public Optional<Instrument> instrument(int id) {
        beforeLookup.run();
        return Optional.of(id)
            .filter(i -> i <= RequestStream.INSTRUMENTS)
            .map(RequestStream::instrument);
      }

      @Override
      public Optional<Portfolio> portfolio(int id) {
        beforeLookup.run();
        Portfolio now = changed;
        if (now != null && now.id() == id) {
          return Optional.of(now);
        }
        return Optional.of(id)
            .filter(i -> i <= RequestStream.PORTFOLIOS)
            .map(RequestStream::portfolio);
      }
    };
  }

  static long hash(ShardEngine engine) {
    return engine.ask(ShardState::stateHash).join();
  }

  void end() throws InterruptedException {
    opened.forEach(ShardEngine::close);
    CompletableFuture.runAsync(() -> {}, thread).join();
    writer.shutdown();
    assertThat(writer.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    thread.shutdown();
    assertThat(thread.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }
}
