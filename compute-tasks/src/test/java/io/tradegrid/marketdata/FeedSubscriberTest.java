package io.tradegrid.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.depth.DepthBook;
import io.tradegrid.depth.DepthLevel;
import io.tradegrid.depth.MarketByOrderBook;
import io.tradegrid.depth.RestingOrder;
import io.tradegrid.depth.TickLotChecksum;
import io.tradegrid.marketdata.FeedMessage.Kind;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;
import org.junit.jupiter.api.Test;

/** Goal: what a subscriber makes of each message, when it gives up and when it is live again. */
final class FeedSubscriberTest {

  private final FeedSubscriber<MarketByOrderBook> orders = FeedSubscriber.byOrder();
  private final FeedSubscriber<DepthBook> levels = FeedSubscriber.byPrice();

  private static FeedMessage message(Kind kind, long sequence) {
    return new FeedMessage().begin(kind, sequence, 0);
  }

  private static FeedMessage add(long sequence, long order, long price, long lots) {
    return message(Kind.ADD, sequence).order(order).side(Side.BUY).quantity(price, lots);
  }

  private static FeedMessage level(long sequence, long price, long lots, int orders) {
    return message(Kind.LEVEL, sequence).side(Side.BUY).quantity(price, lots).orders(orders);
  }

  /** The checksum of a book of one bid, or of none. */
  private static FeedMessage checksum(long sequence, long price, long lots) {
    DepthBook book = DepthBook.unbounded();
    if (lots > 0) {
      book.set(Side.BUY, price, lots, 1);
    }
    return message(Kind.CHECKSUM, sequence).checksum(new TickLotChecksum().of(book));
  }

  private void assertOrders(FeedResult expected, FeedMessage message) {
    assertThat(orders.on(message)).as("%s", message).isEqualTo(expected);
  }

  private void assertLevels(FeedResult expected, FeedMessage message) {
    assertThat(levels.on(message)).as("%s", message).isEqualTo(expected);
  }

  @Test
  void followsTheFeedByOrderFromItsFirstMessage() {
    assertThat(orders.isLive()).isFalse();
    assertOrders(FeedResult.APPLIED, add(1, 11, 100, 5));
    assertOrders(FeedResult.APPLIED, add(2, 12, 100, 7));
    assertOrders(
        FeedResult.APPLIED, message(Kind.ADD, 3).order(13).side(Side.SELL).quantity(90, 6));
    assertOrders(FeedResult.APPLIED, message(Kind.TRADE, 4).order(11).contra(13).quantity(95, 5));
    assertOrders(FeedResult.APPLIED, message(Kind.REDUCE, 5).order(12).quantity(0, 3));
    assertOrders(FeedResult.APPLIED, message(Kind.EXECUTE, 6).order(13).quantity(90, 1));
    assertOrders(FeedResult.APPLIED, checksum(7, 100, 4));

    assertThat(orders.isLive()).isTrue();
    assertThat(orders.sequence()).isEqualTo(7);
    assertThat(orders.book().queue(Side.BUY, 100))
        .containsExactly(new RestingOrder(12, Side.BUY, 100, 4));
    assertThat(orders.book().levels(Side.SELL, 9)).isEmpty();
    assertOrders(FeedResult.APPLIED, message(Kind.DELETE, 8).order(12));
    assertOrders(FeedResult.APPLIED, checksum(9, 0, 0));
  }

  @Test
  void followsTheFeedByPriceFromItsFirstMessage() {
    assertLevels(FeedResult.APPLIED, message(Kind.TRADE, 1).quantity(100, 3));
    assertLevels(FeedResult.APPLIED, level(2, 100, 5, 2));
    assertLevels(FeedResult.APPLIED, level(3, 99, 1, 1));
    assertLevels(FeedResult.APPLIED, level(4, 99, 0, 0));
    assertLevels(FeedResult.APPLIED, checksum(5, 100, 5));

    assertThat(levels.book().levels(Side.BUY, 9)).containsExactly(new DepthLevel(100, 5, 2));
  }

  @Test
  void aPhaseForgetsTheIndicativePrice() {
    assertOrders(FeedResult.APPLIED, message(Kind.PHASE, 1).phase(Phase.CLOSING_AUCTION));
    assertOrders(
        FeedResult.APPLIED,
        message(Kind.INDICATIVE, 2).side(Side.SELL).quantity(100, 5).surplus(3));

    assertThat(orders.phase()).isEqualTo(Phase.CLOSING_AUCTION);
    assertThat(orders.indicativeTicks()).isEqualTo(100);
    assertThat(orders.indicativeLots()).isEqualTo(5);
    assertThat(orders.surplusLots()).isEqualTo(3);
    assertThat(orders.surplusSide()).isEqualTo(Side.SELL);

    assertOrders(FeedResult.APPLIED, message(Kind.PHASE, 3).phase(Phase.CLOSED));
    assertThat(orders.phase()).isEqualTo(Phase.CLOSED);
    assertThat(orders.indicativeTicks()).isZero();
    assertThat(orders.indicativeLots()).isZero();
    assertThat(orders.surplusLots()).isZero();
    assertThat(orders.surplusSide()).isNull();
  }

