/**
 * The Ignite tasks that run {@link io.tradegrid.risk} where positions and prices lie; the only
 * package here that imports Ignite. Clients call a task by its class name. Tasks only read, so a
 * retry is harmless, and never block a thread of the pool they run in.
 */
package io.tradegrid.task;
