package io.tradegrid.service;

/** The way into a shard; deployed on every node under {@link #NAME}, answered by the owner. */
public interface OrderEntry {

  /** The service's name. */
  String NAME = "OrderEntry";

  /**
   * Submits requests to a shard in their order and waits until they are durable.
   *
   * @param shard 0 to count - 1
   * @param requests bytes of {@link io.tradegrid.command.CommandCodec}: requests only, all for
   *     instruments of this shard
   * @return bytes of {@link io.tradegrid.command.AnswerCodec}, one answer a request, in their order
   * @throws IllegalArgumentException if the bytes cannot be read, hold a definition or name an
   *     instrument of another shard; nothing of them was taken
   */
  byte[] submit(int shard, byte[] requests);

  /**
   * Asks a shard what became of a request, in the turn of requests: behind all that waits, when
   * that is durable. Changes nothing.
   *
   * @param shard 0 to count - 1
   * @param idHigh first half of the {@link io.tradegrid.model.ClientOrderId} of the request
   * @param idLow second half of it
   * @return the numbers of {@link io.tradegrid.command.RequestStatus}: codes of standing, reason
   *     and order status, order id, filled lots, open lots, cancelled orders, requests remembered
   *     and forgotten
   */
  long[] status(int shard, int portfolioId, long idHigh, long idLow);

  /**
   * Returns who owns which shard.
   *
   * @return the owners' node ids as texts, by shard; empty text where a shard has no owner now
   */
  String[] owners();
}
