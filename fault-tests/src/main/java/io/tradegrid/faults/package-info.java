/**
 * {@code ./tradegrid faults}: a grid of real processes that is hurt while it trades, and the proof
 * of what must hold afterwards. {@link io.tradegrid.faults.FaultTests} is the main class.
 */
package io.tradegrid.faults;
