package io.tradegrid.engine;

/**
 * How a shard is run.
 *
 * @param inboxCommands the most commands that wait; past it callers are told BUSY
 * @param batchCommands a batch stops gathering at this many
 * @param flushMs pause between two flushes of rows, in milliseconds
 * @param snapshotBytes the least log between two snapshots, in bytes
 * @param rememberedRequests how many requests' ids are remembered at least, open orders apart
 * @param rememberedMax and at most; past it callers are told BUSY
 * @param rememberedNs no request is forgotten for so long, in nanoseconds
 */
public record Tuning(
    int inboxCommands,
    int batchCommands,
    int flushMs,
    long snapshotBytes,
    int rememberedRequests,
    int rememberedMax,
    long rememberedNs) {}
