package io.tradegrid.benchmark.ticks;

import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.DefaultCairoConfiguration;
import io.questdb.cairo.TableToken;
import io.questdb.cairo.TableWriter;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.cairo.wal.ApplyWal2TableJob;
import io.questdb.cairo.wal.CheckWalTransactionsJob;
import io.questdb.cairo.wal.WalPurgeJob;
import io.questdb.cairo.wal.WalWriter;
import io.questdb.cairo.wal.seq.SeqTxnTracker;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContext;
import io.questdb.griffin.SqlExecutionContextImpl;
import io.questdb.mp.WorkerPool;
import io.questdb.mp.WorkerPoolUtils;
import io.tradegrid.benchmark.ticks.TickStream.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * QuestDB in this process, by the classes that its guide to embedding names. One writer brings the
 * channels together in the order of time, in which its write-ahead log is applied by appending: two
 * writers, each with a channel, wrote faster but took twice as long until all was applied.
 */
final class QuestDbTicks implements TickHistory {

  private static final int ROWS_OF_COMMIT = 100_000;
  private static final int SYMBOL = 0;
  private static final int PRICE = 2;
  private static final int SIZE = 3;
  private static final String LOG_SETTINGS =
      """
      writers=stdout
      w.stdout.class=io.questdb.log.LogConsoleWriter
      w.stdout.level=ERROR
      """;

  /** Bars have the same columns as ours. */
  private static final String BARS =
      "select ts, first(price), max(price), min(price), last(price), sum(size) from %s where symbol"
          + " = '%s' sample by 1s";

  private final TickStream stream;
  private final Path directory;
  private final boolean indexed;
  private final CairoEngine engine;
  private final SqlExecutionContext context;
  private final WorkerPool workers;
  private final Map<String, RecordCursorFactory> compiled = new HashMap<>();
  private TableToken table;
  private int tables;

  QuestDbTicks(TickStream stream, Path directory, boolean indexed) throws IOException {
    this.stream = stream;
    this.directory = directory;
    this.indexed = indexed;
    Files.createDirectories(directory);
    Path log = directory.resolve("log.conf");
    Files.writeString(log, LOG_SETTINGS);
    System.setProperty("out", log.toString());
    engine = new CairoEngine(new DefaultCairoConfiguration(directory.toString()));
    context =
        new SqlExecutionContextImpl(engine, QUERY_THREADS).with(AllowAllSecurityContext.INSTANCE);
    workers = new WorkerPool(() -> QUERY_THREADS);
    try {
      WorkerPoolUtils.setupQueryJobs(workers, engine);
      WorkerPoolUtils.setupWriterJobs(workers, engine);
    } catch (SqlException e) {
      throw new IllegalStateException(e);
    }
    workers.start();
  }

  @Override
  public void ingest() {
    compiled.values().forEach(RecordCursorFactory::close);
    compiled.clear();
    if (table != null) {
      execute("drop table " + table.getTableName());
    }
    String name = "trades" + ++tables;
    execute(
        "create table %s (symbol symbol%s, ts timestamp_ns, price double, size long)"
                .formatted(name, indexed ? " index" : "")
            + " timestamp(ts) partition by day wal");
    table = engine.verifyTableName(name);
    write();
    apply();
  }

