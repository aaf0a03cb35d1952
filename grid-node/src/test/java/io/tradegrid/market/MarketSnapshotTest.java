package io.tradegrid.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.model.CollarAction;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import io.tradegrid.orderbook.OrderBook.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** The bytes of docs/formats/market-snapshot.md, and what is refused. */
final class MarketSnapshotTest {

  private static final MarketListener NOBODY = event -> {};
  private static final int CRC_BYTES = 4;

  /** The example of the format page, without state hash and checksum. */
  private static final List<String> GOLDEN =
      List.of(
          "01000000" // version, reserved
              + "67010000", // 359 bytes
          "a00f000000000000" // orders of up to 4,000 lots
              + "0600000000000000" // 6 events so far
              + "e803000000000000" // time 1,000
              + "6300000000000000" // last price 99
              + "0500000000000000" // turnover 5
              + "6400000000000000" // reference 100
              + "00" // continuous
              + "0000000000000000" // no auction that ends
              + "6400000000000000" // rules: reference 100
              + "f4010000" // static collar 500 basis points
              + "00000000" // no dynamic one
              + "01" // at its edge an auction
              + "00ca9a3b00000000" // of one second
              + "01000000" // one band
              + "c800000000000000" // from 200
              + "0200000000000000" // in steps of 2
              + "02000000" // two portfolios
              + "01" // limited
              + "07000000" // portfolio 7
              + "fbffffffffffffff" // position -5
              + "e8e4f50500000000" // next order due at 100,001,000
              + "00000000" // no group
              + "ffffffffffffff7f" // any notional
              + "e8030000" // 1,000 open orders
              + "ffffffffffffff7f" // any position
              + "14000000" // 20 orders a second
              + "00000000" // no band
              + "01" // limited
              + "09000000" // portfolio 9
              + "0500000000000000" // position 5
              + "0000000000000000" // any rate
              + "00000000"
              + "ffffffffffffff7f"
              + "ffffff7f"
              + "ffffffffffffff7f"
              + "00000000"
              + "00000000"
              + "01000000" // one bid level
              + "6300000000000000" // at 99
              + "01000000" // one order
              + "0c" // iceberg, of the day
              + "0200000000000000" // order 2
              + "09000000" // of portfolio 9
              + "0500000000000000" // shows 5
              + "1400000000000000" // hides 20
              + "0a00000000000000" // shows 10 at a time
              + "00000000" // no offers
              + "01000000" // one stop order
              + "01" // reduce-only
              + "0300000000000000" // order 3
              + "07000000" // of portfolio 7
              + "00" // buys
              + "02" // STOP
              + "00" // GTC
              + "0000000000000080" // without a price
              + "0400000000000000" // 4 lots
              + "6e00000000000000" // set off at 110
              + "ffffffffffffff7f" // hides nothing
              + "0000000000000000" // no minimum
              + "00" // not post-only
              + "01" // self-trade: cancels the newer one
              + "0000000000000000"); // no end

  private static LadderMarket example() {
    LadderMarket market = new LadderMarket(MarketStream.MAX_ORDER_LOTS, NOBODY);
    TickTable table = new TickTable(List.of(new Band(200, 2)));
    market.rules(new TradingRules(table, 100, 500, 0, CollarAction.AUCTION, 1_000_000_000));
    market.limits(7, new RiskLimits(0, false, Long.MAX_VALUE, 1_000, Long.MAX_VALUE, 20, 0));
    market.limits(9, RiskLimits.NONE);
    market.advanceTo(1_000);
    OrderTerms iceberg = OrderTerms.PLAIN.withDisplay(10);
    enter(market, 2, 9, Side.BUY, OrderType.LIMIT, TimeInForce.DAY, 99, 30, iceberg);
    enter(market, 1, 7, Side.SELL, OrderType.LIMIT, TimeInForce.IOC, 99, 5, OrderTerms.PLAIN);
    OrderTerms stop =
        OrderTerms.PLAIN.withStop(110).withReduceOnly().withSelfTrade(SelfTrade.CANCEL_TAKER);
    long none = Market.NO_PRICE;
    enter(market, 3, 7, Side.BUY, OrderType.STOP, TimeInForce.GTC, none, 4, stop);
    return market;
  }

