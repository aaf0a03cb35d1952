/**
 * The history of trades and quotes: pages, streams, latest, totals, bars and joins, asked of the
 * owners of the symbols. Safe from any thread.
 */
package io.tradegrid.gateway.tick;
