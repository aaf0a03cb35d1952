package io.tradegrid.tick;

import java.util.Optional;

/**
 * Some ticks of a scan.
 *
 * @param ticks in the order of identity; columns that were not asked for are 0, so {@link
 *     TickColumns#get} is for pages of all columns only
 * @param next where to go on, empty if there are no more
 */
public record TickPage(TickColumns ticks, Optional<TickPosition> next) {}
