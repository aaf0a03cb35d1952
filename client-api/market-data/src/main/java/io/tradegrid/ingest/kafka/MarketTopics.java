package io.tradegrid.ingest.kafka;

/**
 * The topics of market data.
 *
 * @param raw what sources told; the key is the symbol's name in the grid
 * @param norm ticks as the pipeline made them; the key is the symbol
 * @param deadLetters records of the first topic that can be no ticks, as they came
 * @param positions how far each feed is in the first topic; the key is the feed's name, compacted
 */
public record MarketTopics(String raw, String norm, String deadLetters, String positions) {

  /** Makes those that are used where nothing is configured. */
  public static MarketTopics preset() {
    return new MarketTopics(
        "market.data.raw", "market.data.norm", "market.data.dlq", "market.data.positions");
  }
}
