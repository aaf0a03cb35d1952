package io.tradegrid.replay;

import io.tradegrid.model.Side;

/**
 * One row of a LOBSTER message file.
 *
 * @param row its number in the file, from 1
 * @param timestampNs nanoseconds since the epoch
 * @param type what happened
 * @param orderId NASDAQ's number of the resting order; 0 for a hidden one
 * @param size shares
 * @param price in ten-thousandths of a dollar
 * @param side of the resting order
 */
public record LobsterMessage(
    int row, long timestampNs, LobsterType type, long orderId, long size, long price, Side side) {}
