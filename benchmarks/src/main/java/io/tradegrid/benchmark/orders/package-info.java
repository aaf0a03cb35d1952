/**
 * Whole engines from inbox to durable acknowledgement, ours and a peer's, each in a process of its
 * own that runs the streams of {@link io.tradegrid.benchmark.book}. Each class is for one thread,
 * but for what engines call back.
 */
package io.tradegrid.benchmark.orders;
