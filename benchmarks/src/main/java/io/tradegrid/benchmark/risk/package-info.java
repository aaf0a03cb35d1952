/** Pricing beside OpenGamma Strata, in one process and in turns. Single-threaded. */
package io.tradegrid.benchmark.risk;
