package io.tradegrid.gateway.market;

import static io.tradegrid.gateway.json.Field.required;

import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.page.Limit;
import io.tradegrid.gateway.page.Page;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/markets}. */
@RestController
@RequestMapping("/api/v1/markets")
final class MarketController {

  private final Grid grid;
  private final MarketQuery markets;

  MarketController(Grid grid, MarketQuery markets) {
    this.grid = grid;
    this.markets = markets;
  }

  /** Lists markets by symbol. */
  @GetMapping
  Page<MarketView> list(
      @RequestParam(required = false) Integer limit,
      @RequestParam(required = false) String cursor) {
    int max = MarketQuery.PAGE_MAX;
    return markets.list(Limit.of("limit", limit, max, 1, max), cursor);
  }

  /** Returns how a market stands. */
  @GetMapping("/{symbol}")
  MarketView find(@PathVariable String symbol) {
    return markets.find(symbol);
  }

  /** Returns a market's phase. */
  @GetMapping("/{symbol}/phase")
  PhaseBody phase(@PathVariable String symbol) {
    return new PhaseBody(markets.find(symbol).phase());
  }

  /** Takes a market to another phase. */
  @PutMapping("/{symbol}/phase")
  MarketView changePhase(@PathVariable String symbol, @RequestBody PhaseBody body) {
    grid.changePhase(symbol, required("phase", body.phase));
    return markets.findAfterChange(symbol);
  }

  /** What a market is doing. */
  record PhaseBody(Phase phase) {}

  /** Returns how a market is run. */
  @GetMapping("/{symbol}/rules")
  MarketView.Rules rules(@PathVariable String symbol) {
    return markets.find(symbol).rules();
  }

  /** Changes how a market is run. */
  @PutMapping("/{symbol}/rules")
  MarketView changeRules(@PathVariable String symbol, @RequestBody RulesBody body) {
    grid.changeRules(symbol, body.toRules());
    return markets.findAfterChange(symbol);
  }

  /** Cancels everybody's open orders in an instrument, on one side or both. */
  @DeleteMapping("/{symbol}/orders")
  CancelledOrders cancelAll(
      @PathVariable String symbol, @RequestParam(required = false) Side side) {
    return new CancelledOrders(symbol, grid.cancelAllOrders(symbol, side));
  }

  /** How many orders were cancelled in an instrument. */
  record CancelledOrders(String symbol, int cancelledOrders) {}
}
