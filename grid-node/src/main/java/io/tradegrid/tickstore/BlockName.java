package io.tradegrid.tickstore;

import io.tradegrid.tick.TickKind;

/**
 * The name of a block of ticks. Nobody but its writer ever writes under it, so two nodes that both
 * believe that they own a shard cannot write over each other's ticks.
 *
 * @param symbol whose ticks they are
 * @param kind what they are
 * @param writer the number of the owner that wrote it, drawn anew whenever a shard is opened
 * @param number its number among the writer's, from 1
 */
public record BlockName(String symbol, TickKind kind, long writer, long number) {}
