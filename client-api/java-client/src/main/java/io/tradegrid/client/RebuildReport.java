package io.tradegrid.client;

import io.tradegrid.service.ReadModels;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rebuild of read models found.
 *
 * @param entries log entries replayed
 * @param models each table and the blocks
 */
public record RebuildReport(long entries, List<Model> models) {

  /**
   * What was found of one table, or of the blocks.
   *
   * @param name of the table, or EVENT_BLOCKS
   * @param rows that there should be
   * @param missing rows that were not there
   * @param different rows that were not as they should be
   * @param superfluous rows that should not have been there
   */
  public record Model(String name, long rows, long missing, long different, long superfluous) {

    /** Returns how many rows were wrong. */
    public long wrong() {
      return missing + different + superfluous;
    }
  }

  /** Copies the list. */
  public RebuildReport {
    models = List.copyOf(models);
  }

  static RebuildReport of(String[] names, long[] state) {
    List<Model> models = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      int at = ReadModels.FIRST_COUNT + i * ReadModels.COUNTS;
      models.add(
          new Model(
              names[i],
              state[at + ReadModels.ROWS],
              state[at + ReadModels.MISSING],
              state[at + ReadModels.DIFFERENT],
              state[at + ReadModels.SUPERFLUOUS]));
    }
    return new RebuildReport(state[ReadModels.REPLAYED], models);
  }

  /** Returns how many rows were wrong in all. */
  public long wrong() {
    return models.stream().mapToLong(Model::wrong).sum();
  }

  /** Returns the sums of both. */
  public RebuildReport plus(RebuildReport other) {
    List<Model> sums = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      Model a = models.get(i);
      Model b = other.models.get(i);
      sums.add(
          new Model(
              a.name,
              a.rows + b.rows,
              a.missing + b.missing,
              a.different + b.different,
              a.superfluous + b.superfluous));
    }
    return new RebuildReport(entries + other.entries, sums);
  }
}
