package io.tradegrid.connect;

import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.ignite.IgniteDataStreamer;
import org.apache.ignite.IgniteException;
import org.apache.ignite.lang.IgniteFuture;
import org.apache.ignite.stream.kafka.connect.IgniteSinkTask;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Writes records as rows through ignite-kafka's sink, which brings the client node and its data
 * streamer. An offset is committed only when each record before it is durable as a row, or is a
 * dead letter that the broker has acknowledged. Neither is so by itself: a batch that failed can
 * have left the streamer's books just before a flush looks at them, and Connect does not wait for
 * letters about records that its converters refuse. So this task keeps the future of every record
 * and letter and asks each. Whatever fails ends the task; the process ends with it.
 */
public final class ReferenceSinkTask extends IgniteSinkTask {

  private static final int PENDING_MAX = 20_000;
  private static final long LETTERS_SECONDS = 60;
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private final RecordReader reader = new RecordReader();
  private final List<IgniteFuture<?>> pending = new ArrayList<>();

  /** Made by the worker. */
  public ReferenceSinkTask() {}

  @Override
  public void start(Map<String, String> settings) {
    if (context.errantRecordReporter() == null) {
      throw new ConnectException(
          "errors.deadletterqueue.topic.name: is missing, or errors.tolerance is not all;"
              + " what cannot be a row would be lost");
    }
    if (!Boolean.parseBoolean(settings.get("cacheAllowOverwrite"))) {
      throw new ConnectException(
          "cacheAllowOverwrite: must be true; else rows do not survive the death of a node");
    }
    if (STARTED.getAndSet(true)) {
      throw new ConnectException(
          "This process has had its sink; a new one needs a new process, as ignite-kafka keeps its"
              + " node in static fields");
    }
    super.start(settings);
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    List<Future<Void>> letters = new ArrayList<>();
    try {
      for (SinkRecord record : records) {
        write(record, letters);
      }
      for (Future<Void> letter : letters) {
        letter.get(LETTERS_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new ConnectException("A dead letter cannot be written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectException("Interrupted", e);
    }
    if (pending.size() > PENDING_MAX) {
      flush(Map.of());
    }
  }

  private void write(SinkRecord record, List<Future<Void>> letters) {
    Row row;
    try {
      row = reader.read(record);
    } catch (IllegalArgumentException e) {
      ErrantRecordReporter reporter = context.errantRecordReporter();
      letters.add(reporter.report(record, new DataException(e.getMessage(), e)));
      return;
    }
    IgniteFuture<?> future = stream(row);
    // Rows of one batch have one future.
    if (pending.isEmpty() || pending.get(pending.size() - 1) != future) {
      pending.add(future);
    }
  }

  @SuppressWarnings("unchecked") // The parent's streamer is raw.
  private static IgniteFuture<?> stream(Row row) {
    IgniteDataStreamer<Object, Object> streamer = StreamerContext.getStreamer();
    var binary = StreamerContext.getIgnite().binary();
    return streamer.addData(row.key(binary), row.value(binary));
  }

  @Override
  public void flush(Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      super.flush(offsets);
      pending.forEach(IgniteFuture::get);
      pending.clear();
    } catch (IgniteException | IllegalStateException e) {
      throw new ConnectException(
          "Rows of " + Table.TOPICS_CACHE + " are not durable: " + e.getMessage(), e);
    }
  }
}