  @Test
  void aGapIsSaidOnceAndThenAllIsLeftAloneUntilASnapshot() {
    assertOrders(FeedResult.APPLIED, add(1, 11, 100, 5));
    assertOrders(FeedResult.COVERED, add(1, 11, 100, 5));
    assertOrders(FeedResult.GAP, add(3, 13, 100, 5));
    assertThat(orders.isLive()).isFalse();
    assertOrders(FeedResult.WAITING, add(2, 12, 100, 5));
    assertOrders(FeedResult.WAITING, checksum(4, 100, 15));

    snapshotAt(4);
    assertThat(orders.isLive()).isTrue();
    assertThat(orders.sequence()).isEqualTo(4);
    assertOrders(FeedResult.COVERED, add(3, 13, 100, 5));
    assertOrders(FeedResult.APPLIED, message(Kind.DELETE, 5).order(21));
  }

  @Test
  void aSubscriberThatIsLiveLeavesSnapshotsAlone() {
    snapshotAt(4);
    assertOrders(FeedResult.COVERED, message(Kind.SNAPSHOT, 4).part(1).quantity(0, 4));
    assertOrders(FeedResult.COVERED, add(4, 99, 100, 5).part(3));
    assertOrders(FeedResult.COVERED, checksum(4, 100, 9).part(4));
    assertThat(orders.book().openOrders()).isOne();
  }

  @Test
  void aSnapshotBeyondWhatItHasSaysThatTheEndWasLost() {
    snapshotAt(4);
    snapshotAt(9);
    assertThat(orders.sequence()).isEqualTo(9);
    assertOrders(FeedResult.GAP, add(12, 99, 100, 5).part(3));
    assertThat(orders.isLive()).isFalse();
  }

  private void snapshotAt(long sequence) {
    assertOrders(FeedResult.APPLIED, message(Kind.SNAPSHOT, sequence).part(1).quantity(0, 4));
    assertThat(orders.isLive()).isFalse();
    assertOrders(FeedResult.APPLIED, message(Kind.PHASE, sequence).part(2).phase(Phase.PRE_OPEN));
    assertOrders(FeedResult.APPLIED, add(sequence, 21, 100, 5).part(3));
    assertOrders(FeedResult.APPLIED, checksum(sequence, 100, 5).part(4));
    assertThat(orders.phase()).isEqualTo(Phase.PRE_OPEN);
  }

  @Test
  void aSnapshotWithAHoleIsNotUsed() {
    assertOrders(FeedResult.APPLIED, message(Kind.SNAPSHOT, 4).part(1).quantity(0, 4));
    assertOrders(FeedResult.COVERED, checksum(3, 100, 5));
    assertOrders(FeedResult.GAP, add(4, 21, 100, 5).part(3));
    assertOrders(FeedResult.WAITING, checksum(4, 100, 5).part(4));
    assertThat(orders.isLive()).isFalse();
  }

  @Test
  void aLaterMessageInsideASnapshotEndsIt() {
    assertOrders(FeedResult.APPLIED, message(Kind.SNAPSHOT, 4).part(1).quantity(0, 4));
    assertOrders(FeedResult.GAP, add(5, 21, 100, 5));
    assertThat(orders.isLive()).isFalse();
  }

  @Test
  void aSnapshotThatEndsTooEarlyOrTooLateOrWithAnotherSumIsNotUsed() {
    assertOrders(FeedResult.APPLIED, message(Kind.SNAPSHOT, 4).part(1).quantity(0, 4));
    assertOrders(FeedResult.CORRUPT, checksum(4, 0, 0).part(2));
    assertOrders(FeedResult.APPLIED, message(Kind.SNAPSHOT, 4).part(1).quantity(0, 2));
    assertOrders(FeedResult.CORRUPT, add(4, 21, 100, 5).part(2));
    assertOrders(FeedResult.APPLIED, message(Kind.SNAPSHOT, 4).part(1).quantity(0, 2));
    assertOrders(FeedResult.CORRUPT, checksum(4, 100, 5).part(2));
    assertThat(orders.isLive()).isFalse();
  }

  @Test
  void whatDoesNotFitTheBookIsCorrupt() {
    assertOrders(FeedResult.CORRUPT, message(Kind.DELETE, 1).order(5));
    assertThat(orders.isLive()).isFalse();
    assertOrders(FeedResult.CORRUPT, level(1, 100, 5, 1));
    assertOrders(FeedResult.CORRUPT, checksum(1, 100, 5));
    assertLevels(FeedResult.CORRUPT, add(1, 11, 100, 5));
    assertLevels(FeedResult.CORRUPT, level(1, 100, 0, 0));
  }
}
