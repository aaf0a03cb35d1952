package io.tradegrid.gateway.order;

import static io.tradegrid.gateway.json.Field.checked;

import io.tradegrid.client.DerivedId;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.gateway.error.GatewayError;
import io.tradegrid.gateway.error.ProblemException;
import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.metrics.OutcomeCounter;
import io.tradegrid.gateway.page.Limit;
import io.tradegrid.gateway.page.Page;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.model.Side;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code /api/v1/orders}. */
@RestController
@RequestMapping("/api/v1/orders")
final class OrderController {

  private static final String PATH = "/api/v1/orders/{portfolio}/{clientOrderId}";
  private static final int PAGE_MAX = 100;

  private final Grid grid;
  private final OrderQuery orders;
  private final OutcomeCounter outcomes;

  OrderController(Grid grid, OrderQuery orders, OutcomeCounter outcomes) {
    this.grid = grid;
    this.orders = orders;
    this.outcomes = outcomes;
  }

  /** Enters an order: 201 when it is taken, 200 when it had been taken before. */
  @PostMapping
  ResponseEntity<OrderAnswer> enter(@RequestBody NewOrderBody body) {
    OrderAnswer answer = submit(body.toRequest());
    return answer.duplicate()
        ? ResponseEntity.ok(answer)
        : ResponseEntity.created(location(answer)).body(answer);
  }

  /** Cancels what is left of an order. */
  @DeleteMapping("/{portfolio}/{clientOrderId}")
  OrderAnswer cancel(
      @PathVariable String portfolio,
      @PathVariable String clientOrderId,
      @RequestParam String symbol,
      @RequestParam(required = false) String cancelId) {
    String id = cancelId == null ? DerivedId.of('c', symbol, clientOrderId) : cancelId;
    return submit(OrderRequest.cancel(symbol, portfolio, id, clientOrderId));
  }

  /** Cancels all open orders of a portfolio, in one instrument or all, on one side or both. */
  @DeleteMapping
  MassCancelAnswer cancelAll(
      @RequestParam String portfolio,
      @RequestParam(required = false) String symbol,
      @RequestParam(required = false) Side side,
      @RequestParam(required = false) String cancelId) {
    return MassCancelAnswer.of(
        grid.cancelAll(portfolio, MassCancelAnswer.idOr(cancelId), symbol, side));
  }

  /** Changes an order's price, quantity or both. */
  @PatchMapping("/{portfolio}/{clientOrderId}")
  OrderAnswer amend(
      @PathVariable String portfolio,
      @PathVariable String clientOrderId,
      @RequestBody AmendBody body) {
    return submit(body.toRequest(portfolio, clientOrderId));
  }

  /** Asks the symbol's shard what became of an order or another request. */
  @GetMapping(path = "/{portfolio}/{clientOrderId}", params = "symbol")
  StatusView status(
      @PathVariable String portfolio,
      @PathVariable String clientOrderId,
      @RequestParam String symbol) {
    Instrument instrument = grid.instrument(symbol);
    RequestStatus status = grid.status(symbol, portfolio, clientOrderId);
    return StatusView.of(instrument, portfolio, clientOrderId, status);
  }

  /** Returns the row of an order, whatever its symbol. */
  @GetMapping(path = "/{portfolio}/{clientOrderId}", params = "!symbol")
  OrderView find(@PathVariable String portfolio, @PathVariable String clientOrderId) {
    checked(() -> ClientOrderId.of(clientOrderId));
    return orders
        .find(portfolio, clientOrderId)
        .orElseThrow(
            () ->
                new ProblemException(
                    GatewayError.NO_ROW,
                    "clientOrderId: there is no row of '"
                        + clientOrderId
                        + "' of portfolio '"
                        + portfolio
                        + "', which does not mean that there is no order; with symbol its shard"
                        + " is asked",
                    null));
  }

  /** Lists orders of a portfolio, of an instrument, or of both. */
  @GetMapping
  Page<OrderView> list(
      @RequestParam(required = false) String portfolio,
      @RequestParam(required = false) String symbol,
      @RequestParam(defaultValue = "all") String status,
      @RequestParam(required = false) Integer limit,
      @RequestParam(required = false) String cursor) {
    if (portfolio == null && symbol == null) {
      throw new RejectedException(
          RejectReason.BAD_REQUEST, "portfolio: is missing; a list needs a portfolio or a symbol");
    }
    if (portfolio != null) {
      grid.portfolio(portfolio);
    }
    if (symbol != null) {
      grid.instrument(symbol);
    }
    return orders.list(
        portfolio, symbol, status, Limit.of("limit", limit, PAGE_MAX, 1, PAGE_MAX), cursor);
  }

  /** Reads the terms first, so that nothing can fail once the order is taken. */
  private OrderAnswer submit(OrderRequest request) {
    Instrument instrument = grid.instrument(request.symbol());
    Answer answer = grid.submit(request);
    if (!answer.isAccepted()) {
      throw Refusal.of(request, answer);
    }
    outcomes.count(answer.reason().name());
    return OrderAnswer.of(request, answer, instrument);
  }

  private static URI location(OrderAnswer answer) {
    return UriComponentsBuilder.fromPath(PATH).build(answer.portfolio(), answer.clientOrderId());
  }
}
