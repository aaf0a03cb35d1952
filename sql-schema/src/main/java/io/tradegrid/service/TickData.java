package io.tradegrid.service;

/**
 * The history of trades and quotes of each symbol; deployed on every node under {@link #NAME}, any
 * node may be asked, the owners of the symbols' shards answer, at the same time. The bytes are in
 * {@code docs/formats/tick-batch.md} and {@code docs/formats/tick-question.md}.
 */
public interface TickData {

  /** The service's name. */
  String NAME = "TickData";

  /** The most symbols of one question, and of a page of them. */
  int SYMBOLS_MAX = 1_000;

  /** Past so many bytes the answers of further symbols are refused; one alone may be larger. */
  int ANSWER_BYTES_MAX = 16 << 20;

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
   * Answers a question about each of some symbols.
   *
   * @param symbols 1 to {@link #SYMBOLS_MAX}
   * @param question bytes of a question
   * @return the answers of several symbols, in their order. Each is an answer, a refusal, or no
   *     bytes: the symbol is changing hands or its owner did not answer in time, ask again
   */
  byte[] ask(String[] symbols, byte[] question);

  /**
   * Returns the symbols that have ticks of a kind, in the order of their characters.
   *
   * @param kind TRADE or QUOTE
   * @param after only those behind it; empty for all
   * @param limit 1 to {@link #SYMBOLS_MAX}
   * @return symbols, or a refusal; no bytes if a shard is changing hands: ask again
   */
  byte[] symbols(String kind, String after, int limit);
}
