/** The command that removes what is too old. */
package io.tradegrid.cli.retention;
