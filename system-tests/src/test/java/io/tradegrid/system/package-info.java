/**
 * The whole system, in real processes on this machine: started, used from outside, killed, started
 * again.
 */
package io.tradegrid.system;
