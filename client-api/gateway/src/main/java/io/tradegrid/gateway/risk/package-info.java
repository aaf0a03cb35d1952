/** Portfolio risk over REST, computed by the grid and kept for some seconds. Thread-safe. */
package io.tradegrid.gateway.risk;
