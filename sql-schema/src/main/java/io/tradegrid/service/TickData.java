package io.tradegrid.service;

/**
 * The history of trades and quotes of each symbol; deployed on every node under {@link #NAME}, any
 * node may be asked, the owner of the symbol's shard answers. Times are nanoseconds since the
 * epoch; a range has its first time and not its last. The bytes are in {@code
 * docs/formats/tick-batch.md}; an answer of no bytes says that the symbol is changing hands and the
 * question is to be asked again.
 */
public interface TickData {

  /** The service's name. */
  String NAME = "TickData";

  /** The most ticks of a page. */
  int PAGE_MAX = 4_096;

  /**
   * Makes ticks durable. Ticks are a set: sending them again changes nothing.
   *
   * @param shard the shard of all the batch's symbols
   * @param batch bytes of a batch
   * @return when they are durable and to be seen, how many had been there already; or minus the
   *     code of a {@link io.tradegrid.model.RejectReason}: BUSY, NOT_OWNER or BAD_REQUEST if
   *     nothing was taken, OUTCOME_UNKNOWN if that is not known
   */
  int append(int shard, byte[] batch);

  /**
   * Reads the first ticks of a range, or those after a page before.
   *
   * @param kind TRADE or QUOTE
   * @param withoutFlags bits of the flags whose ticks are left out
   * @param after the token of the page before; empty for the first page
   * @param limit 1 to {@link #PAGE_MAX}
   * @return a page
   * @throws IllegalArgumentException naming the argument that cannot be
   */
  byte[] page(
      String symbol,
      String kind,
      long fromNs,
      long toNs,
      int withoutFlags,
      String after,
      int limit);

  /**
   * Reads the last tick at or before a time.
   *
   * @param kind TRADE or QUOTE
   * @return a page of one tick, or of none
   */
  byte[] latest(String symbol, String kind, long atNs, int withoutFlags);

  /**
   * Sums the trades of a range up.
   *
   * @return totals
   * @throws IllegalArgumentException if the range ends before it begins
   */
  byte[] totals(String symbol, long fromNs, long toNs, int withoutFlags);

  /**
   * Makes bars of the trades of a range.
   *
   * @param intervalNs length of a bar
   * @param offsetNs by how much bars begin after multiples of the length since the epoch
   * @param fill NONE, NULL, PREVIOUS or LINEAR: what is put where nothing was traded
   * @return bars
   * @throws IllegalArgumentException naming the argument that cannot be, or if there would be too
   *     many bars
   */
  byte[] bars(
      String symbol,
      long fromNs,
      long toNs,
      int withoutFlags,
      long intervalNs,
      long offsetNs,
      String fill);
}
