package io.tradegrid.gateway.reference;

import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.order.MassCancelAnswer;
import io.tradegrid.gateway.page.Limit;
import io.tradegrid.gateway.page.Page;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/portfolios}. */
@RestController
@RequestMapping("/api/v1/portfolios")
final class PortfolioController {

  private final Grid grid;
  private final ReferenceQuery reference;

  PortfolioController(Grid grid, ReferenceQuery reference) {
    this.grid = grid;
    this.reference = reference;
  }

  /** Lists portfolios by name. */
  @GetMapping
  Page<PortfolioView> list(
      @RequestParam(required = false) Integer limit,
      @RequestParam(required = false) String cursor) {
    int max = ReferenceQuery.PAGE_MAX;
    return reference.portfolios(Limit.of("limit", limit, max, 1, max), cursor);
  }

  /** Creates a portfolio: 201, or 200 when it was there with the same terms. */
  @PostMapping
  ResponseEntity<PortfolioView> create(@RequestBody PortfolioView.Body body) {
    Portfolio terms = body.toTerms();
    HttpStatus status = exists(terms.name()) ? HttpStatus.OK : HttpStatus.CREATED;
    return ResponseEntity.status(status).body(reference.portfolio(grid.createPortfolio(terms)));
  }

  /** Changes those of a portfolio's limits that the body names, on every shard. */
  @PatchMapping("/{name}")
  PortfolioView change(@PathVariable String name, @RequestBody PortfolioView.Limits body) {
    PortfolioView now = reference.portfolio(grid.portfolio(name));
    grid.changeLimits(body.over(now));
    return reference.portfolio(grid.portfolio(name));
  }

  /**
   * The kill switch: refuses every new order of a portfolio from now on, and cancels all it has.
   */
  @PostMapping("/{name}/kill")
  MassCancelAnswer kill(
      @PathVariable String name, @RequestParam(required = false) String cancelId) {
    return MassCancelAnswer.of(grid.kill(name, MassCancelAnswer.idOr(cancelId)));
  }

  /** Refuses every new order of a portfolio from now on, on every shard. */
  @PostMapping("/{name}/block")
  BlockAnswer block(@PathVariable String name) {
    grid.blockPortfolio(name, true);
    return new BlockAnswer(name, true);
  }

  /** Lets a portfolio trade again. */
  @PostMapping("/{name}/unblock")
  BlockAnswer unblock(@PathVariable String name) {
    grid.blockPortfolio(name, false);
    return new BlockAnswer(name, false);
  }

  /**
   * How a portfolio stands after the request.
   *
   * @param blocked whether new orders are refused
   */
  record BlockAnswer(String name, boolean blocked) {}

  private boolean exists(String name) {
    try {
      grid.portfolio(name);
      return true;
    } catch (RejectedException e) {
      if (e.reason() == RejectReason.UNKNOWN_PORTFOLIO) {
        return false;
      }
      throw e;
    }
  }
}
