package io.tradegrid.gateway.status;

import java.time.Instant;
import java.util.List;

/**
 * How the gateway and its grid are.
 *
 * @param grid {@code connected} or {@code away}
 * @param version of the gateway
 * @param instruments their number; null while the grid is away
 * @param portfolios their number; null while the grid is away
 * @param shards their number; null while the grid is away
 * @param lostShards those of which no node that is there has a copy, in their order; null while the
 *     grid is away
 * @param startedAt when the gateway started
 * @param time when this was read
 */
public record GridStatus(
    String grid,
    String version,
    Long instruments,
    Long portfolios,
    Integer shards,
    List<Integer> lostShards,
    Instant startedAt,
    Instant time) {}
