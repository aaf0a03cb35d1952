/**
 * The grid under test: nodes and gateway as processes, who owns what in it, and its supervisor. For
 * one thread.
 */
package io.tradegrid.faults.cluster;
