package io.tradegrid.cli.demo;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.simulator.MarketSimulator;
import java.time.Duration;

/** An invented market, the same for the same seed on the same data. */
final class SimulatedMarket implements Market {

  private final MarketSimulator simulator;
  private final long seed;

  SimulatedMarket(TradeGridClient client, long seed) {
    this.simulator = new MarketSimulator(client, seed);
    this.seed = seed;
  }

  @Override
  public String description() {
    return "simulated, seed " + seed;
  }

  @Override
  public void open() {
    simulator.createMarket();
  }

  @Override
  public void run(Duration duration) {
    // What it counts is not shown: the view reads the grid instead.
    simulator.runFor(duration, (requests, trades) -> {});
  }
}
