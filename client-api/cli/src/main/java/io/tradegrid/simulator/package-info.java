/**
 * An invented market: a few stocks, traders of different temper, and the orders they send, drawn
 * from a seed. {@link io.tradegrid.simulator.OrderFlow} draws, {@link
 * io.tradegrid.simulator.MarketSimulator} sends at a rate; each belongs to one thread.
 */
package io.tradegrid.simulator;
