/**
 * The fault tests from the command line; what does them is a program of its own. For one thread.
 */
package io.tradegrid.cli.faults;
