/**
 * A history of ticks, ours and a peer's, on one seeded stream of trades: {@link TickStream} makes
 * it, one {@link TicksWorker} a history measures in a process of its own. Histories are asked by
 * one thread and may have more of their own.
 */
package io.tradegrid.benchmark.ticks;
