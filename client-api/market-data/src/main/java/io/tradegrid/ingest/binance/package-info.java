/**
 * Binance's trades and books over its WebSocket. Keeping a book in step is pure; a feed runs on the
 * thread that calls it, fed by that of the socket.
 */
package io.tradegrid.ingest.binance;
