/**
 * The vocabulary of the venue: instruments, portfolios, sides, order types, reasons. Immutable
 * values, safe from any thread, used by every module.
 */
package io.tradegrid.model;
