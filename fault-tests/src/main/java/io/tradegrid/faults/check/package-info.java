/**
 * What must always hold, proven after the load from what clients were told, the log, the state that
 * it replays to, the tables and the copies. For one thread.
 */
package io.tradegrid.faults.check;
