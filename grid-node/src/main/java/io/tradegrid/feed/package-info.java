/**
 * Publishes what everybody may know of a market, from its events alone: every order it shows, and
 * the sums of its prices. Never who ordered, what is hidden, waits or was refused. What is
 * published is a function of the events, so a replayed market publishes the same messages under the
 * same numbers. Reads no clock; each publisher is used by one thread at a time, the market's.
 */
package io.tradegrid.feed;
