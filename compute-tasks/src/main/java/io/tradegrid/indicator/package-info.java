/**
 * Technical indicators in streaming form: one bar in, the next values out, in time that does not
 * grow with the number of bars. A series at once is the same code, so both give the same bits. For
 * one thread; no Ignite.
 */
package io.tradegrid.indicator;
