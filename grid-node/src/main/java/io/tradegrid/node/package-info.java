/**
 * The process: settings, start, readiness, metrics, orderly end. {@link io.tradegrid.node.GridNode}
 * is its main class and reads as the order in which a node comes up.
 */
package io.tradegrid.node;
