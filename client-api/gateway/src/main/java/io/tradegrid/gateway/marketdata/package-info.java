/**
 * Quotes, books, trades and bars, read from the SQL tables. Safe from any thread; used by its own
 * controller and by the console.
 */
package io.tradegrid.gateway.marketdata;
