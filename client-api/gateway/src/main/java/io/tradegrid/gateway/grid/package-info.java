/**
 * The gateway's side of the grid: what it asks of it, and the one connection. Everything here may
 * be called by many threads. Used by all features.
 */
package io.tradegrid.gateway.grid;
