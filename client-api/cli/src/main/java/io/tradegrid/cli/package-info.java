/**
 * The commands behind {@code ./tradegrid}: one process, one command, one main thread. Each command
 * prints what it found on standard output, progress and errors on standard error, and answers with
 * an exit code: 0 done, 1 failed, 2 asked wrongly. This package puts the commands of the others
 * together, so none of them may use it.
 */
package io.tradegrid.cli;
