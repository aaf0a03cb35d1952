package io.tradegrid.grid;

import io.tradegrid.model.RejectReason;
import io.tradegrid.schema.Cache;
import io.tradegrid.service.TickData;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickKind;
import java.util.List;
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

  @IgniteInstanceResource private transient Ignite ignite;

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
  public byte[] ask(String[] symbols, byte[] question) {
    if (symbols.length < 1 || symbols.length > SYMBOLS_MAX) {
      return TickAnswers.refusal(
          "symbols: must be 1 to " + SYMBOLS_MAX + ", got " + symbols.length);
    }
    return TickAnswers.several(new TickOwners(ignite).ask(List.of(symbols), question));
  }

  @Override
  public byte[] symbols(String kind, String after, int limit) {
    if (limit < 1 || limit > SYMBOLS_MAX) {
      return TickAnswers.refusal("limit: must be 1 to " + SYMBOLS_MAX + ", got " + limit);
    }
    return new TickOwners(ignite).symbols(TickKind.valueOf(kind), after, limit);
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
}
