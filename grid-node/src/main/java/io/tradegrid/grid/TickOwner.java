package io.tradegrid.grid;

import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Shards;
import io.tradegrid.tick.TickBlocks;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickQuestion;
import io.tradegrid.tick.TickQuestionCodec;
import io.tradegrid.tickstore.BlockGoneException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;

/** Asks the node that owns a symbol's ticks, wherever that is, on behalf of a SQL function. */
final class TickOwner {

  /** A symbol that is changing hands is asked for again for so long. */
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(20);

  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(50);

  /** Blocks that are merged while they are read are looked for again so often. */
  private static final int READS_MAX = 5;

  private final Ignite ignite;
  private final String symbol;

  TickOwner(Ignite ignite, String symbol) {
    this.ignite = ignite;
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  /**
   * Asks, and asks again while nobody owns the symbol.
   *
   * @return the answer's bytes
   * @throws SQLException if the question cannot be answered, or nobody has done so in time
   */
  byte[] ask(TickQuestion question) throws SQLException {
    byte[] asked = TickQuestionCodec.encode(question);
    int shard = Shards.of(symbol, ignite.affinity(Cache.TICK_BLOCKS.name()).partitions());
    long startNs = System.nanoTime();
    IgniteException failure = null;
    do {
      try {
        Object answer =
            ignite
                .compute()
                .affinityCall(List.of(Cache.TICK_BLOCKS.name()), shard, new Ask(symbol, asked));
        if (answer instanceof String refusal) {
          throw new SQLException(refusal);
        }
        if (answer != null) {
          return (byte[]) answer;
        }
      } catch (IgniteException e) {
        failure = e;
      }
      LockSupport.parkNanos(PAUSE_NS);
    } while (System.nanoTime() - startNs < PATIENCE_NS);
    throw new SQLException("symbol: the ticks of '" + symbol + "' cannot be reached now", failure);
  }

  /** Runs on the owner; answers null if it is none, with a text if it refuses. */
  private static final class Ask implements IgniteCallable<Object> {

    private static final long serialVersionUID = 1L;

    private final String symbol;
    private final byte[] question;
    @IgniteInstanceResource private transient Ignite ignite;

    Ask(String symbol, byte[] question) {
      this.symbol = symbol;
      this.question = question;
    }

    @Override
    public Object call() {
      TickHost host = TickHost.of(ignite);
      for (int read = 1; host != null; read++) {
        Optional<TickBlocks> trades = host.blocks(symbol, TickKind.TRADE);
        Optional<TickBlocks> quotes = host.blocks(symbol, TickKind.QUOTE);
        if (trades.isEmpty() || quotes.isEmpty()) {
          break;
        }
        try {
          return TickQuestionCodec.decode(question)
              .answer(kind -> (kind == TickKind.TRADE ? trades : quotes).get());
        } catch (IllegalArgumentException | ArithmeticException e) {
          return String.valueOf(e.getMessage());
        } catch (BlockGoneException e) {
          if (read == READS_MAX) {
            throw e;
          }
        }
      }
      return null;
    }
  }
}
