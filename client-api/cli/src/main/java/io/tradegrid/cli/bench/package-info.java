/**
 * Measurements from the command line. What is measured runs in processes of its own, built from the
 * benchmarks; the command starts them in turns and reports. For one thread.
 */
package io.tradegrid.cli.bench;
