package io.tradegrid.simulation;

import io.tradegrid.schema.Cache;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A place of the protocol at which a process may end or stand still.
 *
 * @param what is being written: one of the caches beside the log, or rows of any table
 * @param stage how far that is
 */
record Step(String what, Stage stage) implements Comparable<Step> {

  /** How far a write is. */
  enum Stage {
    /** Nothing has happened. */
    BEFORE,
    /** The primary has it and the backup has not. */
    BETWEEN,
    /** Both have it, and who asked does not know. */
    AFTER
  }

  /** All there are. */
  static final List<Step> ALL = new ArrayList<>();

  private static final Map<String, Map<Stage, Step>> BY_CACHE = new HashMap<>();
  private static final Map<Stage, Step> OF_ROWS = steps("rows");

  static {
    for (Cache cache :
        List.of(
            Cache.COMMAND_LOG,
            Cache.LOG_ARCHIVE,
            Cache.LOG_START,
            Cache.SHARD_SNAPSHOT,
            Cache.SNAPSHOT_MARK,
            Cache.EVENT_BLOCKS,
            Cache.BLOCKS_MARK,
            Cache.PROJECTION_FENCE,
            Cache.PROJECTION_MARK)) {
      BY_CACHE.put(cache.name(), steps(cache.name()));
    }
  }

  private static Map<Stage, Step> steps(String what) {
    Map<Stage, Step> steps = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      steps.put(stage, new Step(what, stage));
    }
    ALL.addAll(steps.values());
    return steps;
  }

  @Override
  public int compareTo(Step other) {
    int byName = what.compareTo(other.what);
    return byName == 0 ? stage.compareTo(other.stage) : byName;
  }

  @Override
  public String toString() {
    return what + " " + stage;
  }

  /** Returns the step of a write. */
  static Step of(Caches.Key key, Stage stage) {
    return BY_CACHE.getOrDefault(key.cache(), OF_ROWS).get(stage);
  }
}
