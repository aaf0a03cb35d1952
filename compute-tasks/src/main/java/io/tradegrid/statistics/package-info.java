/**
 * Statistics of series of numbers: moments, all at once, one by one and over sliding windows;
 * regressions, unit roots and cointegration. Pure functions on arrays, and accumulators for one
 * thread; no Ignite.
 */
package io.tradegrid.statistics;
