package io.tradegrid.ingest.pipeline;

import java.util.HashMap;
import java.util.Map;

/** A source and its symbols. */
final class Source {

  /** Before every time that a clock shows. */
  static final long NEVER = Long.MIN_VALUE;

  final long tag;
  final Tally tally;
  final boolean isConsecutive;

  /** By what the source calls them. */
  final Map<String, Channel> channels = new HashMap<>();

  /** When anything last came from it, by the clock of whoever calls; never if it has no place. */
  long heardNs = NEVER;

  Source(long tag, boolean isConsecutive, Tally tally) {
    this.tag = tag;
    this.tally = tally;
    this.isConsecutive = isConsecutive;
  }
}
