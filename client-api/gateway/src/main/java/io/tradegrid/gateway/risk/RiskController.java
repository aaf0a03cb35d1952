package io.tradegrid.gateway.risk;

import io.tradegrid.client.RiskRequest;
import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.page.Limit;
import io.tradegrid.task.RiskAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * Answers a question about a portfolio, a book or the firm.
   *
   * @param measure what is asked, as in the address: var, stress, greeks …
   * @param parameters by the names that the grid knows them by
   */
  @GetMapping("/api/v1/risk/{measure}")
  Map<String, Object> ask(
      @PathVariable String measure, @RequestParam Map<String, String> parameters) {
    RiskAnswer answer = grid.risk(RiskRequest.of(parameters).with("measure", measure));
    Map<String, Object> view = new LinkedHashMap<>(answer.values());
    List<Map<String, Object>> groups = new ArrayList<>();
    for (List<Object> row : answer.rows()) {
      Map<String, Object> group = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        group.put(answer.columns().get(i), row.get(i));
      }
      groups.add(group);
    }
    view.put("groups", groups);
    return view;
  }
}
