package io.tradegrid.benchmark.ticks;

import io.tradegrid.benchmark.orders.LocalCluster;
import io.tradegrid.grid.ShardHost;
import io.tradegrid.node.GridNode;
import io.tradegrid.node.NodeSettings;
import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.BarInterval;
import io.tradegrid.tick.Bars;
import io.tradegrid.tick.StoredBlock;
import io.tradegrid.tick.TickBlocks;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TickReader;
import io.tradegrid.tick.TradeQueries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Our node in this process; a producer a channel hands in blocks. */
final class GridTicks implements TickHistory {

  private static final int SHARDS = 8;
  private static final BarInterval SECOND = BarInterval.of(TimeUnit.SECONDS.toNanos(1));

  private final TickStream stream;
  private final GridNode node;
  private final ExecutorService threads = Executors.newFixedThreadPool(QUERY_THREADS);

  /** What symbols are called in this round, so that each begins with nothing. */
  private String prefix = "";

  private int rounds;

  GridTicks(TickStream stream, Path directory) throws IOException {
    this.stream = stream;
    Map<String, String> settings = new LocalCluster(directory, 1).settings(1);
    settings.put("grid.shards", Integer.toString(SHARDS));
    settings.put("grid.wal.mode", "LOG_ONLY");
    settings.put("grid.ticks.memory.mb", "1024");
    // The peer keeps no tables of bars beside its ticks either; both make them when asked.
    settings.put("grid.ticks.bars", "none");
    node =
        new GridNode(NodeSettings.load(null, settings), ShardHost.Parts.STANDARD, GridTicks::fail);
  }

  private static void fail() {
    System.err.println("error: the node has lost its lease");
    Runtime.getRuntime().halt(1);
  }

  private String name(int symbol) {
    return prefix + stream.name(symbol);
  }

  @Override
  public void ingest() {
    prefix = "R" + ++rounds + ".";
    List<CompletableFuture<Void>> producers = new ArrayList<>();
    for (int c = 0; c < TickStream.CHANNELS; c++) {
      TickProducer producer = new TickProducer(node.ticks(), stream, c, SHARDS, this::name);
      producers.add(CompletableFuture.runAsync(producer, threads));
    }
    producers.forEach(CompletableFuture::join);
  }

  private TickBlocks blocks(int symbol) {
    return node.ticks().blocks(name(symbol), TickKind.TRADE).orElseThrow();
  }

  private List<StoredBlock> allBlocks(int symbol) {
    return blocks(symbol).between(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Override
  public long bytes() {
    long bytes = 0;
    for (int symbol = 0; symbol < stream.symbols(); symbol++) {
      for (StoredBlock block : allBlocks(symbol)) {
        bytes += block.bytes().length;
      }
    }
    return bytes;
  }

  @Override
  public Totals totals(int symbol) {
    return new ColumnTotals().of(allBlocks(symbol));
  }

  @Override
  public long ask(Question question, int symbol) {
    return switch (question) {
      case VWAP -> vwap(symbol, TickRange.of(stream.atTenth(1), stream.atTenth(9)));
      case VWAP_WHOLE -> vwap(symbol, day());
      case VWAP_COLUMNS -> TickHistory.rounded(vwap(totals(symbol)));
      case BARS -> bars(symbol);
      case SCAN -> scan();
    };
  }

  private TickRange day() {
    return TickRange.of(TickStream.START_NS, stream.endNs());
  }

  private TradeQueries trades(int symbol) {
    return new TradeQueries(new TickReader(blocks(symbol)));
  }

  private long vwap(int symbol, TickRange range) {
    return TickHistory.rounded(trades(symbol).totals(range).vwap().orElseThrow().asDouble());
  }

  private double vwap(Totals totals) {
    return (double) totals.notional() / totals.volume() / stream.unitsOfPrice();
  }

  private long bars(int symbol) {
    Bars bars = trades(symbol).bars(day(), SECOND, BarFill.NONE);
    long sum = 0;
    for (int i = 0; i < bars.count(); i++) {
      sum +=
          TickHistory.bar(
              bars.startNs(i),
              bars.open(i),
              bars.high(i),
              bars.low(i),
              bars.close(i),
              bars.volume(i).longValueExact());
    }
    return sum;
  }

  private long scan() {
    AtomicInteger next = new AtomicInteger();
    AtomicLong sum = new AtomicLong();
    List<CompletableFuture<Void>> parts = new ArrayList<>();
    for (int i = 0; i < QUERY_THREADS; i++) {
      parts.add(CompletableFuture.runAsync(() -> sum.addAndGet(scanNext(next)), threads));
    }
    parts.forEach(CompletableFuture::join);
    return sum.get();
  }

  private long scanNext(AtomicInteger next) {
    ColumnTotals columns = new ColumnTotals();
    long sum = 0;
    for (int s = next.getAndIncrement(); s < stream.symbols(); s = next.getAndIncrement()) {
      sum += TickHistory.rounded(vwap(columns.of(allBlocks(s))));
    }
    return sum;
  }

  @Override
  public void close() {
    threads.shutdown();
    node.close();
  }
}
