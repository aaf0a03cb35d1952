package io.tradegrid.schema;

import java.util.Objects;
import org.apache.ignite.cache.affinity.AffinityKeyMapped;

/** Key of a block of a symbol's ticks. A class, because Ignite cannot marshal records. */
public final class TickBlockKey {

  @AffinityKeyMapped private final int shard;
  private final String symbol;
  private final int kind;
  private final long writer;
  private final long number;

  /**
   * Names a block.
   *
   * @param shard the symbol's shard, which is also its partition
   * @param symbol whose ticks they are
   * @param kind number of what they are: 2 for trades, 3 for quotes
   * @param writer number of who wrote it, drawn at random when it opened the shard
   * @param number number of the block among the writer's
   */
  public TickBlockKey(int shard, String symbol, int kind, long writer, long number) {
    this.shard = shard;
    this.symbol = symbol;
    this.kind = kind;
    this.writer = writer;
    this.number = number;
  }

  /** Returns whose ticks they are. */
  public String symbol() {
    return symbol;
  }

  /** Returns the number of what they are. */
  public int kind() {
    return kind;
  }

  /** Returns the number of who wrote it. */
  public long writer() {
    return writer;
  }

  /** Returns the number of the block among the writer's. */
  public long number() {
    return number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TickBlockKey key
        && key.shard == shard
        && key.symbol.equals(symbol)
        && key.kind == kind
        && key.writer == writer
        && key.number == number;
  }

  @Override
  public int hashCode() {
    return Objects.hash(shard, symbol, kind, writer, number);
  }

  @Override
  public String toString() {
    return "TickBlockKey[shard=%d, symbol=%s, kind=%d, writer=%x, number=%d]"
        .formatted(shard, symbol, kind, writer, number);
  }
}
