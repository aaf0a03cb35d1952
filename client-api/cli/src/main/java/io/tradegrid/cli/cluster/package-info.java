/**
 * A cluster of several server processes on this machine, under {@code var/cluster}. Its processes
 * outlive the command that started them and are known again by their pid files. For one thread.
 */
package io.tradegrid.cli.cluster;
