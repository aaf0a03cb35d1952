package io.tradegrid.simulator;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason.Kind;
import io.tradegrid.prices.DailyPrice;
import io.tradegrid.schema.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends the orders of an invented market through the grid at a rate. Begin with {@link
 * #createMarket}; a grid that has data of earlier runs goes on from their last prices.
 */
public final class MarketSimulator {

  /** Requests a second when nothing else is asked for. */
  public static final int DEFAULT_RATE = 2_000;

  /** Fixed, so that which answers the flow has heard does not depend on the clock. */
  private static final int BATCH = 50;

  private static final Duration PROJECTION_TIMEOUT = Duration.ofSeconds(30);

  private final TradeGridClient client;
  private final GridHistory history;
  private final long seed;
  private final Clock clock;
  private int rate = DEFAULT_RATE;
  private OrderFlow flow;
  private long requests;
  private long trades;

  /**
   * Prepares a simulation.
   *
   * @param seed equal seeds on equal grids give equal orders
   */
  public MarketSimulator(TradeGridClient client, long seed) {
    this.client = client;
    this.history = new GridHistory(client);
    this.seed = seed;
    this.clock = Clock.systemUTC();
  }

  /**
   * Sets how fast orders come.
   *
   * @param requestsPerSecond 1 to 1,000,000
   * @return this simulator
   * @throws IllegalArgumentException if it is out of range
   */
  public MarketSimulator atRate(int requestsPerSecond) {
    if (requestsPerSecond < 1 || requestsPerSecond > 1_000_000) {
      throw new IllegalArgumentException(
          "requestsPerSecond: must be 1 to 1000000, got " + requestsPerSecond);
    }
    this.rate = requestsPerSecond;
    return this;
  }

  /** Returns the stocks' symbols, the busiest first. */
  public static List<String> symbols() {
    return Stock.ALL.stream().map(Stock::symbol).toList();
  }

  /** Returns the traders' portfolios. */
  public static List<String> portfolios() {
    List<String> all = new ArrayList<>();
    for (Trader trader : Trader.values()) {
      all.addAll(trader.portfolios());
    }
    return all;
  }

  /**
   * Creates what is missing of instruments, portfolios and daily prices, and takes back what
   * earlier runs left in the books.
   *
   * @throws io.tradegrid.model.RejectedException if an instrument or a portfolio of the name exists
   *     with other terms
   */
  public void createMarket() {
    for (Stock stock : Stock.ALL) {
      client.createInstrument(stock.instrument());
    }
    for (String portfolio : portfolios()) {
      client.createPortfolio(Portfolio.named(portfolio, "USD"));
    }
    writeDailyPrices();
    if (!client.awaitProjection(PROJECTION_TIMEOUT)) {
      throw new IllegalStateException(
          "the tables lag behind by more than " + PROJECTION_TIMEOUT.toSeconds() + " s");
    }
    flow = new OrderFlow(seed, history.lastRun() + 1, history.lastTicks());
    List<OrderRequest> cancels = history.cancelsOfOpenOrders(flow);
    for (int from = 0; from < cancels.size(); from += BATCH) {
      client.submit(cancels.subList(from, Math.min(cancels.size(), from + BATCH)));
    }
  }

  private void writeDailyPrices() {
    List<Row> rows = new ArrayList<>();
    for (DailyPrice price : PriceHistory.before(LocalDate.now(clock), seed)) {
      rows.add(price.row());
    }
    for (Stock stock : Stock.ALL) {
      if (!history.hasDailyPrices(stock)) {
        client.put(
            rows.stream().filter(row -> row.values().get(0).equals(stock.symbol())).toList());
      }
    }
  }

  /**
   * Sends orders for so long, or until the thread is interrupted.
   *
   * @param duration how long
   * @param listener hears how it goes on
   * @throws IllegalStateException if {@link #createMarket} was not called before
   */
  public void runFor(Duration duration, ProgressListener listener) {
    if (flow == null) {
      throw new IllegalStateException("createMarket comes before runFor");
    }
    Pace pace = new Pace(rate, System::nanoTime, LockSupport::parkNanos);
    long startNs = System.nanoTime();
    while (System.nanoTime() - startNs < duration.toNanos()
        && !Thread.currentThread().isInterrupted()) {
      pace.await(BATCH);
      sendBatch(startNs + duration.toNanos());
      listener.progressed(requests, trades);
    }
  }

  private void sendBatch(long endNs) {
    List<OrderRequest> batch = new ArrayList<>(BATCH);
    for (int i = 0; i < BATCH; i++) {
      batch.add(flow.next());
    }
    List<Answer> answers = client.submit(batch);
    // Under the same ids a repeat is safe; giving up would leave orders the flow knows nothing of.
    while (!areFinal(answers)
        && System.nanoTime() < endNs
        && !Thread.currentThread().isInterrupted()) {
      answers = client.submit(batch);
    }
    for (int i = 0; i < BATCH; i++) {
      Answer answer = answers.get(i);
      flow.answered(batch.get(i), answer);
      trades += answer.fills().size();
    }
    requests += BATCH;
  }

  private static boolean areFinal(List<Answer> answers) {
    return answers.stream()
        .map(answer -> answer.reason().kind())
        .noneMatch(kind -> kind == Kind.TRANSIENT || kind == Kind.UNKNOWN);
  }
}
