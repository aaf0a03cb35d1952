/**
 * A shard's state and what commands do to it: a pure function of the log. Deterministic: no clock,
 * no threads, no I/O; used by one thread at a time, the shard's engine.
 */
package io.tradegrid.shard;
