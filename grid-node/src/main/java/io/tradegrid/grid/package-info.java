/**
 * Ties the engine to Ignite: the log and the rows in caches, the services, and which shards this
 * node runs. Called by Ignite's threads and by the host's own.
 */
package io.tradegrid.grid;
