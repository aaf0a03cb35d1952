package io.tradegrid.grid;

import io.tradegrid.command.Command;
import io.tradegrid.command.Command.CancelAll;
import io.tradegrid.command.Command.ChangePhase;
import io.tradegrid.command.Command.ChangeRules;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.CommandCodec;
import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.market.Market;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TradingRules;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Shards;
import io.tradegrid.service.MarketControl;
import io.tradegrid.shard.Indicative;
import io.tradegrid.shard.Listing;
import io.tradegrid.shard.ShardState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.apache.ignite.services.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what operators want of a market to the node that owns it, and waits until it is durable.
 */
public final class MarketControlService implements MarketControl, Service {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(MarketControlService.class);
  private static final long STAMP = Command.STAMP_ON_ACCEPT;
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(50);

  @IgniteInstanceResource private transient Ignite ignite;

  @Override
  public int changePhase(String symbol, String phase) {
    return control(symbol, id -> new ChangePhase(id, named(Phase.class, phase), STAMP));
  }

  @Override
  public int changeRules(
      String symbol,
      long[] tickTable,
      long referenceTicks,
      int staticCollarBps,
      int dynamicCollarBps,
      String collarAction,
      long volatilityAuctionNs) {
    return control(
        symbol,
        id ->
            new ChangeRules(
                id,
                new TradingRules(
                    tickTable(tickTable),
                    referenceTicks,
                    staticCollarBps,
                    dynamicCollarBps,
                    named(CollarAction.class, collarAction),
                    volatilityAuctionNs)));
  }

