/**
 * A grid in one thread: the real engine, lease, log, archive, snapshots and projection of a shard
 * on several nodes, over caches, clocks and a network that are simulated. All that happens is a
 * function of a seed. Exactly one thread runs at any time, whoever waits hands on to another.
 */
package io.tradegrid.simulation;
