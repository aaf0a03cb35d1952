package io.tradegrid.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.MassCancel;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CommandTest {

  private static final ClientOrderId ID = ClientOrderId.of("a");
  private static final ClientOrderId OTHER = ClientOrderId.of("b");

  /** Every pair of these asks for something else. */
  private static final List<Request> DIFFERENT =
      List.of(
          order(1, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 10, 5),
          order(2, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 10, 5),
          order(1, Side.SELL, OrderType.LIMIT, TimeInForce.GTC, 10, 5),
          order(1, Side.BUY, OrderType.MARKET, TimeInForce.GTC, 10, 5),
          order(1, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 10, 5),
          order(1, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 11, 5),
          order(1, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 10, 6),
          order(1, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 5, 10),
          order(OrderTerms.PLAIN.withStop(1)),
          order(OrderTerms.PLAIN.withDisplay(1)),
          order(OrderTerms.PLAIN.withMinimum(1)),
          order(OrderTerms.PLAIN.withExpiry(1)),
          order(OrderTerms.PLAIN.withPostOnly(PostOnly.REJECT)),
          order(OrderTerms.PLAIN.withPostOnly(PostOnly.SLIDE)),
          order(OrderTerms.PLAIN.withReduceOnly()),
          order(OrderTerms.PLAIN.withSelfTrade(SelfTrade.CANCEL_TAKER)),
          new CancelOrder(1, 1, ID, 7, ID),
          new CancelOrder(2, 1, ID, 7, ID),
          new CancelOrder(1, 1, ID, 7, OTHER),
          new AmendOrder(1, 1, ID, 7, ID, 10, 5),
          new AmendOrder(2, 1, ID, 7, ID, 10, 5),
          new AmendOrder(1, 1, ID, 7, OTHER, 10, 5),
          new AmendOrder(1, 1, ID, 7, ID, 11, 5),
          new AmendOrder(1, 1, ID, 7, ID, 10, 6),
          new TradeReport(1, 1, ID, 7, 2, 10, 5),
          new TradeReport(2, 1, ID, 7, 2, 10, 5),
          new TradeReport(1, 1, ID, 7, 3, 10, 5),
          new TradeReport(1, 1, ID, 7, 2, 11, 5),
          new TradeReport(1, 1, ID, 7, 2, 10, 6),
          new MassCancel(1, 1, ID, 7, null),
          new MassCancel(1, 1, ID, 7, Side.BUY),
          new MassCancel(1, 1, ID, 7, Side.SELL),
          new MassCancel(2, 1, ID, 7, null));

  private static NewOrder order(
      int instrument, Side side, OrderType type, TimeInForce tif, long price, long quantity) {
    return new NewOrder(instrument, 1, ID, 7, side, type, tif, price, quantity);
  }

  private static NewOrder order(OrderTerms terms) {
    return new NewOrder(1, 1, ID, 7, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 10, 5, terms);
  }

  @Test
  void differentContentHasDifferentHashes() {
    Set<Long> hashes = DIFFERENT.stream().map(Request::contentHash).collect(Collectors.toSet());

    assertThat(hashes).hasSameSizeAs(DIFFERENT);
  }

  @Test
  void theTimeIsNotPartOfTheContent() {
    assertThat(DIFFERENT)
        .allSatisfy(
            request -> {
              Request later = request.acceptedAt(99);
              assertThat(later.timestampNs()).isEqualTo(99);
              assertThat(later.contentHash()).isEqualTo(request.contentHash());
              assertThat(later.acceptedAt(request.timestampNs())).isEqualTo(request);
            });
  }

  /** The hash is in snapshots, so it is frozen like any other byte. */
  @Test
  void theHashIsFrozen() {
    assertThat(Hash.mix(0)).isEqualTo(0xe220a8397b1dcdafL);
    assertThat(Hash.of(1, 2, 3, 4)).isNotEqualTo(Hash.of(4, 3, 2, 1));
    assertThat(DIFFERENT.get(0).contentHash()).isEqualTo(7376242680539140738L);
  }

  @Test
  void anAnswerKeepsItsOwnFills() {
    Answer refused = Answer.refused(RejectReason.UNKNOWN_ORDER);

    assertThat(refused.isAccepted()).isFalse();
    assertThat(refused.status()).isEqualTo(OrderStatus.REJECTED);
    assertThat(refused.asDuplicate())
        .isEqualTo(
            new Answer(
                RejectReason.UNKNOWN_ORDER,
                true,
                OrderStatus.REJECTED,
                0,
                0,
                0,
                TopOfBook.EMPTY,
                List.of()));
  }

  @Test
  void aRepeatGetsTheAnswerWithoutFillsAndQuote() {
    Fill fill = new Fill(1, 2, 3, 4, 5, ID);
    Answer first =
        new Answer(
            RejectReason.NONE,
            false,
            OrderStatus.FILLED,
            9,
            3,
            0,
            new TopOfBook(1, 1, 2, 2),
            List.of(fill),
            4);

    assertThat(first.isAccepted()).isTrue();
    assertThat(first.asDuplicate())
        .isEqualTo(
            new Answer(
                RejectReason.NONE,
                true,
                OrderStatus.FILLED,
                9,
                3,
                0,
                TopOfBook.EMPTY,
                List.of(),
                4));
  }
}
