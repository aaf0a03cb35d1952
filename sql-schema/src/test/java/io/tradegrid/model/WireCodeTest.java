package io.tradegrid.model;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Goal: a code that was ever written to a log means the same for ever. Add here, never change. */
final class WireCodeTest {

  @Test
  void sides() {
    assertFrozen(Side.values(), Side::of, Map.of("BUY", 0, "SELL", 1));
  }

  @Test
  void types() {
    assertFrozen(
        OrderType.values(),
        OrderType::of,
        Map.of("LIMIT", 0, "MARKET", 1, "STOP", 2, "STOP_LIMIT", 3));
  }

  @Test
  void timesInForce() {
    assertFrozen(
        TimeInForce.values(),
        TimeInForce::of,
        Map.of("GTC", 0, "IOC", 1, "FOK", 2, "DAY", 3, "GTD", 4));
  }

  @Test
  void statuses() {
    assertFrozen(
        OrderStatus.values(),
        OrderStatus::of,
        Map.of(
            "NEW",
            0,
            "PARTIALLY_FILLED",
            1,
            "FILLED",
            2,
            "CANCELED",
            3,
            "REJECTED",
            4,
            "EXPIRED",
            5));
  }

  @Test
  void reasons() {
    assertFrozen(
        RejectReason.values(),
        RejectReason::of,
        Map.ofEntries(
            entry("NONE", 0),
            entry("UNKNOWN_INSTRUMENT", 1),
            entry("UNKNOWN_PORTFOLIO", 2),
            entry("PRICE_OFF_TICK", 3),
            entry("QUANTITY_OFF_LOT", 4),
            entry("DUPLICATE_ID", 5),
            entry("BAD_REQUEST", 6),
            entry("DEFINITION_CONFLICT", 7),
            entry("RECORD_TAKEN", 8),
            entry("INVALID_PRICE", 20),
            entry("INVALID_QUANTITY", 21),
            entry("PORTFOLIO_BLOCKED", 22),
            entry("ORDER_QUANTITY_LIMIT", 23),
            entry("ORDER_NOTIONAL_LIMIT", 24),
            entry("OPEN_ORDER_LIMIT", 25),
            entry("POSITION_OVERFLOW", 26),
            entry("UNKNOWN_ORDER", 27),
            entry("ORDER_CLOSED", 28),
            entry("INVALID_TERMS", 29),
            entry("PHASE_FORBIDS", 30),
            entry("PRICE_OFF_GRID", 31),
            entry("PRICE_BAND", 32),
            entry("PRICE_COLLAR", 33),
            entry("POSITION_LIMIT", 34),
            entry("ORDER_RATE_LIMIT", 35),
            entry("POST_ONLY", 36),
            entry("REDUCE_ONLY", 37),
            entry("NOT_OWNER", 60),
            entry("BUSY", 61),
            entry("SHARD_STOPPED", 62),
            entry("SHARD_LOST", 63),
            entry("OUTCOME_UNKNOWN", 80)));
  }

  @Test
  void cancelReasons() {
    assertFrozen(
        CancelReason.values(),
        CancelReason::of,
        Map.of(
            "NONE",
            0,
            "REQUESTED",
            1,
            "MASS_CANCEL",
            2,
            "IMMEDIATE",
            3,
            "FILL_OR_KILL",
            4,
            "MINIMUM_QUANTITY",
            5,
            "SELF_TRADE",
            6,
            "REDUCE_ONLY",
            7,
            "COLLAR",
            8,
            "AUCTION_END",
            9));
  }

  @Test
  void phases() {
    assertFrozen(
        Phase.values(),
        Phase::of,
        Map.ofEntries(
            entry("CONTINUOUS", 0),
            entry("PRE_OPEN", 1),
            entry("OPENING_AUCTION", 2),
            entry("VOLATILITY_AUCTION", 3),
            entry("CLOSING_AUCTION", 4),
            entry("HALT", 5),
            entry("CLOSED", 6)));
  }

  @Test
  void choicesOfTerms() {
    assertFrozen(PostOnly.values(), PostOnly::of, Map.of("OFF", 0, "REJECT", 1, "SLIDE", 2));
    assertFrozen(CollarAction.values(), CollarAction::of, Map.of("REFUSE", 0, "AUCTION", 1));
    assertFrozen(
        SelfTrade.values(),
        SelfTrade::of,
        Map.of("ALLOW", 0, "CANCEL_TAKER", 1, "CANCEL_MAKER", 2, "CANCEL_BOTH", 3, "DECREMENT", 4));
  }

  @Test
  void unknownCodesAreRefusedByName() {
    assertRefused(Side::of, "side: no constant has the code 2");
    assertThatThrownBy(() -> OrderType.of(4)).hasMessage("type: no constant has the code 4");
    assertThatThrownBy(() -> TimeInForce.of(5))
        .hasMessage("timeInForce: no constant has the code 5");
    assertThatThrownBy(() -> OrderStatus.of(-1)).hasMessage("status: no constant has the code -1");
    assertThatThrownBy(() -> RejectReason.of(127))
        .hasMessage("reason: no constant has the code 127");
  }

  @Test
  void sidesAreOpposite() {
    assertThat(Side.BUY.opposite()).isEqualTo(Side.SELL);
    assertThat(Side.SELL.opposite()).isEqualTo(Side.BUY);
    assertThat(Side.BUY.sign() + Side.SELL.sign()).isZero();
    assertThat(Side.BUY.sign()).isOne();
  }

  @Test
  void onlyNewAndPartiallyFilledAreOpen() {
    assertThat(Arrays.stream(OrderStatus.values()).filter(OrderStatus::isOpen))
        .containsExactly(OrderStatus.NEW, OrderStatus.PARTIALLY_FILLED);
  }

  private static void assertRefused(IntFunction<?> of, String message) {
    assertThatThrownBy(() -> of.apply(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static <E extends Enum<E> & WireCode> void assertFrozen(
      E[] values, IntFunction<E> of, Map<String, Integer> codes) {
    Map<String, Integer> actual =
        Arrays.stream(values).collect(Collectors.toMap(Enum::name, WireCode::code));

    assertThat(actual).isEqualTo(codes);
    assertThat(values)
        .allSatisfy(
            value -> {
              assertThat(of.apply(value.code())).isSameAs(value);
              assertThat(value.code()).as("fits one byte").isBetween(0, 127);
            });
  }
}
