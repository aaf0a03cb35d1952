package io.tradegrid.client;

import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.service.TickData;
import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.BarInterval;
import io.tradegrid.tick.Bars;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickBatch;
import io.tradegrid.tick.TickBlock;
import io.tradegrid.tick.TickBlockWriter;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPage;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TradeTotals;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.ignite.client.ClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of trades and quotes of each symbol. Ticks are a set: what is sent again, by
 * whomever, changes nothing, so every failure is simply tried again.
 */
public final class TickDesk {

  private static final Logger LOG = LoggerFactory.getLogger(TickDesk.class);

  private final TickData service;
  private final ToIntFunction<String> shardOf;
  private final Patience patience;

  TickDesk(TickData service, ToIntFunction<String> shardOf, Patience patience) {
    this.service = service;
    this.shardOf = shardOf;
    this.patience = patience;
  }

  /**
   * Makes ticks of a symbol durable.
   *
   * @param ticks in any order, of either kind
   * @return how many had been there already
   * @throws RejectedException BUSY or OUTCOME_UNKNOWN if it should be tried again later, with the
   *     same ticks; BAD_REQUEST if the symbol cannot be one
   */
  public int append(String symbol, List<? extends Tick> ticks) {
    return append(Map.of(symbol, ticks));
  }

  /**
   * Makes ticks of several symbols durable; see {@link #append(String, List)}. If it fails, some of
   * them may be there.
   */
  public int append(Map<String, ? extends List<? extends Tick>> ticks) {
    Map<Integer, List<TickBatch.Part>> byShard = new LinkedHashMap<>();
    ticks.forEach(
        (symbol, some) ->
            byShard
                .computeIfAbsent(shardOf.applyAsInt(symbol), shard -> new ArrayList<>())
                .addAll(parts(symbol, some)));
    int repeated = 0;
    for (Map.Entry<Integer, List<TickBatch.Part>> each : byShard.entrySet()) {
      repeated += appendParts(each.getKey(), each.getValue());
    }
    return repeated;
  }

  private static List<TickBatch.Part> parts(String symbol, List<? extends Tick> ticks) {
    Map<TickKind, TickColumns> columns = new EnumMap<>(TickKind.class);
    ticks.forEach(tick -> columns.computeIfAbsent(TickKind.of(tick), TickColumns::new).add(tick));
    List<TickBatch.Part> parts = new ArrayList<>();
    columns.forEach(
        (kind, run) -> {
          run.normalise();
          TickBlockWriter writer = new TickBlockWriter(kind);
          for (int from = 0; from < run.count(); from += TickBlock.ROWS_MAX) {
            int to = Math.min(run.count(), from + TickBlock.ROWS_MAX);
            parts.add(new TickBatch.Part(symbol, writer.write(run, from, to)));
          }
        });
    return parts;
  }

  private int appendParts(int shard, List<TickBatch.Part> parts) {
    int repeated = 0;
    List<TickBatch.Part> batch = new ArrayList<>();
    int bytes = 0;
    for (TickBatch.Part part : parts) {
      if (bytes + part.bytes() > TickBatch.BYTES_MAX / 2) {
        repeated += send(shard, batch);
        batch.clear();
        bytes = 0;
      }
      batch.add(part);
      bytes += part.bytes();
    }
    return batch.isEmpty() ? repeated : repeated + send(shard, batch);
  }

  private int send(int shard, List<TickBatch.Part> parts) {
    byte[] batch = TickBatch.encode(parts);
    int answer = patience.ask(() -> attempt(shard, batch), TickDesk::isOpen, () -> {});
    if (answer < 0) {
      RejectReason reason = RejectReason.of(-answer);
      throw new RejectedException(reason, "ticks: " + reason.description());
    }
    return answer;
  }

  private int attempt(int shard, byte[] batch) {
    try {
      return service.append(shard, batch);
    } catch (ClientException e) {
      LOG.debug("Nobody answered for the ticks of shard {}", shard, e);
      return -RejectReason.OUTCOME_UNKNOWN.code();
    }
  }

  private static boolean isOpen(int answer) {
    return answer < 0 && ShardRoutes.isWorthRepeating(RejectReason.of(-answer));
  }

  /**
   * Returns the first ticks of a range, or those after a page before.
   *
   * @param after {@link TickPage#next} of the page before, empty for the first one
   * @param limit most ticks of the page, 1 to 4,096
   * @throws RejectedException OUTCOME_UNKNOWN if nobody answers
   * @throws IllegalArgumentException naming what is out of range
   */
  public TickPage page(
      String symbol, TickKind kind, TickRange range, Optional<TickPosition> after, int limit) {
    if (limit < 1 || limit > TickData.PAGE_MAX) {
      throw new IllegalArgumentException(
          "limit: must be 1 to " + TickData.PAGE_MAX + ", got " + limit);
    }
    byte[] answer =
        ask(
            () ->
                service.page(
                    symbol,
                    kind.name(),
                    range.fromNs(),
                    range.toNs(),
                    range.withoutFlags(),
                    after.map(TickPosition::token).orElse(""),
                    limit));
    return TickAnswers.page(answer, kind);
  }

  /**
   * Returns the last tick at or before a time, empty if there is none.
   *
   * @param atNs nanoseconds since the epoch
   * @throws RejectedException OUTCOME_UNKNOWN if nobody answers
   */
  public Optional<Tick> latest(String symbol, TickKind kind, long atNs) {
    byte[] answer = ask(() -> service.latest(symbol, kind.name(), atNs, 0));
    TickColumns ticks = TickAnswers.page(answer, kind).ticks();
    return ticks.count() == 0 ? Optional.empty() : Optional.of(ticks.get(0));
  }

  /**
   * Sums the trades of a range up; the volume-weighted average price is {@link TradeTotals#vwap}.
   *
   * @throws RejectedException OUTCOME_UNKNOWN if nobody answers
   */
  public TradeTotals totals(String symbol, TickRange range) {
    return TickAnswers.totals(
        ask(() -> service.totals(symbol, range.fromNs(), range.toNs(), range.withoutFlags())));
  }

  /**
   * Makes bars of the trades of a range.
   *
   * @throws RejectedException OUTCOME_UNKNOWN if nobody answers
   * @throws IllegalArgumentException if there are too many bars
   */
  public Bars bars(String symbol, TickRange range, BarInterval interval, BarFill fill) {
    return TickAnswers.bars(
        ask(
            () ->
                service.bars(
                    symbol,
                    range.fromNs(),
                    range.toNs(),
                    range.withoutFlags(),
                    interval.lengthNs(),
                    interval.offsetNs(),
                    fill.name())));
  }

  private byte[] ask(Supplier<byte[]> question) {
    byte[] answer =
        patience.ask(
            () -> {
              try {
                return question.get();
              } catch (ClientException e) {
                LOG.debug("Nobody answered a question about ticks", e);
                return new byte[0];
              }
            },
            bytes -> bytes.length == 0,
            () -> {});
    if (answer.length == 0) {
      throw new RejectedException(
          RejectReason.OUTCOME_UNKNOWN, "ticks: no node answered; ask again");
    }
    return answer;
  }
}
