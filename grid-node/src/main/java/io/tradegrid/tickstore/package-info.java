/**
 * The ticks of a shard in blocks: where fresh, late and repeated ones go, how small blocks become
 * full ones, and what is removed when it is old. Knows no Ignite, clock or thread; one thread
 * changes a shard, any thread may read it.
 */
package io.tradegrid.tickstore;
