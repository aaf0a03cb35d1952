package io.tradegrid.simulator;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The orders of all traders in all stocks, one after the other. The stream is a function of seed,
 * run, start prices and the answers it is told; it sends nothing and knows no clock.
 */
final class OrderFlow {

  /** The largest run number that fits the id. */
  static final int RUN_MAX = 99_999;

  private final int run;
  private final SplittableRandom random;
  private final List<StockFlow> stocks = new ArrayList<>();
  private final Map<String, StockFlow> bySymbol = new HashMap<>();
  private final int totalWeight;
  private long count;

  /**
   * Begins a stream.
   *
   * @param seed what everything is drawn from
   * @param run number of this run on its grid, 1 to 99,999; part of every id
   * @param startTicks the price each stock begins at, by symbol, in ticks
   */
  OrderFlow(long seed, int run, Map<String, Long> startTicks) {
    if (run < 1 || run > RUN_MAX) {
      throw new IllegalArgumentException("run: must be 1 to " + RUN_MAX + ", got " + run);
    }
    this.run = run;
    this.random = new SplittableRandom(seed * 1_000_003 + run);
    int weight = 0;
    for (Stock stock : Stock.ALL) {
      StockFlow flow = new StockFlow(stock, startTicks.get(stock.symbol()), random.split());
      stocks.add(flow);
      bySymbol.put(stock.symbol(), flow);
      weight += stock.weight();
    }
    this.totalWeight = weight;
  }

  /** Returns the next request. */
  OrderRequest next() {
    int dice = random.nextInt(totalWeight);
    int index = 0;
    while (dice >= stocks.get(index).stock().weight()) {
      dice -= stocks.get(index).stock().weight();
      index++;
    }
    return stocks.get(index).next(nextId());
  }

  /** Learns the answer to a request of this stream. */
  void answered(OrderRequest request, Answer answer) {
    bySymbol.get(request.symbol()).answered(request, answer);
  }

  /** Returns an id no other request of this run has; ids of later runs sort behind it. */
  String nextId() {
    count++;
    return String.format(Locale.ROOT, "R%05d-%d", run, count);
  }

  /** Returns the run an id belongs to; 0 if it is none of the simulator's. */
  static int runOf(String id) {
    return id != null && id.matches("R\\d{5}-\\d+") ? Integer.parseInt(id.substring(1, 6)) : 0;
  }
}
