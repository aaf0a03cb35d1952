package io.tradegrid.faults.load;

import io.tradegrid.client.OrderBuilder;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Command;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The requests of one trader: seeded, of every kind, around a price that many meet at. */
final class OrderStream {

  private static final int MID_TICKS = 1_000;
  private static final int SPREAD_TICKS = 12;
  private static final int OPEN_MAX = 400;

  /** The longest that an order of limited life lives, in milliseconds. */
  static final long GOOD_TILL_MAX_MS = 8_000;

  /** An order that may still be open. */
  private record Entered(String symbol, String portfolio, String clientOrderId, long lots) {}

  private final Venue venue;
  private final String prefix;
  private final SplittableRandom random;
  private final List<Entered> entered = new ArrayList<>();
  private long count;

  OrderStream(Venue venue, String prefix, SplittableRandom random) {
    this.venue = venue;
    this.prefix = prefix;
    this.random = random;
  }

  private String newId() {
    return prefix + "-" + ++count;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static BigDecimal units(long lots) {
    return BigDecimal.valueOf(lots);
  }

  /** Returns a request of any kind. */
  OrderRequest next() {
    int die = random.nextInt(1000);
    if (die < 130 && !entered.isEmpty()) {
      Entered order = entered.remove(random.nextInt(entered.size()));
      return OrderRequest.cancel(order.symbol(), order.portfolio(), newId(), order.clientOrderId());
    }
    if (die < 220 && !entered.isEmpty()) {
      return amend(any(entered));
    }
    if (die < 225) {
      Side side = die < 222 ? null : random.nextBoolean() ? Side.BUY : Side.SELL;
      return new OrderRequest.MassCancel(
          any(venue.symbols()), any(venue.portfolios()), newId(), side, Command.STAMP_ON_ACCEPT);
    }
    if (die < 235) {
      return report();
    }
    return order(any(venue.symbols()));
  }

  private OrderRequest amend(Entered order) {
    BigDecimal price = random.nextBoolean() ? null : units(price(random.nextBoolean()));
    return new OrderRequest.Amend(
        order.symbol(),
        order.portfolio(),
        newId(),
        order.clientOrderId(),
        price,
        units(1 + random.nextLong(2 * order.lots())),
        Command.STAMP_ON_ACCEPT);
  }

  private OrderRequest report() {
    return new OrderRequest.Report(
        any(venue.symbols()),
        venue.portfolios().get(0),
        newId(),
        venue.portfolios().get(1),
        units(MID_TICKS),
        units(1 + random.nextLong(50)),
        Command.STAMP_ON_ACCEPT);
  }

  /** Returns a new order. */
  OrderRequest.New order(String symbol) {
    String id = newId();
    String portfolio = any(venue.portfolios());
    boolean buy = random.nextBoolean();
    long lots = 1 + random.nextLong(100);
    OrderBuilder order =
        OrderRequest.order(symbol, portfolio, id).of(buy ? Side.BUY : Side.SELL, units(lots));
    OrderRequest.New made = priced(order, buy, lots).build();
    entered.add(new Entered(symbol, portfolio, id, lots));
    if (entered.size() > OPEN_MAX) {
      entered.remove(0);
    }
    return made;
  }

  private OrderBuilder priced(OrderBuilder order, boolean buy, long lots) {
    long price = price(buy);
    int die = random.nextInt(100);
    if (die < 4) {
      return order.market();
    }
    if (die < 8) {
      return order.stop(units(buy ? MID_TICKS + SPREAD_TICKS : MID_TICKS - SPREAD_TICKS));
    }
    order.limit(units(price));
    if (die < 18) {
      return order.timeInForce(TimeInForce.IOC);
    }
    if (die < 20) {
      return order.timeInForce(TimeInForce.FOK);
    }
    if (die < 25) {
      return order.postOnly(random.nextBoolean() ? PostOnly.REJECT : PostOnly.SLIDE);
    }
    if (die < 30) {
      return order.display(units(1 + lots / 4));
    }
    if (die < 34) {
      return order.goodTill(
          Instant.now().plusMillis(1_000 + random.nextLong(GOOD_TILL_MAX_MS - 1_000)));
    }
    return order;
  }

  /** Most orders wait; about a third meet somebody. */
  private long price(boolean buy) {
    long away = random.nextLong(SPREAD_TICKS) - SPREAD_TICKS / 3;
    return buy ? MID_TICKS - away : MID_TICKS + away;
  }

  /** Returns other content under the id of an order. */
  OrderRequest impostor(OrderRequest.New order) {
    return OrderRequest.order(order.symbol(), order.portfolio(), order.clientOrderId())
        .of(order.side(), order.quantity().add(BigDecimal.ONE))
        .limit(units(MID_TICKS))
        .build();
  }

  /** Returns the same order as it would have been sent some time ago. */
  OrderRequest.New late(OrderRequest.New order, long ageNs) {
    Instant now = Instant.now();
    return new OrderRequest.New(
        order.symbol(),
        order.portfolio(),
        order.clientOrderId(),
        order.side(),
        order.type(),
        order.timeInForce(),
        order.price(),
        order.quantity(),
        order.conditions(),
        now.getEpochSecond() * 1_000_000_000L + now.getNano() - ageNs);
  }

  OrderRequest.Cancel cancel(OrderRequest.New order) {
    return OrderRequest.cancel(order.symbol(), order.portfolio(), newId(), order.clientOrderId());
  }
}
