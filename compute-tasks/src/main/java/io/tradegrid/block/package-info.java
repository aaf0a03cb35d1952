/**
 * Blocks: up to some thousand rows as columns of longs, each column packed by what fits it best
 * ({@code docs/formats/block.md}). Knows nothing of what the columns mean, so events, trades and
 * quotes share it. Deterministic and without Ignite; a writer or reader belongs to one thread.
 */
package io.tradegrid.block;
