/**
 * Risk that is kept up with fills and prices: what each shard adds to a portfolio, a book or the
 * firm, and the sums over the shards. Each number is summed in the order in which a full
 * recomputation sums it, so it has the same bits. Pure functions and plain state; each object is
 * used by one thread at a time unless it says that it is immutable.
 */
package io.tradegrid.risk.live;
