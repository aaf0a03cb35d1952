package io.tradegrid.grid;

import io.tradegrid.tick.TickBlock;

/**
 * A block of ticks that came in and was found whole.
 *
 * @param bytes how many it takes while it waits
 */
record TickArrival(String symbol, TickBlock block, int bytes) {}
