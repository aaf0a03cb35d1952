/**
 * JMH measurements of single classes; the README of the module says how to run them. JMH creates
 * the state of a benchmark for each thread.
 */
package io.tradegrid.benchmark;
