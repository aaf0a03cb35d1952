/**
 * Bars of trades: open, high, low, close, volume of an interval. Deterministic; time comes with the
 * trades; used by the shard's engine thread alone.
 */
package io.tradegrid.bar;
