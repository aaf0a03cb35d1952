/**
 * The limit order book of one instrument. Deterministic: no clock, no threads, no I/O; used by one
 * thread at a time, the shard's engine.
 */
package io.tradegrid.orderbook;
