/** {@code ticks}: looks at the history of trades and quotes. */
package io.tradegrid.cli.ticks;
