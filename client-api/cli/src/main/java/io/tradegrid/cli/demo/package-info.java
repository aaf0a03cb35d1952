/**
 * The demonstration: a node and a gateway as children, a market that trades, and a view of it that
 * is read back from outside, never from the process that wrote it. The market runs on a thread of
 * its own, all else on the main thread.
 */
package io.tradegrid.cli.demo;
