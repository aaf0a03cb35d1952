package io.tradegrid.faults.load;

import io.tradegrid.client.OrderConditions;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.faults.process.GatewayProcess;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.RejectReason;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** REST through the gateway. Instruments have ticks and lots of one, so decimals are whole. */
final class RestChannel implements Channel {

  private static final String ORDERS = "/api/v1/orders";

  private final JsonMapper json = new JsonMapper();
  private final GatewayProcess gateway;

  RestChannel(GatewayProcess gateway) {
    this.gateway = gateway;
  }

  /** There are no trade reports here, and a mass cancel's id is made by the gateway. */
  @Override
  public boolean takes(OrderRequest request) {
    return request instanceof OrderRequest.New
        || request instanceof OrderRequest.Cancel
        || request instanceof OrderRequest.Amend;
  }

  @Override
  public List<Told> send(List<Asked> requests) {
    List<Told> told = new ArrayList<>();
    for (Asked asked : requests) {
      long sentAtNs = System.nanoTime();
      try {
        told.add(told(sentAtNs, exchange(asked.request())));
      } catch (RuntimeException e) {
        told.add(
            new Told("rest", sentAtNs, System.nanoTime(), null, Told.Detail.REASON, e.toString()));
      }
    }
    return told;
  }

  private HttpResponse<String> exchange(OrderRequest request) {
    if (request instanceof OrderRequest.New order) {
      return gateway.post(ORDERS, json.writeValueAsString(body(order)));
    }
    if (request instanceof OrderRequest.Cancel cancel) {
      return gateway.delete(
          path(cancel.portfolio(), cancel.origClientOrderId())
              + "?symbol="
              + cancel.symbol()
              + "&cancelId="
              + cancel.clientOrderId());
    }
    OrderRequest.Amend amend = (OrderRequest.Amend) request;
    Map<String, Object> body = new TreeMap<>();
    body.put("symbol", amend.symbol());
    body.put("amendId", amend.clientOrderId());
    body.put("price", amend.price());
    body.put("quantity", amend.quantity());
    return gateway.send(
        "PATCH", path(amend.portfolio(), amend.origClientOrderId()), json.writeValueAsString(body));
  }

  private static String path(String portfolio, String clientOrderId) {
    return ORDERS + "/" + portfolio + "/" + clientOrderId;
  }

  /** Returns an order as the fields of JSON, which are the same in Kafka. */
  static Map<String, Object> body(OrderRequest.New order) {
    OrderConditions conditions = order.conditions();
    Map<String, Object> body = new TreeMap<>();
    body.put("symbol", order.symbol());
    body.put("portfolio", order.portfolio());
    body.put("clientOrderId", order.clientOrderId());
    body.put("side", order.side().name());
    body.put("type", order.type().name());
    body.put("timeInForce", order.timeInForce().name());
    body.put("price", order.price());
    body.put("quantity", order.quantity());
    body.put("stopPrice", conditions.stopPrice());
    body.put("displayQuantity", conditions.displayQuantity());
    body.put("postOnly", conditions.postOnly() == null ? null : conditions.postOnly().name());
    body.put(
        "expiresAt", conditions.expiresAt() == null ? null : conditions.expiresAt().toString());
    body.values().removeIf(value -> value == null);
    return body;
  }

  private Told told(long sentAtNs, HttpResponse<String> response) {
    JsonNode body = json.readTree(response.body());
    if (response.statusCode() < 300) {
      return new Told("rest", sentAtNs, System.nanoTime(), answer(body), Told.Detail.ORDER, "");
    }
    String code = body.path("code").asString("");
    Answer answer =
        Arrays.stream(RejectReason.values())
            .filter(reason -> reason.name().equals(code))
            .findFirst()
            .map(Answer::refused)
            .orElse(null);
    if (answer != null && body.path("duplicate").asBoolean(false)) {
      answer = answer.asDuplicate();
    }
    String note = response.statusCode() + " " + code + " " + body.path("detail").asString("");
    return new Told("rest", sentAtNs, System.nanoTime(), answer, Told.Detail.REASON, note);
  }

  private static Answer answer(JsonNode body) {
    return new Answer(
        RejectReason.valueOf(body.path("reason").asString()),
        body.path("duplicate").asBoolean(),
        OrderStatus.valueOf(body.path("status").asString()),
        Long.parseLong(body.path("orderId").asString()),
        body.path("filledQuantity").decimalValue().longValueExact(),
        body.path("leavesQuantity").decimalValue().longValueExact(),
        TopOfBook.EMPTY,
        List.of());
  }

  @Override
  public void close() {
    // Every request has a connection of the process's own pool.
  }
}
