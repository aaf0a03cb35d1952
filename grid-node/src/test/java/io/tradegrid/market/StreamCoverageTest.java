package io.tradegrid.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.market.MarketEvent.Kind;
import io.tradegrid.market.MarketStream.Style;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The random streams reach everything that a market can do; otherwise agreement says little. */
final class StreamCoverageTest {

  private static final int OPERATIONS = 20_000;

  private static final Set<Kind> KINDS = EnumSet.noneOf(Kind.class);
  private static final Set<Liquidity> LIQUIDITIES = EnumSet.noneOf(Liquidity.class);
  private static final Set<CancelReason> CANCELS = EnumSet.of(CancelReason.NONE);
  private static final Set<RejectReason> ENTRIES = EnumSet.noneOf(RejectReason.class);
  private static final Set<RejectReason> AMENDMENTS = EnumSet.noneOf(RejectReason.class);
  private static final Set<Phase> PHASES = EnumSet.noneOf(Phase.class);

  @BeforeAll
  static void runAllStyles() {
    for (Style style : Style.values()) {
      for (long seed = 1; seed <= 3; seed++) {
        run(seed, style);
      }
    }
  }

  private static void run(long seed, Style style) {
    Market market = MarketKind.LADDER.open(MarketStream.MAX_ORDER_LOTS, StreamCoverageTest::note);
    MarketStream stream = new MarketStream(seed, style);
    for (int i = 0; i < OPERATIONS; i++) {
      MarketCommand command = stream.next();
      long answer = command.applyTo(market);
      if (command instanceof MarketCommand.Enter) {
        ENTRIES.add(RejectReason.of((int) answer));
      } else if (command instanceof MarketCommand.Amend) {
        AMENDMENTS.add(RejectReason.of((int) answer));
      }
    }
  }

  private static void note(MarketEvent event) {
    KINDS.add(event.kind());
    CANCELS.add(event.cancelReason());
    if (event.liquidity() != null) {
      LIQUIDITIES.add(event.liquidity());
    }
    if (event.phase() != null) {
      PHASES.add(event.phase());
    }
  }

  @Test
  void everyKindOfEventIsSaid() {
    assertThat(KINDS).containsExactlyInAnyOrder(Kind.values());
    assertThat(LIQUIDITIES).containsExactlyInAnyOrder(Liquidity.values());
    assertThat(CANCELS).containsExactlyInAnyOrder(CancelReason.values());
    assertThat(PHASES).containsExactlyInAnyOrder(Phase.values());
  }

  @Test
  void ordersAreRefusedForEveryReasonOfTheMarket() {
    assertThat(ENTRIES)
        .containsExactlyInAnyOrder(
            RejectReason.NONE,
            RejectReason.PORTFOLIO_BLOCKED,
            RejectReason.ORDER_RATE_LIMIT,
            RejectReason.INVALID_QUANTITY,
            RejectReason.INVALID_PRICE,
            RejectReason.INVALID_TERMS,
            RejectReason.PHASE_FORBIDS,
            RejectReason.PRICE_OFF_GRID,
            RejectReason.ORDER_QUANTITY_LIMIT,
            RejectReason.ORDER_NOTIONAL_LIMIT,
            RejectReason.OPEN_ORDER_LIMIT,
            RejectReason.POSITION_OVERFLOW,
            RejectReason.POSITION_LIMIT,
            RejectReason.REDUCE_ONLY,
            RejectReason.POST_ONLY,
            RejectReason.PRICE_BAND,
            RejectReason.PRICE_COLLAR);
  }

  @Test
  void amendmentsAreRefusedForEveryReasonOfTheMarket() {
    assertThat(AMENDMENTS)
        .containsExactlyInAnyOrder(
            RejectReason.NONE,
            RejectReason.UNKNOWN_ORDER,
            RejectReason.INVALID_QUANTITY,
            RejectReason.PHASE_FORBIDS,
            RejectReason.INVALID_PRICE,
            RejectReason.PORTFOLIO_BLOCKED,
            RejectReason.ORDER_RATE_LIMIT,
            RejectReason.PRICE_OFF_GRID,
            RejectReason.ORDER_QUANTITY_LIMIT,
            RejectReason.ORDER_NOTIONAL_LIMIT,
            RejectReason.POSITION_OVERFLOW,
            RejectReason.POSITION_LIMIT,
            RejectReason.REDUCE_ONLY,
            RejectReason.POST_ONLY,
            RejectReason.PRICE_BAND,
            RejectReason.PRICE_COLLAR);
  }
}
