package io.tradegrid.market;

import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;

/**
 * An order as an example writes it: {@code P1 buy 10 @ 100 iceberg 3}. A limit order good till
 * cancelled unless it says otherwise.
 */
final class OrderLine {

  private final int portfolio;
  private final Side side;
  private final long lots;
  private OrderType type = OrderType.LIMIT;
  private TimeInForce timeInForce = TimeInForce.GTC;
  private long price = Market.NO_PRICE;
  private OrderTerms terms = OrderTerms.PLAIN;

  private OrderLine(int portfolio, Side side, long lots) {
    this.portfolio = portfolio;
    this.side = side;
    this.lots = lots;
  }

  static OrderLine parse(String text) {
    Iterator<String> words = Arrays.asList(text.split(" ")).iterator();
    OrderLine order =
        new OrderLine(
            portfolio(words.next()),
            constant(Side.class, words.next()),
            Long.parseLong(words.next()));
    while (words.hasNext()) {
      order.read(words.next(), words);
    }
    return order;
  }

  private void read(String word, Iterator<String> words) {
    switch (word) {
      case "@" -> price = Long.parseLong(words.next());
      case "market" -> type = OrderType.MARKET;
      case "stop", "stop-limit" -> {
        type = constant(OrderType.class, word);
        terms = terms.withStop(Long.parseLong(words.next()));
      }
      case "gtc", "ioc", "fok", "day" -> timeInForce = constant(TimeInForce.class, word);
      case "gtd" -> {
        timeInForce = TimeInForce.GTD;
        terms = terms.withExpiry(nanos(words.next()));
      }
      case "iceberg" -> terms = terms.withDisplay(Long.parseLong(words.next()));
      case "minimum" -> terms = terms.withMinimum(Long.parseLong(words.next()));
      case "post-only" -> terms = terms.withPostOnly(constant(PostOnly.class, words.next()));
      case "reduce-only" -> terms = terms.withReduceOnly();
      case "self-trade" -> terms = terms.withSelfTrade(constant(SelfTrade.class, words.next()));
      default -> throw new IllegalArgumentException("word: unknown, got " + word);
    }
  }

  static int portfolio(String word) {
    return Integer.parseInt(word.substring(1));
  }

  static long nanos(String time) {
    return LocalTime.parse(time).toNanoOfDay();
  }

  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  int portfolio() {
    return portfolio;
  }

  Side side() {
    return side;
  }

  long lots() {
    return lots;
  }

  OrderType type() {
    return type;
  }

  TimeInForce timeInForce() {
    return timeInForce;
  }

  long price() {
    return price;
  }

  OrderTerms terms() {
    return terms;
  }
}
