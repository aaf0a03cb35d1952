package io.tradegrid.engine;

import java.util.concurrent.Executor;

/**
 * Where a shard's past is kept.
 *
 * @param log its commands
 * @param snapshots its states
 * @param writer runs what keeps snapshots and trims the log, which takes long
 */
public record Storage(CommandLog log, SnapshotStore snapshots, Executor writer) {}
