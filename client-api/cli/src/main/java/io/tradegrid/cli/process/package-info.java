/**
 * The processes of a grid on this machine: what must hold before one is started, how it is watched
 * and how it is stopped. Only what we started is ever signalled. For one thread, save where said.
 */
package io.tradegrid.cli.process;
