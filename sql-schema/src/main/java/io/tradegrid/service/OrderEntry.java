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
   * Returns who owns which shard.
   *
   * @return the owners' node ids as texts, by shard; empty text where a shard has no owner now
   */
  String[] owners();
}
