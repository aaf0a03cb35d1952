package io.tradegrid.grid;

import io.tradegrid.model.RejectReason;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Shards;
import io.tradegrid.service.TickData;
import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.BarInterval;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickBlocks;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPage;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TickReader;
import io.tradegrid.tick.TradeQueries;
import io.tradegrid.tickstore.BlockGoneException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ignite.Ignite;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.apache.ignite.services.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the owner of a symbol take its ticks in and answer questions about them. */
public final class TickDataService implements TickData, Service {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(TickDataService.class);

  /** No longer than a client waits, or threads would wait for answers that nobody takes. */
  private static final long ANSWER_TIMEOUT_MS = 3_000;

  /** Blocks that are merged while they are read are looked for again so often. */
  private static final int READS_MAX = 5;

  @IgniteInstanceResource private transient Ignite ignite;

  /** What is asked of the blocks of one symbol, wherever they are. */
  private interface Question extends Serializable {
    byte[] ask(TickReader reader);
  }

  @Override
  public int append(int shard, byte[] batch) {
    TickHost here = TickHost.of(ignite);
    boolean ours =
        ignite.affinity(Cache.TICK_BLOCKS.name()).isPrimary(ignite.cluster().localNode(), shard);
    return ours && here != null
        ? append(here, shard, batch)
        : ignite
            .compute()
            .affinityCall(List.of(Cache.TICK_BLOCKS.name()), shard, new Append(shard, batch));
  }

  private static int append(TickHost host, int shard, byte[] batch) {
    if (host == null) {
      return -RejectReason.NOT_OWNER.code();
    }
    try {
      return host.append(shard, batch).get(ANSWER_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    } catch (IllegalArgumentException e) {
      LOG.warn("Shard {}: ticks were refused: {}", shard, e.getMessage());
      return -RejectReason.BAD_REQUEST.code();
    } catch (TimeoutException e) {
      LOG.warn("Shard {}: ticks are not written after {} ms", shard, ANSWER_TIMEOUT_MS);
      return -RejectReason.OUTCOME_UNKNOWN.code();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -RejectReason.OUTCOME_UNKNOWN.code();
    }
  }

  @Override
  public byte[] page(
      String symbol,
      String kind,
      long fromNs,
      long toNs,
      int withoutFlags,
      String after,
      int limit) {
    TickKind of = TickKind.valueOf(kind);
    if (limit > PAGE_MAX) {
      throw new IllegalArgumentException("limit: must be 1 to " + PAGE_MAX + ", got " + limit);
    }
    return ask(
        symbol,
        of,
        reader -> {
          Optional<TickPosition> position =
              after.isEmpty() ? Optional.empty() : Optional.of(TickPosition.parse(after));
          TickRange range = new TickRange(fromNs, toNs, withoutFlags);
          return TickAnswers.page(reader.page(range, reader.kind().columns(), position, limit));
        });
  }

  @Override
  public byte[] latest(String symbol, String kind, long atNs, int withoutFlags) {
    return ask(
        symbol,
        TickKind.valueOf(kind),
        reader -> {
          TickColumns one = new TickColumns(reader.kind());
          reader.latest(atNs, withoutFlags).ifPresent(one::add);
          return TickAnswers.page(new TickPage(one, Optional.empty()));
        });
  }

  @Override
  public byte[] totals(String symbol, long fromNs, long toNs, int withoutFlags) {
    return ask(
        symbol,
        TickKind.TRADE,
        reader ->
            TickAnswers.totals(
                new TradeQueries(reader).totals(new TickRange(fromNs, toNs, withoutFlags))));
  }

  @Override
  public byte[] bars(
      String symbol,
      long fromNs,
      long toNs,
      int withoutFlags,
      long intervalNs,
      long offsetNs,
      String fill) {
    return ask(
        symbol,
        TickKind.TRADE,
        reader ->
            TickAnswers.bars(
                new TradeQueries(reader)
                    .bars(
                        new TickRange(fromNs, toNs, withoutFlags),
                        new BarInterval(intervalNs, offsetNs),
                        BarFill.valueOf(fill))));
  }

  private byte[] ask(String symbol, TickKind kind, Question question) {
    int shards = ignite.affinity(Cache.TICK_BLOCKS.name()).partitions();
    return ignite
        .compute()
        .affinityCall(
            List.of(Cache.TICK_BLOCKS.name()),
            Shards.of(symbol, shards),
            new Ask(symbol, kind, question));
  }

  /** Runs on the node that owns the shard. */
  private static final class Append implements IgniteCallable<Integer> {

    private static final long serialVersionUID = 1L;

    private final int shard;
    private final byte[] batch;
    @IgniteInstanceResource private transient Ignite ignite;

    Append(int shard, byte[] batch) {
      this.shard = shard;
      this.batch = batch;
    }

    @Override
    public Integer call() {
      return append(TickHost.of(ignite), shard, batch);
    }
  }

  /** Runs on the node that owns the symbol's shard. */
  private static final class Ask implements IgniteCallable<byte[]> {

    private static final long serialVersionUID = 1L;

    private final String symbol;
    private final TickKind kind;
    private final Question question;
    @IgniteInstanceResource private transient Ignite ignite;

    Ask(String symbol, TickKind kind, Question question) {
      this.symbol = symbol;
      this.kind = kind;
      this.question = question;
    }

    @Override
    public byte[] call() {
      TickHost host = TickHost.of(ignite);
      for (int read = 1; host != null; read++) {
        Optional<TickBlocks> blocks = host.blocks(symbol, kind);
        if (blocks.isEmpty()) {
          break;
        }
        try {
          return question.ask(new TickReader(blocks.get()));
        } catch (IllegalArgumentException e) {
          return TickAnswers.refusal(e.getMessage());
        } catch (BlockGoneException e) {
          if (read == READS_MAX) {
            throw e;
          }
        }
      }
      return new byte[0];
    }
  }
}
