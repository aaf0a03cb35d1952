package io.tradegrid.gateway.status;

import io.tradegrid.gateway.error.ProblemException;
import io.tradegrid.gateway.grid.Grid;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Asks the grid how it is. */
@Component
public final class StatusBoard {

  private final Grid grid;
  private final Clock clock;
  private final Instant startedAt;
  private final String version;

  StatusBoard(Grid grid, Clock clock) {
    this.grid = grid;
    this.clock = clock;
    this.startedAt = clock.instant();
    String packaged = StatusBoard.class.getPackage().getImplementationVersion();
    this.version = packaged == null ? "development" : packaged;
  }

  /** Returns the status; a grid that does not answer is a status too. */
  public GridStatus read() {
    try {
      return new GridStatus(
          "connected",
          version,
          count("INSTRUMENTS"),
          count("PORTFOLIOS"),
          grid.shardCount(),
          grid.lostShards().stream().sorted().toList(),
          startedAt,
          clock.instant());
    } catch (ProblemException e) {
      return new GridStatus("away", version, null, null, null, null, startedAt, clock.instant());
    }
  }

  private Long count(String table) {
    return grid.sql("SELECT COUNT(*) FROM " + table).get(0).number(0);
  }
}
