package io.tradegrid.faults.load;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is traded and by whom. Ticks and lots are one, so that decimals are whole numbers.
 *
 * @param shardBySymbol every symbol with its shard, each shard once
 * @param portfolios their names
 */
public record Venue(SortedMap<String, Integer> shardBySymbol, List<String> portfolios) {

  private static final int SYMBOLS = 12;
  private static final int PORTFOLIOS = 6;
  private static final long MAX_ORDER_LOTS = 1_000_000;

  /** Creates it in a grid. */
  public static Venue create(TradeGridClient client) {
    SortedMap<String, Integer> shardBySymbol = new TreeMap<>();
    Set<Integer> taken = new HashSet<>();
    for (int i = 0; shardBySymbol.size() < SYMBOLS; i++) {
      String symbol = "SYM" + i;
      int shard = client.shardOf(symbol);
      if (taken.add(shard)) {
        shardBySymbol.put(symbol, shard);
        client.createInstrument(
            new Instrument(0, symbol, "USD", BigDecimal.ONE, BigDecimal.ONE, MAX_ORDER_LOTS));
      }
    }
    List<String> portfolios = new ArrayList<>();
    for (int i = 1; i <= PORTFOLIOS; i++) {
      portfolios.add("PF" + i);
      client.createPortfolio(Portfolio.named("PF" + i, "USD"));
    }
    return new Venue(shardBySymbol, List.copyOf(portfolios));
  }

  /** Returns the symbols in their order. */
  public List<String> symbols() {
    return List.copyOf(shardBySymbol.keySet());
  }

  /** Returns the shard of a symbol. */
  public int shard(String symbol) {
    return shardBySymbol.get(symbol);
  }
}
