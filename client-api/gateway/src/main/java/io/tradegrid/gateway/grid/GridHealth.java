package io.tradegrid.gateway.grid;

import io.tradegrid.gateway.error.ProblemException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health of the connection: up when a node answers a query. */
@Component("gridHealthIndicator")
final class GridHealth implements HealthIndicator {

  private final Grid grid;

  GridHealth(Grid grid) {
    this.grid = grid;
  }

  /** Asks the grid for the number of instruments. */
  @Override
  public Health health() {
    try {
      Long instruments = grid.sql("SELECT COUNT(*) FROM INSTRUMENTS").get(0).number(0);
      return Health.up().withDetail("instruments", instruments).build();
    } catch (ProblemException e) {
      return Health.down().withDetail("reason", e.getMessage()).build();
    }
  }
}
