/**
 * A grid node that can be told to fail: the product's node with a clock that jumps, a log that ends
 * the process at chosen steps, and switches that take a protection away. Only this main class knows
 * of them; the product has no key for any. Threads: one of its own that reads what to do.
 */
package io.tradegrid.faults.node;
