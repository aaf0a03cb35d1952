package io.tradegrid.grid;

import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.engine.ReferenceLookup;
import io.tradegrid.history.EventRows;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.RejectReason;
import io.tradegrid.projection.TradeColumns;
import io.tradegrid.projection.TradeTicks;
import io.tradegrid.tick.TickBlock;
import io.tradegrid.tick.TickBlockWriter;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands the trades of this node's own markets to its ticks. */
final class OwnTrades implements TradeTicks {

  private static final long TIMEOUT_MS = 3_000;

  private final TickHost ticks;
  private final ReferenceLookup reference;

  /** Instruments never change. */
  private final Map<Integer, Instrument> known = new ConcurrentHashMap<>();

  OwnTrades(TickHost ticks, ReferenceLookup reference) {
    this.ticks = ticks;
    this.reference = reference;
  }

  @Override
  public Runnable add(int shard, Map<Integer, EventRows> events) {
    List<TickArrival> arrivals = new ArrayList<>();
    events.forEach(
        (instrumentId, rows) -> {
          if (rows.size() > 0) {
            Instrument instrument = instrument(instrumentId);
            addBlocks(instrument.symbol(), TradeColumns.of(instrument, rows), arrivals);
          }
        });
    if (arrivals.isEmpty()) {
      return () -> {};
    }
    CompletableFuture<Integer> done = ticks.appendOwn(shard, arrivals);
    return () -> await(shard, done);
  }

  private Instrument instrument(int id) {
    Instrument there = known.get(id);
    if (there == null) {
      there =
          reference
              .instrument(id)
              .orElseThrow(() -> new IllegalStateException("There is no instrument " + id));
      known.put(id, there);
    }
    return there;
  }

  private static void addBlocks(String symbol, TickColumns trades, List<TickArrival> arrivals) {
    for (int from = 0; from < trades.count(); from += TickBlock.ROWS_MAX) {
      int to = Math.min(trades.count(), from + TickBlock.ROWS_MAX);
      byte[] block = new TickBlockWriter(TickKind.TRADE).write(trades, from, to);
      arrivals.add(new TickArrival(symbol, TickBlock.of(block), block.length));
    }
  }

  private static void await(int shard, CompletableFuture<Integer> done) {
    try {
      int answer = done.get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
      if (answer < 0) {
        throw unavailable(shard, RejectReason.of(-answer).name(), null);
      }
    } catch (TimeoutException e) {
      throw unavailable(shard, "no answer in " + TIMEOUT_MS + " ms", e);
    } catch (ExecutionException e) {
      throw unavailable(shard, "a failure", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(shard, "an interrupt", e);
    }
  }

  private static GridUnavailableException unavailable(int shard, String why, Exception cause) {
    return new GridUnavailableException(
        "shard " + shard + ": its trades are not in its ticks: " + why, cause);
  }
}
