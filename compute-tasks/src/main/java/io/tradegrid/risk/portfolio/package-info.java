/**
 * Positions of many portfolios in one shard, and the sums over shards: what the tasks compute with,
 * as pure functions. A sum is taken in the order of symbols and portfolios within a shard and of
 * shards, so it does not depend on where shards lie. Stateless; callable from any thread.
 */
package io.tradegrid.risk.portfolio;
