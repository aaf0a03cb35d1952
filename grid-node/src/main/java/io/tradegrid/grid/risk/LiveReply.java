package io.tradegrid.grid.risk;

import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.live.ShardPart;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node answers to a {@link LiveQuestion}. A class and not a record because it travels
 * between nodes.
 */
final class LiveReply {

  private final int[] shards;
  private final long version;
  private final String[] scopes;
  private final ShardPart[] parts;
  private final PriceHistory[] prices;
  private final long[] priceVersions;

  /** A part and whose it is. */
  record ScopePart(LiveScope scope, ShardPart part) {}

  /** A history and which version of its owner it is. */
  record Price(PriceHistory history, long version) {}

  /**
   * Makes a reply.
   *
   * @param shards those whose parts are all there, these and those of earlier replies
   * @param version up to which they are
   * @param parts that are new
   * @param prices that are new
   */
  LiveReply(int[] shards, long version, List<ScopePart> parts, List<Price> prices) {
    this.shards = shards.clone();
    this.version = version;
    this.scopes = parts.stream().map(each -> each.scope().text()).toArray(String[]::new);
    this.parts = parts.stream().map(ScopePart::part).toArray(ShardPart[]::new);
    this.prices = prices.stream().map(Price::history).toArray(PriceHistory[]::new);
    this.priceVersions = prices.stream().mapToLong(Price::version).toArray();
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
    for (int i = 0; i < prices.length; i++) {
      all.add(new Price(prices[i], priceVersions[i]));
    }
    return all;
  }
}