  private static TickTable tickTable(long[] numbers) {
    if (numbers == null || numbers.length % 2 != 0) {
      throw new IllegalArgumentException("tickTable: each threshold must have a step");
    }
    List<Band> bands = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += 2) {
      bands.add(new Band(numbers[i], numbers[i + 1]));
    }
    return new TickTable(bands);
  }

  @Override
  public int cancelAll(String symbol, String side) {
    return control(symbol, id -> new CancelAll(id, sideOrBoth(side), STAMP));
  }

  private static Side sideOrBoth(String side) {
    return side == null || side.isEmpty() ? null : named(Side.class, side);
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) {
    if (name == null) {
      throw new IllegalArgumentException(type.getSimpleName() + ": is missing");
    }
    return Enum.valueOf(type, name);
  }

  /** Repeats while the shard changes hands: doing the same again changes nothing more. */
  private int control(String symbol, IntFunction<Control> forInstrument) {
    Optional<Integer> instrument = instrumentId(symbol);
    if (instrument.isEmpty()) {
      return -RejectReason.UNKNOWN_INSTRUMENT.code();
    }
    Control control;
    try {
      control = forInstrument.apply(instrument.get());
    } catch (IllegalArgumentException e) {
      LOG.warn("Market {}: a control command was refused: {}", symbol, e.getMessage());
      return -RejectReason.BAD_REQUEST.code();
    }
    ControlJob job = new ControlJob(shard(symbol), CommandCodec.encode(List.of(control)));
    long start = System.nanoTime();
    boolean unknown = false;
    while (true) {
      int result = callOwner(job);
      unknown |= result == -RejectReason.OUTCOME_UNKNOWN.code();
      boolean again =
          result == -RejectReason.NOT_OWNER.code()
              || result == -RejectReason.OUTCOME_UNKNOWN.code();
      if (!again || System.nanoTime() - start > PATIENCE_NS) {
        return unknown && isNotTaken(result) ? -RejectReason.OUTCOME_UNKNOWN.code() : result;
      }
      LockSupport.parkNanos(PAUSE_NS);
    }
  }

  /** That it is not taken now tells nothing of an attempt before that nobody answered. */
  private static boolean isNotTaken(int result) {
    return result < 0 && RejectReason.of(-result).kind() == RejectReason.Kind.TRANSIENT;
  }

  private int callOwner(ControlJob job) {
    try {
      return ignite.compute().affinityCall(List.of(Cache.COMMAND_LOG.name()), job.shard, job);
    } catch (IgniteException | GridUnavailableException e) {
      LOG.warn("Shard {}: its owner did not answer a control command", job.shard, e);
      return -RejectReason.OUTCOME_UNKNOWN.code();
    }
  }

  @Override
  public long[] state(String symbol) {
    Optional<Integer> instrument = instrumentId(symbol);
    if (instrument.isEmpty()) {
      return new long[0];
    }
    StateJob job = new StateJob(shard(symbol), instrument.get());
    long start = System.nanoTime();
    while (true) {
      long[] numbers =
          ignite.compute().affinityCall(List.of(Cache.COMMAND_LOG.name()), job.shard, job);
      if (numbers.length > 0) {
        return numbers;
      }
      if (System.nanoTime() - start > PATIENCE_NS) {
        throw new IllegalStateException("Shard " + job.shard + " has no owner now; try again");
      }
      LockSupport.parkNanos(PAUSE_NS);
    }
  }

  private Optional<Integer> instrumentId(String symbol) {
    return symbol == null
        ? Optional.empty()
        : host(ignite).reference().instrument(symbol).map(Instrument::id);
  }

  private int shard(String symbol) {
    return Shards.of(symbol, host(ignite).shardCount());
  }

  private static ShardHost host(Ignite ignite) {
    ShardHost host = ShardHost.of(ignite);
    if (host == null) {
      throw new IllegalStateException("The node is starting; try again in a moment");
    }
    return host;
  }

  /** Runs on the node that owns the shard. */
  private static final class ControlJob implements IgniteCallable<Integer> {

    private static final long serialVersionUID = 1L;

    private final int shard;
    private final byte[] control;
    @IgniteInstanceResource private transient Ignite ignite;

    ControlJob(int shard, byte[] control) {
      this.shard = shard;
      this.control = control;
    }

    @Override
    public Integer call() {
      ShardHost host = ShardHost.of(ignite);
      return host == null
          ? -RejectReason.NOT_OWNER.code()
          : host.control(shard, (Control) CommandCodec.decode(control).get(0)).join();
    }
  }

  /** Runs on the node that owns the shard; empty if it does not own it after all. */
  private static final class StateJob implements IgniteCallable<long[]> {

    private static final long serialVersionUID = 1L;

    private final int shard;
    private final int instrumentId;
    @IgniteInstanceResource private transient Ignite ignite;

    StateJob(int shard, int instrumentId) {
      this.shard = shard;
      this.instrumentId = instrumentId;
    }

    @Override
    public long[] call() {
      ShardHost host = ShardHost.of(ignite);
      return host == null ? new long[0] : host.ask(shard, this::describe).orElse(new long[0]);
    }

    /** A market that nobody has come to yet is as a new one is. */
    private long[] describe(ShardState state) {
      long[] numbers = new long[STATE_LENGTH];
      Listing listing = state.listing(instrumentId);
      if (listing != null) {
        Market market = listing.market();
        Indicative indicative = listing.indicative();
        numbers[PHASE] = market.phase().code();
        numbers[LAST_TICKS] = market.lastTicks();
        numbers[REFERENCE_TICKS] = market.referenceTicks();
        numbers[INDICATIVE_TICKS] = indicative.priceTicks();
        numbers[INDICATIVE_LOTS] = indicative.lots();
        numbers[SURPLUS_LOTS] =
            indicative.surplusSide() == Side.SELL
                ? -indicative.surplusLots()
                : indicative.surplusLots();
        numbers[COLLAR_LOW_TICKS] = listing.collar().lowTicks();
        numbers[COLLAR_HIGH_TICKS] = listing.collar().highTicks();
        numbers[OPEN_ORDERS] = market.openOrders();
        numbers[EVENT_SEQUENCE] = market.sequence();
      }
      return numbers;
    }
  }
}