  private static void enter(
      Market market,
      long orderId,
      int portfolio,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      long priceTicks,
      long lots,
      OrderTerms terms) {
    assertThat(market.enter(orderId, portfolio, side, type, timeInForce, priceTicks, lots, terms))
        .isEqualTo(RejectReason.NONE);
  }

  private static LadderMarket read(byte[] bytes) {
    return MarketSnapshot.read(bytes, NOBODY);
  }

  @Test
  void bytesAreAsDocumented() {
    LadderMarket market = example();
    byte[] bytes = MarketSnapshot.write(market);
    String hex = HexFormat.of().formatHex(bytes);
    assertThat(hex.substring(0, 16)).isEqualTo(GOLDEN.get(0));
    assertThat(hex.substring(32, hex.length() - 2 * CRC_BYTES)).isEqualTo(GOLDEN.get(1));
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(in.getLong(8)).as("state hash").isEqualTo(market.stateHash());
    assertThat(in.getInt(bytes.length - CRC_BYTES)).as("checksum").isEqualTo(crc(bytes));
    assertThat(read(bytes).stateHash()).isEqualTo(market.stateHash());
  }

  @Test
  void anEmptyMarketReadsBack() {
    LadderMarket market = new LadderMarket(1, NOBODY);
    byte[] bytes = MarketSnapshot.write(market);
    LadderMarket copy = read(bytes);
    assertThat(copy.stateHash()).isEqualTo(market.stateHash());
    assertThat(MarketSnapshot.write(copy)).isEqualTo(bytes);
  }

  @Test
  void looksAtPortfoliosLeaveNoTrace() {
    LadderMarket market = example();
    byte[] before = MarketSnapshot.write(market);
    assertThat(market.positionLots(77)).isZero();
    assertThat(MarketSnapshot.write(market)).isEqualTo(before);
  }

  /** The rate is in no state hash, so nothing else would notice. */
  @Test
  void theOrderRateGoesOn() {
    LadderMarket market = new LadderMarket(100, NOBODY);
    market.limits(7, new RiskLimits(0, false, Long.MAX_VALUE, 1_000, Long.MAX_VALUE, 2, 0));
    market.advanceTo(5_000_000_000L);
    assertThat(buy(market, 1)).isEqualTo(RejectReason.NONE);
    assertThat(buy(market, 2)).isEqualTo(RejectReason.NONE);
    LadderMarket copy = read(MarketSnapshot.write(market));
    assertThat(buy(copy, 3)).isEqualTo(RejectReason.ORDER_RATE_LIMIT);
    copy.advanceTo(5_499_999_999L);
    assertThat(buy(copy, 4)).isEqualTo(RejectReason.ORDER_RATE_LIMIT);
    copy.advanceTo(5_500_000_000L);
    assertThat(buy(copy, 5)).isEqualTo(RejectReason.NONE);
  }

  private static RejectReason buy(Market market, long orderId) {
    OrderTerms terms = OrderTerms.PLAIN;
    return market.enter(orderId, 7, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 50, 1, terms);
  }

