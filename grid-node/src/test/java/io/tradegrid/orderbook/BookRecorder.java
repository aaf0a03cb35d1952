package io.tradegrid.orderbook;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a book says, one line an event, so that tests can compare the whole of it. */
public final class BookRecorder implements BookListener {

  private final List<String> lines = new ArrayList<>();

  /** Returns what was said since the last call. */
  public List<String> drain() {
    List<String> said = List.copyOf(lines);
    lines.clear();
    return said;
  }

  @Override
  public void accepted(Order order) {
    lines.add("accepted " + order.orderId());
  }

  @Override
  public void filled(Order taker, Order maker, long priceTicks, long quantityLots) {
    lines.add(
        "filled %d against %d: %d @ %d"
            .formatted(taker.orderId(), maker.orderId(), quantityLots, priceTicks));
  }

  @Override
  public void amended(Order order) {
    lines.add(
        "amended %d: %d @ %d".formatted(order.orderId(), order.quantityLots(), order.priceTicks()));
  }

  @Override
  public void canceled(Order order) {
    lines.add("canceled " + order.orderId());
  }
}
