/**
 * Single orders from the command line: enter, cancel, cancel many. Each command is made and run
 * once by picocli, on the main thread.
 */
package io.tradegrid.cli.orders;
