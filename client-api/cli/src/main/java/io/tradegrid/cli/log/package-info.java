/**
 * {@code ./tradegrid log} and {@code ./tradegrid rebuild}: looking into the log, and making of it
 * anew what is made of it. Each command runs in one thread.
 */
package io.tradegrid.cli.log;
