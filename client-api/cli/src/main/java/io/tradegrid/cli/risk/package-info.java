/** {@code ./tradegrid risk}: questions about risk on the command line. */
package io.tradegrid.cli.risk;