  private void execute(String sql) {
    try {
      engine.execute(sql, context);
    } catch (SqlException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private void write() {
    Channel first = stream.channel(0);
    Channel second = stream.channel(1);
    try (WalWriter writer = engine.getWalWriter(table)) {
      int i = 0;
      int j = 0;
      int uncommitted = 0;
      while (i < first.count || j < second.count) {
        boolean ofFirst =
            j == second.count || (i < first.count && first.timesNs[i] <= second.timesNs[j]);
        append(writer, ofFirst ? first : second, ofFirst ? i++ : j++);
        if (++uncommitted == ROWS_OF_COMMIT) {
          writer.commit();
          uncommitted = 0;
        }
      }
      writer.commit();
    }
  }

  private void append(WalWriter writer, Channel channel, int i) {
    TableWriter.Row row = writer.newRow(channel.timesNs[i]);
    row.putSym(SYMBOL, stream.name(channel.symbols[i]));
    row.putDouble(PRICE, channel.prices[i] / (double) stream.unitsOfPrice());
    row.putLong(SIZE, channel.sizes[i]);
    row.append();
  }

  private void apply() {
    SeqTxnTracker progress = engine.getTableSequencerAPI().getTxnTracker(table);
    long last = engine.getTableSequencerAPI().lastTxn(table);
    CheckWalTransactionsJob check = new CheckWalTransactionsJob(engine);
    try (ApplyWal2TableJob job = new ApplyWal2TableJob(engine, QUERY_THREADS)) {
      while (progress.getWriterTxn() < last) {
        check.run(0);
        while (job.run(0)) {
          Thread.onSpinWait();
        }
        if (engine.getTableSequencerAPI().isSuspended(table)) {
          throw new IllegalStateException("table: " + progress.getErrorMessage());
        }
      }
    }
  }

  /** What is left of the write-ahead log when it is applied is not the history's. */
  @Override
  public long bytes() {
    engine.releaseAllWalWriters();
    engine.releaseAllWriters();
    try (WalPurgeJob purge = new WalPurgeJob(engine)) {
      while (purge.run(0)) {
        Thread.onSpinWait();
      }
    }
    try (Stream<Path> files = Files.walk(directory.resolve(table.getDirName()))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Totals totals(int symbol) {
    String sql =
        "select count(), sum(size), sum(cast(round(price * %d) as long) * size) from %s where symbol = '%s'"
            .formatted(stream.unitsOfPrice(), table.getTableName(), stream.name(symbol));
    try (RecordCursor rows = cursor(sql)) {
      if (!rows.hasNext()) {
        throw new IllegalStateException("no row: " + sql);
      }
      Record row = rows.getRecord();
      return new Totals(row.getLong(0), row.getLong(1), row.getLong(2));
    }
  }

  @Override
  public long ask(Question question, int symbol) {
    return switch (question) {
      case VWAP ->
          vwap(
              "select symbol, vwap(price, size) from %s where symbol = '%s' and ts >= %d::timestamp_ns and ts < %d::timestamp_ns"
                  .formatted(
                      table.getTableName(),
                      stream.name(symbol),
                      stream.atTenth(1),
                      stream.atTenth(9)));
      case VWAP_WHOLE, VWAP_COLUMNS ->
          vwap(
              "select symbol, vwap(price, size) from %s where symbol = '%s'"
                  .formatted(table.getTableName(), stream.name(symbol)));
      case SCAN -> vwap("select symbol, vwap(price, size) from %s".formatted(table.getTableName()));
      case BARS -> bars(BARS.formatted(table.getTableName(), stream.name(symbol)));
    };
  }

  private long vwap(String sql) {
    long sum = 0;
    try (RecordCursor rows = cursor(sql)) {
      Record row = rows.getRecord();
      while (rows.hasNext()) {
        sum += TickHistory.rounded(row.getDouble(1));
      }
    }
    return sum;
  }

  private long bars(String sql) {
    long sum = 0;
    try (RecordCursor rows = cursor(sql)) {
      Record row = rows.getRecord();
      while (rows.hasNext()) {
        sum +=
            TickHistory.bar(
                row.getTimestamp(0),
                units(row.getDouble(1)),
                units(row.getDouble(2)),
                units(row.getDouble(3)),
                units(row.getDouble(4)),
                row.getLong(5));
      }
    }
    return sum;
  }

  private long units(double price) {
    return Math.round(price * stream.unitsOfPrice());
  }

  /** Statements are compiled once, as an application that asks often would. */
  private RecordCursor cursor(String sql) {
    try {
      RecordCursorFactory factory = compiled.get(sql);
      if (factory == null) {
        factory = engine.select(sql, context);
        compiled.put(sql, factory);
      }
      return factory.getCursor(context);
    } catch (SqlException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    compiled.values().forEach(RecordCursorFactory::close);
    workers.halt();
    engine.close();
  }
}
