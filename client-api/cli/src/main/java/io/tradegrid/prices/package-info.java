/**
 * Imports prices from files into the bar tables: daily prices, and bars made of the executions of a
 * LOBSTER file; and what symbols are into the table of contracts. A file is checked whole before
 * anything is written; importing it again writes the same rows. For one thread.
 */
package io.tradegrid.prices;
