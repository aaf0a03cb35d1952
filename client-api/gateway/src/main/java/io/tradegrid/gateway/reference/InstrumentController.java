package io.tradegrid.gateway.reference;

import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.page.Limit;
import io.tradegrid.gateway.page.Page;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/instruments}. */
@RestController
@RequestMapping("/api/v1/instruments")
final class InstrumentController {

  private final Grid grid;
  private final ReferenceQuery reference;

  InstrumentController(Grid grid, ReferenceQuery reference) {
    this.grid = grid;
    this.reference = reference;
  }

  /** Lists instruments by symbol. */
  @GetMapping
  Page<InstrumentView> list(
      @RequestParam(required = false) Integer limit,
      @RequestParam(required = false) String cursor) {
    int max = ReferenceQuery.PAGE_MAX;
    return reference.instruments(Limit.of("limit", limit, max, 1, max), cursor);
  }

  /** Creates an instrument: 201, or 200 when it was there with the same terms. */
  @PostMapping
  ResponseEntity<InstrumentView> create(@RequestBody InstrumentView.Body body) {
    Instrument terms = body.toTerms();
    HttpStatus status = exists(terms.symbol()) ? HttpStatus.OK : HttpStatus.CREATED;
    Instrument made = grid.createInstrument(terms);
    return ResponseEntity.status(status).body(reference.instrument(made));
  }

  private boolean exists(String symbol) {
    try {
      grid.instrument(symbol);
      return true;
    } catch (RejectedException e) {
      if (e.reason() == RejectReason.UNKNOWN_INSTRUMENT) {
        return false;
      }
      throw e;
    }
  }
}
