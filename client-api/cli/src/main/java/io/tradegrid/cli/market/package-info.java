/**
 * What an operator does to markets from the command line: phases, rules, a look at them, a cancel
 * of everything. Each command is made and run once by picocli, on the main thread.
 */
package io.tradegrid.cli.market;
