/**
 * Whether a forecast of value at risk held: tests of the days on which the loss was larger.
 * Stateless; callable from any thread.
 */
package io.tradegrid.risk.backtest;
