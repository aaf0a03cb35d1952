package io.tradegrid.cli.demo;

import io.tradegrid.cli.CommandException;
import io.tradegrid.client.TradeGridClient;

/** Chooses where the demonstration's orders come from. */
final class Markets {

  private Markets() {}

  /** Returns real files if there is a directory of them, else the simulator. */
  static Market of(DemoSettings settings, TradeGridClient client) {
    int shards = client.shardCount();
    if (shards > 0) {
      throw new CommandException("there is no market for seed " + settings.seed());
    }
    return null;
  }
}
