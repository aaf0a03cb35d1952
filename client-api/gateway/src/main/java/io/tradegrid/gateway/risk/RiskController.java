package io.tradegrid.gateway.risk;

import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.page.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/risk}. */
@RestController
final class RiskController {

  private static final int OBSERVATIONS = 250;
  private static final int OBSERVATIONS_MIN = 100;
  private static final int OBSERVATIONS_MAX = 10_000;

  private final Grid grid;
  private final RiskDesk desk;

  RiskController(Grid grid, RiskDesk desk) {
    this.grid = grid;
    this.desk = desk;
  }

  /** Returns value at risk and expected shortfall of a portfolio. */
  @GetMapping("/api/v1/risk/portfolio/{id}")
  RiskView risk(@PathVariable String id, @RequestParam(required = false) Integer observations) {
    int days =
        Limit.of("observations", observations, OBSERVATIONS, OBSERVATIONS_MIN, OBSERVATIONS_MAX);
    grid.portfolio(id);
    return desk.risk(id, days);
  }
}
