package io.tradegrid.client;

/**
 * What a shard says of itself.
 *
 * @param shard its number
 * @param logSequence last log entry applied
 * @param projectedSequence last log entry whose rows are in the tables
 * @param stateHash hash of books, positions, remembered ids and answers
 * @param commands commands applied since the log began
 * @param openOrders orders that rest in its books
 */
public record ShardState(
    int shard,
    long logSequence,
    long projectedSequence,
    long stateHash,
    long commands,
    long openOrders) {}
