package io.tradegrid.tick;

import java.util.List;
import java.util.Optional;

/**
 * Some rows of an as-of join.
 *
 * @param rows in the order of the trades' identity
 * @param next where to go on, empty if there are no more
 */
public record AsOfPage(List<AsOfRow> rows, Optional<TickPosition> next) {

  /** Copies the rows. */
  public AsOfPage {
    rows = List.copyOf(rows);
  }
}
