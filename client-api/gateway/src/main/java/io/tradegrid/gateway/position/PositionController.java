package io.tradegrid.gateway.position;

import io.tradegrid.gateway.page.Limit;
import io.tradegrid.gateway.page.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/positions}. */
@RestController
final class PositionController {

  private final PositionQuery positions;

  PositionController(PositionQuery positions) {
    this.positions = positions;
  }

  /** Lists a portfolio's positions by symbol. */
  @GetMapping("/api/v1/positions/{portfolio}")
  Page<Position> list(
      @PathVariable String portfolio,
      @RequestParam(required = false) Integer limit,
      @RequestParam(required = false) String cursor) {
    int max = PositionQuery.PAGE_MAX;
    return positions.list(portfolio, Limit.of("limit", limit, max, 1, max), cursor);
  }
}
