package io.tradegrid.gateway.status;

import java.time.Instant;

/**
 * How the gateway and its grid are.
 *
 * @param grid {@code connected} or {@code away}
 * @param version of the gateway
 * @param instruments their number; null while the grid is away
 * @param portfolios their number; null while the grid is away
 * @param shards their number; null while the grid is away
 * @param startedAt when the gateway started
 * @param time when this was read
 */
public record GridStatus(
    String grid,
    String version,
    Long instruments,
    Long portfolios,
    Integer shards,
    Instant startedAt,
    Instant time) {}
