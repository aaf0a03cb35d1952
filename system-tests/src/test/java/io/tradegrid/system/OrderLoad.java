package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ignite.client.ClientException;

/** Orders, one after the other, until told to stop; remembers what was acknowledged. */
final class OrderLoad implements AutoCloseable {

  private final TradeGridClient client;
  private final String prefix;
  private final List<String> symbols;
  private final Map<OrderRequest, Answer> acknowledged = new LinkedHashMap<>();
  private final List<RejectReason> refused = new ArrayList<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Thread thread = new Thread(this::run, "order-load");
  private volatile boolean ending;
  private volatile long slowestMs;

  OrderLoad(TradeGridClient client, String prefix, List<String> symbols) {
    this.client = client;
    this.prefix = prefix;
    this.symbols = symbols;
    thread.setDaemon(true);
    thread.start();
  }

  static OrderRequest order(String symbol, String id) {
    return OrderRequest.limit(symbol, "PF", id, Side.BUY, BigDecimal.TEN, BigDecimal.valueOf(5));
  }

  private void run() {
    for (int i = 0; !ending; i++) {
      OrderRequest request = order(symbols.get(i % symbols.size()), prefix + "-" + i);
      long start = System.nanoTime();
      try {
        Answer answer = client.submit(request);
        if (answer.isAccepted()) {
          acknowledged.put(request, answer);
          accepted.incrementAndGet();
        } else {
          refused.add(answer.reason());
        }
      } catch (ClientException e) {
        refused.add(RejectReason.OUTCOME_UNKNOWN);
      }
      slowestMs = Math.max(slowestMs, (System.nanoTime() - start) / 1_000_000);
    }
  }

  int accepted() {
    return accepted.get();
  }

  /** Ends the load and returns what was not accepted. */
  List<RejectReason> end() {
    close();
    System.out.printf(
        "%s: %d orders acknowledged, slowest %d ms%n", prefix, acknowledged.size(), slowestMs);
    return refused;
  }

  /** Asks for every acknowledged order again: each must be there, as it was answered. */
  void checkAllAreThere(TradeGridClient by) {
    List<OrderRequest> requests = List.copyOf(acknowledged.keySet());
    List<Answer> again = by.submit(requests);
    for (int i = 0; i < requests.size(); i++) {
      String id = requests.get(i).clientOrderId();
      assertThat(again.get(i).duplicate()).as(id).isTrue();
      assertThat(again.get(i).orderId())
          .as(id)
          .isEqualTo(acknowledged.get(requests.get(i)).orderId());
    }
  }

  @Override
  public void close() {
    ending = true;
    try {
      thread.join(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assertThat(thread.isAlive()).as("the load has ended").isFalse();
  }
}