  @Test
  void everyFlippedBitIsNoticed() {
    byte[] bytes = MarketSnapshot.write(example());
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] broken = bytes.clone();
      broken[bit / 8] ^= (byte) (1 << bit % 8);
      boolean inLength = bit / 32 == 1;
      assertThatThrownBy(() -> read(broken))
          .as("bit %d", bit)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching(
              inLength
                  ? "market snapshot: has 359 bytes, -?\\d+ were written"
                  : "market snapshot: checksum differs");
    }
  }

  @Test
  void everyMissingAndEveryAddedByteIsNoticed() {
    byte[] bytes = MarketSnapshot.write(example());
    for (int length = 0; length < bytes.length + 100; length++) {
      byte[] other = Arrays.copyOf(bytes, length);
      if (length != bytes.length) {
        assertThatThrownBy(() -> read(other))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                length < 20
                    ? "market snapshot: has only " + length + " bytes"
                    : "market snapshot: has " + length + " bytes, 359 were written");
      }
    }
  }

  @Test
  void anotherVersionIsRefused() {
    byte[] bytes = MarketSnapshot.write(example());
    bytes[0] = 2;
    assertThatThrownBy(() -> read(sealed(bytes)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("market snapshot: version 2 is not known");
  }

  /** Even bytes that a writer gone wrong has sealed either make a market or are refused. */
  @Test
  void whatMakesNoSenseIsRefused() {
    long seed = Long.getLong("test.seed", 1);
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = MarketSnapshot.write(example());
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] broken = bytes.clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        broken[8 + random.nextInt(bytes.length - 12)] = (byte) random.nextInt(-2, 3);
      }
      try {
        read(sealed(broken));
      } catch (IllegalArgumentException e) {
        assertThat(e).as("seed %d, change %d", seed, i).hasMessageStartingWith("market snapshot: ");
        refused++;
      }
    }
    assertThat(refused).as("refused of 20,000, seed %d", seed).isBetween(10_000, 19_999);
  }

  private static byte[] sealed(byte[] bytes) {
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length - CRC_BYTES, crc(bytes));
    return bytes;
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - CRC_BYTES);
    return (int) crc.getValue();
  }

  @Test
  void anOrderTakesAsManyBytesAsDocumented() {
    int plain = bytesOf(10_000, TimeInForce.GTC, OrderTerms.PLAIN);
    int iceberg = bytesOf(10_000, TimeInForce.GTC, OrderTerms.PLAIN.withDisplay(1));
    int timed = bytesOf(10_000, TimeInForce.GTD, OrderTerms.PLAIN.withExpiry(9_000_000_000L));
    int levels = 100 * 12;
    System.out.printf(
        "market snapshot, 10,000 orders at 100 prices: %.2f bytes an order, icebergs %.2f,"
            + " good till date %.2f%n",
        plain / 1e4, iceberg / 1e4, timed / 1e4);
    assertThat(plain).isEqualTo(10_000 * 21 + levels);
    assertThat(iceberg).isEqualTo(10_000 * 37 + levels);
    assertThat(timed).isEqualTo(10_000 * 29 + levels);
  }

  private static int bytesOf(int orders, TimeInForce timeInForce, OrderTerms terms) {
    LadderMarket market = new LadderMarket(100, NOBODY);
    market.limits(1, RiskLimits.NONE);
    int empty = MarketSnapshot.write(market).length;
    for (int i = 1; i <= orders; i++) {
      enter(market, i, 1, Side.BUY, OrderType.LIMIT, timeInForce, 1 + i % 100, 10, terms);
    }
    byte[] bytes = MarketSnapshot.write(market);
    List<Level> levels = read(bytes).levels(Side.BUY, 200);
    assertThat(levels).hasSize(100).isEqualTo(market.levels(Side.BUY, 200));
    return bytes.length - empty;
  }

  @Test
  void thePhaseOfAnAuctionHasItsPrice() {
    LadderMarket market = example();
    market.changePhase(Phase.CLOSING_AUCTION);
    OrderTerms terms = OrderTerms.PLAIN;
    long none = Market.NO_PRICE;
    enter(market, 4, 7, Side.SELL, OrderType.MARKET, TimeInForce.DAY, none, 40, terms);
    EventLog said = new EventLog();
    LadderMarket copy = MarketSnapshot.read(MarketSnapshot.write(market), said);
    copy.advanceTo(2_000);
    assertThat(said.lines()).as("nothing is published twice").isEmpty();
    copy.changePhase(Phase.CLOSED);
    assertThat(said.events())
        .extracting(MarketEvent::kind)
        .containsExactly(
            MarketEvent.Kind.FILLED,
            MarketEvent.Kind.FILLED,
            MarketEvent.Kind.CANCELLED,
            MarketEvent.Kind.PHASE_CHANGED);
  }
}
