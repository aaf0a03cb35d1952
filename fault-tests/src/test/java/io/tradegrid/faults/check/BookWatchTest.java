package io.tradegrid.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.market.LadderMarket;
import io.tradegrid.market.RiskLimits;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import org.junit.jupiter.api.Test;

/** A trade past a better price is seen: here the better price is in a market that did not know. */
final class BookWatchTest {

  private final Findings findings = new Findings();
  private final BookWatch watch = new BookWatch("ABC", findings);
  private final LadderMarket market = new LadderMarket(1_000, watch::happened);
  private final LadderMarket other = new LadderMarket(1_000, watch::happened);

  private static void enter(LadderMarket where, long orderId, Side side, long ticks) {
    where.limits(1, RiskLimits.NONE);
    where.enter(orderId, 1, side, OrderType.LIMIT, TimeInForce.GTC, ticks, 10, OrderTerms.PLAIN);
  }

  @Test
  void isContentWithTradesAtTheBestPrice() {
    enter(market, 1, Side.SELL, 101);
    enter(market, 2, Side.SELL, 100);
    enter(market, 3, Side.BUY, 101);

    assertThat(findings.words()).isEmpty();
    assertThat(watch.filledLots(2)).isEqualTo(10);
    assertThat(watch.filledLots(3)).isEqualTo(10);
  }

  @Test
  void seesATradePastABetterPrice() {
    enter(other, 1, Side.SELL, 99);
    enter(market, 2, Side.SELL, 100);
    enter(market, 3, Side.BUY, 100);

    assertThat(findings.violations()).isEqualTo(1);
    assertThat(findings.words().get(0)).contains("traded past the better price 99");
  }
}
