package io.tradegrid.grid.risk;

import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.live.ShardPart;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a node answers to a {@link LiveQuestion}. A class and not a record because it travels
 * between nodes.
 */
final class LiveReply {

  private final UUID tree;
  private final int[] shards;
  private final long version;
  private final String[] scopes;
  private final ShardPart[] parts;
  private final String[] symbols;
  private final PriceHistory[] histories;
  private final RiskException[] failures;
  private final long[] priceVersions;

  /** A part and whose it is. */
  record ScopePart(LiveScope scope, ShardPart part) {}

  /**
   * What an owner knows of a price.
   *
   * @param history null if it cannot be used
   * @param failure why it cannot; else null
   * @param version of its owner
   */
  record Price(String symbol, PriceHistory history, RiskException failure, long version) {}

  /**
   * Makes a reply.
   *
   * @param tree what portfolios belong to, by its fingerprint
   * @param shards those whose parts are all there, these and those of earlier replies
   * @param version up to which they are
   * @param parts that are new
   * @param prices that are new
   */
  LiveReply(UUID tree, int[] shards, long version, List<ScopePart> parts, List<Price> prices) {
    this.tree = tree;
    this.shards = shards.clone();
    this.version = version;
    this.scopes = parts.stream().map(each -> each.scope().text()).toArray(String[]::new);
    this.parts = parts.stream().map(ScopePart::part).toArray(ShardPart[]::new);
    this.symbols = prices.stream().map(Price::symbol).toArray(String[]::new);
    this.histories = prices.stream().map(Price::history).toArray(PriceHistory[]::new);
    this.failures = prices.stream().map(Price::failure).toArray(RiskException[]::new);
    this.priceVersions = prices.stream().mapToLong(Price::version).toArray();
  }

  UUID tree() {
    return tree;
  }

  int[] shards() {
    return shards;
  }

  long version() {
    return version;
  }

  int size() {
    return parts.length;
  }

  LiveScope scope(int i) {
    return LiveScope.parse(scopes[i]);
  }

  ShardPart part(int i) {
    return parts[i];
  }

  List<Price> prices() {
    List<Price> all = new ArrayList<>();
    for (int i = 0; i < symbols.length; i++) {
      all.add(new Price(symbols[i], histories[i], failures[i], priceVersions[i]));
    }
    return all;
  }
}
