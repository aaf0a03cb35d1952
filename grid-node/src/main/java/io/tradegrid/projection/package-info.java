/**
 * Turns what a shard's state does into rows of the SQL tables: coalesced, repeatable, never ahead
 * of the log. {@link io.tradegrid.projection.Projection} belongs to the shard's engine thread; the
 * writing itself happens on another.
 */
package io.tradegrid.projection;
