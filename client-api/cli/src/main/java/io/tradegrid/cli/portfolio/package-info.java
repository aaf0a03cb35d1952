/**
 * Portfolios from the command line: create, look at, limit, block, kill. Each command is made and
 * run once by picocli, on the main thread.
 */
package io.tradegrid.cli.portfolio;
