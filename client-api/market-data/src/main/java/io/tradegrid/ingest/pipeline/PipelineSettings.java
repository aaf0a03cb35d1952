package io.tradegrid.ingest.pipeline;

import java.util.Set;

/**
 * How the pipeline judges.
 *
 * @param symbols what symbols are called and what their numbers may be
 * @param maxSymbols most symbols of sources that it keeps, positive
 * @param staleNs a tick that comes longer after its time is flagged, in nanoseconds; 0 never
 * @param futureNs a tick whose time is further ahead is a dead letter, in nanoseconds
 * @param window ticks of a symbol and kind among which a repeat is known, positive
 * @param consecutive tags of sources that number the ticks of a symbol and kind one by one
 * @param band what is far from other prices
 * @param merge how several sources become one
 */
public record PipelineSettings(
    SymbolMap symbols,
    int maxSymbols,
    long staleNs,
    long futureNs,
    int window,
    Set<Long> consecutive,
    BandSettings band,
    MergeSettings merge) {

  private static final long NS_PER_DAY = 86_400_000_000_000L;

  /** Refuses what is out of range. */
  public PipelineSettings {
    consecutive = Set.copyOf(consecutive);
    if (maxSymbols <= 0 || window <= 0 || staleNs < 0 || futureNs < 0) {
      throw new IllegalArgumentException(
          "settings: maxSymbols and window must be positive, staleNs and futureNs 0 or more, got %d, %d, %d, %d"
              .formatted(maxSymbols, window, staleNs, futureNs));
    }
  }

  /** Makes those that hold where nothing is configured. */
  public static PipelineSettings preset() {
    return new PipelineSettings(
        SymbolMap.asIs(),
        20_000,
        0,
        NS_PER_DAY,
        1_024,
        Set.of(),
        BandSettings.preset(),
        MergeSettings.none());
  }

  /** Makes the same with another symbol map. */
  public PipelineSettings with(SymbolMap map) {
    return new PipelineSettings(
        map, maxSymbols, staleNs, futureNs, window, consecutive, band, merge);
  }

  /** Makes the same with sources that number one by one. */
  public PipelineSettings with(Set<Long> counted) {
    return new PipelineSettings(
        symbols, maxSymbols, staleNs, futureNs, window, counted, band, merge);
  }

  /** Makes the same with another way to become one. */
  public PipelineSettings with(MergeSettings merged) {
    return new PipelineSettings(
        symbols, maxSymbols, staleNs, futureNs, window, consecutive, band, merged);
  }
}
