/**
 * Where things are stored: caches, keys, tables, and the one mapping of a symbol to its shard.
 * Imports Ignite's configuration types; stateless.
 */
package io.tradegrid.schema;
