package io.tradegrid.gateway;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Shows the console over a market in memory: run it and open the address it prints. */
final class ConsolePreview {

  private ConsolePreview() {}

  /**
   * Serves until it is stopped.
   *
   * @param args the port, and {@code empty} for a grid with nothing in it
   */
  public static void main(String[] args) {
    FakeGrid grid = new FakeGrid();
    GatewayServer server = new GatewayServer(grid, Integer.parseInt(args[0]));
    if (args.length == 1) {
      MarketScene scene = new MarketScene(grid, 7);
      scene.open(Instant.now());
      var unused =
          Executors.newSingleThreadScheduledExecutor()
              .scheduleAtFixedRate(() -> scene.step(Instant.now()), 1, 1, TimeUnit.SECONDS);
    }
    System.out.println("preview at " + server.root());
  }
}
