package io.tradegrid.ingest.pipeline;

import io.tradegrid.tick.Tag;
import java.util.List;

/**
 * How the quotes of several sources become one.
 *
 * @param sources their tags, the one to be preferred first; with fewer than two nothing is merged
 * @param target tag of the source that the merged quote has
 * @param silentNs a source that says nothing for longer loses its place, in nanoseconds
 * @param rule which quotes make the merged one
 */
public record MergeSettings(List<Long> sources, long target, long silentNs, Rule rule) {

  /** Most sources: a merged quote's sequence has four bits for which of them it is from. */
  public static final int SOURCES_MAX = 16;

  /** Which quotes make the merged one. */
  public enum Rule {
    /** The highest bid and the lowest offer of all; of equal ones, the preferred source's. */
    BEST,
    /** The quote of the preferred source that is not silent. */
    PRIMARY
  }

  /** Refuses what is out of range. */
  public MergeSettings {
    sources = List.copyOf(sources);
    if (sources.size() > SOURCES_MAX || silentNs <= 0) {
      throw new IllegalArgumentException(
          "merge: must have at most 16 sources and a positive silentNs, got %d and %d"
              .formatted(sources.size(), silentNs));
    }
    if (sources.contains(target)) {
      throw new IllegalArgumentException(
          "merge.source: must be none of merge.sources, got " + Tag.text(target));
    }
  }

  /** Makes those that merge nothing. */
  public static MergeSettings none() {
    return new MergeSettings(List.of(), 0, 1, Rule.BEST);
  }

  /** Returns whether there is anything to merge. */
  public boolean isOn() {
    return sources.size() > 1;
  }

  /** Returns whether the quotes of a source are merged with those of others. */
  public boolean merges(long source) {
    return isOn() && sources.contains(source);
  }
}
