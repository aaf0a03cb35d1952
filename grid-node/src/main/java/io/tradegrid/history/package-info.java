/**
 * The history of a market: every event and reported trade as a row of longs, in blocks of columns
 * ({@code docs/formats/block.md}), how they are laid out in a store, and how they are read by time.
 * Deterministic and without Ignite; nothing here is shared by threads.
 */
package io.tradegrid.history;
