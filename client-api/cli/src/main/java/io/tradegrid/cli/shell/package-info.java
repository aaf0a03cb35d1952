/**
 * What every command needs of the shell it runs in: whether a person is looking, how progress is
 * shown, how it fails, and the options that more than one command has. For one thread.
 */
package io.tradegrid.cli.shell;
