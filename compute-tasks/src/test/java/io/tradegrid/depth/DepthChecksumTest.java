package io.tradegrid.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.model.Side;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Goal: Kraken's own example, what the two rules cover, and what they refuse. */
final class DepthChecksumTest {

  private static final long[] KRAKEN_OFFERS = {
    5005, 5010, 5015, 5020, 5025, 5030, 5035, 5040, 5045, 5050
  };
  private static final long[] KRAKEN_BIDS = {
    5000, 4995, 4990, 4980, 4975, 4970, 4965, 4960, 4955, 4950
  };

  /** The book that Kraken's guide to the checksum (version 1) gives with its number. */
  @Test
  void krakensDocumentedExampleAgrees() {
    DepthBook book = krakenExample();
    assertThat(new KrakenChecksum().of(book)).isEqualTo(974_947_235L);

    book.set(Side.SELL, 5055, 500, 0);
    book.set(Side.BUY, 4945, 500, 0);
    assertThat(new KrakenChecksum().of(book)).as("ten levels count").isEqualTo(974_947_235L);

    book.set(Side.BUY, 4950, 501, 0);
    assertThat(new KrakenChecksum().of(book)).isNotEqualTo(974_947_235L);
  }

  @Test
  void krakenHasNoWordsForAPriceThatIsNotPositive() {
    DepthBook book = DepthBook.unbounded();
    book.set(Side.BUY, 0, 1, 0);

    assertThatThrownBy(() -> new KrakenChecksum().of(book))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("priceTicks: must be positive, got 0");
  }

  @Test
  void oursTellsEveryCoveredChangeAndNoOther() {
    DepthChecksum rule = new TickLotChecksum(2);
    DepthBook book = DepthBook.unbounded();
    Set<Long> seen = new HashSet<>();
    seen.add(rule.of(book));
    book.set(Side.BUY, 10, 5, 1);
    seen.add(rule.of(book));
    book.set(Side.BUY, 10, 6, 1);
    seen.add(rule.of(book));
    book.set(Side.BUY, 9, 1, 1);
    seen.add(rule.of(book));
    book.set(Side.BUY, 9, 0, 0);
    book.set(Side.SELL, 9, 1, 1);
    seen.add(rule.of(book));
    assertThat(seen).as("five books, the last two with the same levels in a row").hasSize(5);

    book.set(Side.SELL, 10, 1, 1);
    long before = rule.of(book);
    book.set(Side.SELL, 11, 1, 1);
    book.set(Side.BUY, 10, 6, 4);
    assertThat(rule.of(book)).as("neither third levels nor counts are covered").isEqualTo(before);
  }

  @Test
  void bothKindsOfBookHaveTheSameChecksum() {
    MarketByOrderBook orders = new MarketByOrderBook();
    long id = 0;
    for (int i = 0; i < 10; i++) {
      orders.add(id++, Side.SELL, KRAKEN_OFFERS[i], 200);
      orders.add(id++, Side.SELL, KRAKEN_OFFERS[i], 300);
      orders.add(id++, Side.BUY, KRAKEN_BIDS[i], 500);
    }

    assertThat(new KrakenChecksum().of(orders)).isEqualTo(974_947_235L);
    assertThat(new TickLotChecksum().of(orders))
        .isEqualTo(new TickLotChecksum().of(krakenExample()));
  }

  @Test
  void theNumberOfLevelsIsBounded() {
    assertThatThrownBy(() -> new TickLotChecksum(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("levels: must be 1 to 1000, got 0");
    assertThatThrownBy(() -> new TickLotChecksum(TickLotChecksum.LEVELS_MAX + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("levels: must be 1 to 1000, got 1001");
  }

  private static DepthBook krakenExample() {
    DepthBook book = DepthBook.unbounded();
    for (int i = 0; i < 10; i++) {
      book.set(Side.SELL, KRAKEN_OFFERS[i], 500, 0);
      book.set(Side.BUY, KRAKEN_BIDS[i], 500, 0);
    }
    return book;
  }
}
