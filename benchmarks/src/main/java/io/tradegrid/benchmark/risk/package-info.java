/**
 * Pricing and value at risk beside OpenGamma Strata: one process a side, asked in turns by {@code
 * bench risk}.
 */
package io.tradegrid.benchmark.risk;
