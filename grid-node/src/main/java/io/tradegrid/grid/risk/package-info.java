/**
 * Live risk on a node. Engine threads hand over what fills changed ({@link
 * io.tradegrid.grid.risk.ShardFills}), one thread of the node values and sums it ({@link
 * io.tradegrid.grid.risk.LiveRisk}), another writes rows. Each portfolio, book and the firm has a
 * home, the owner of one shard, which adds up what the nodes have of it.
 */
package io.tradegrid.grid.risk;
