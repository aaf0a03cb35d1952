/**
 * Runs shards: an inbox with a bound, one engine thread that applies and appends batch after batch,
 * answers after they are durable. Knows no Ignite; the log, the tables and the reference data are
 * interfaces.
 */
package io.tradegrid.engine;
