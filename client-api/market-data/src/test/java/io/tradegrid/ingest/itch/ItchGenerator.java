package io.tradegrid.ingest.itch;

import io.tradegrid.ingest.SourceTick;
import io.tradegrid.model.Side;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TradeTick;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes up a day of ITCH with every type of message, and knows what has to come of it: the books,
 * in plain collections, and every trade and quote.
 */
final class ItchGenerator {

  static final long SOURCE = Tag.of("NASDAQ");
  private static final int PRICE = 1_000_000;

  final List<ItchMessage> messages = new ArrayList<>();
  final List<SourceTick> ticks = new ArrayList<>();
  final List<Stock> stocks = new ArrayList<>();

  private final Random random;
  private final long midnightNs;
  private long timeNs = 34_200_000_000_000L;
  private long nextOrder = 1;
  private long nextMatch = 1;

  ItchGenerator(long seed, long midnightNs, int stockCount) {
    this.random = new Random(seed);
    this.midnightNs = midnightNs;
    messages.add(new ItchMessage.SystemEvent(0, 0, timeNs, 'O'));
    for (int i = 1; i <= stockCount; i++) {
      Stock stock = new Stock(i, "STK" + i);
      stocks.add(stock);
      messages.add(
          new ItchMessage.StockDirectory(
              i,
              0,
              timeNs,
              stock.name,
              'Q',
              'N',
              100,
              'N',
              'C',
              "Z",
              'P',
              'N',
              ' ',
              '1',
              'N',
              0,
              'N'));
    }
    noise(stocks.get(0));
  }

  record Order(long id, Side side, long price, long shares) {
    Order less(long taken) {
      return new Order(id, side, price, shares - taken);
    }
  }

  /** A stock's orders in the sequence of their priority. */
  static final class Stock {
    final int locate;
    final String name;
    final Map<Long, Order> orders = new LinkedHashMap<>();
    private List<Long> best = List.of(0L, 0L, 0L, 0L);

    Stock(int locate, String name) {
      this.locate = locate;
      this.name = name;
    }

    /** Returns the orders of a side, best first and in the sequence of their priority. */
    List<Order> side(Side side) {
      TreeMap<Long, List<Order>> levels =
          side == Side.BUY ? new TreeMap<>(Collections.reverseOrder()) : new TreeMap<>();
      orders.values().stream()
          .filter(order -> order.side() == side)
          .forEach(
              order ->
                  levels.computeIfAbsent(order.price(), unused -> new ArrayList<>()).add(order));
      return levels.values().stream().flatMap(List::stream).toList();
    }

    private List<Long> best() {
      List<Long> found = new ArrayList<>();
      for (Side side : Side.values()) {
        Map<Long, Long> sizes = new HashMap<>();
        long price = 0;
        for (Order order : orders.values()) {
          if (order.side() == side) {
            sizes.merge(order.price(), order.shares(), Long::sum);
            boolean isBetter = side == Side.BUY ? order.price() > price : order.price() < price;
            price = price == 0 || isBetter ? order.price() : price;
          }
        }
        found.add(price);
        found.add(sizes.getOrDefault(price, 0L));
      }
      return found;
    }
  }

  /** Adds messages that change nothing of what is told, one of each type. */
  private void noise(Stock stock) {
    int id = stock.locate;
    String name = stock.name;
    messages.add(new ItchMessage.TradingAction(id, 1, timeNs, name, 'T', ' ', "LUDP"));
    messages.add(new ItchMessage.ShortSaleRestriction(id, 1, timeNs, name, '0'));
    messages.add(
        new ItchMessage.MarketParticipantPosition(id, 1, timeNs, "ABCD", name, 'Y', 'N', 'A'));
    messages.add(new ItchMessage.DeclineLevels(0, 1, timeNs, 1L << 40, 1L << 39, 1L << 38));
    messages.add(new ItchMessage.DeclineStatus(0, 1, timeNs, '1'));
    messages.add(new ItchMessage.IpoQuotingPeriod(id, 1, timeNs, name, 36_000, 'A', 250_000));
    messages.add(
        new ItchMessage.AuctionCollar(id, 1, timeNs, name, 1_000_000, 1_100_000, 900_000, 2));
    messages.add(new ItchMessage.OperationalHalt(id, 1, timeNs, name, 'Q', 'T'));
    messages.add(
        new ItchMessage.Imbalance(
            id, 1, timeNs, 100, 200, 'B', name, 999_900, 1_000_000, 1_000_100, 'O', 'L'));
    messages.add(new ItchMessage.RetailInterest(id, 1, timeNs, name, 'A'));
    messages.add(
        new ItchMessage.DirectListing(
            id, 1, timeNs, name, 'Y', 900_000, 1_100_000, 1_000_000, timeNs, 950_000, 1_050_000));
    messages.add(new ItchMessage.CrossTrade(id, 1, timeNs, 0, name, 0, nextMatch++, 'O'));
  }

  void step() {
    timeNs += random.nextInt(1_000_000);
    Stock stock = stocks.get(random.nextInt(stocks.size()));
    int dice = random.nextInt(100);
    if (dice < 45 || stock.orders.isEmpty()) {
      add(stock);
    } else if (dice < 60) {
      execute(stock);
    } else if (dice < 90) {
      change(stock, dice);
    } else if (dice < 97) {
      trade(stock, dice);
    } else {
      noise(stock);
    }
    quote(stock);
  }

  private void add(Stock stock) {
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    long away = 100L * (1 + random.nextInt(20));
    long price = side == Side.BUY ? PRICE - away : PRICE + away;
    Order order = new Order(nextOrder++, side, price, 1 + random.nextInt(500));
    stock.orders.put(order.id(), order);
    String attribution = random.nextInt(10) == 0 ? "MPID" : "";
    messages.add(
        new ItchMessage.AddOrder(
            stock.locate,
            2,
            timeNs,
            order.id(),
            side,
            order.shares(),
            stock.name,
            price,
            attribution));
  }

  private Order any(Stock stock) {
    List<Order> all = new ArrayList<>(stock.orders.values());
    return all.get(random.nextInt(all.size()));
  }

  private void take(Stock stock, Order order, long shares) {
    if (shares == order.shares()) {
      stock.orders.remove(order.id());
    } else {
      stock.orders.put(order.id(), order.less(shares));
    }
  }

  private void execute(Stock stock) {
    Order order = any(stock);
    long shares = 1L + random.nextInt((int) order.shares());
    take(stock, order, shares);
    long match = nextMatch++;
    if (random.nextInt(4) > 0) {
      messages.add(
          new ItchMessage.OrderExecuted(stock.locate, 2, timeNs, order.id(), shares, match));
      tell(stock, order.price(), shares, 0);
      return;
    }
    char printable = random.nextBoolean() ? 'Y' : 'N';
    long price = order.price() + 50;
    messages.add(
        new ItchMessage.OrderExecutedWithPrice(
            stock.locate, 2, timeNs, order.id(), shares, match, printable, price));
    if (printable == 'Y') {
      tell(stock, price, shares, Tag.of("C"));
    }
  }

  private void change(Stock stock, int dice) {
    Order order = any(stock);
    if (dice < 70 && order.shares() > 1) {
      long shares = 1L + random.nextInt((int) order.shares() - 1);
      take(stock, order, shares);
      messages.add(new ItchMessage.OrderCancel(stock.locate, 2, timeNs, order.id(), shares));
    } else if (dice < 80) {
      stock.orders.remove(order.id());
      messages.add(new ItchMessage.OrderDelete(stock.locate, 2, timeNs, order.id()));
    } else {
      stock.orders.remove(order.id());
      Order changed =
          new Order(
              nextOrder++,
              order.side(),
              order.price() + (order.side() == Side.BUY ? -100 : 100),
              1 + random.nextInt(500));
      stock.orders.put(changed.id(), changed);
      messages.add(
          new ItchMessage.OrderReplace(
              stock.locate,
              2,
              timeNs,
              order.id(),
              changed.id(),
              changed.shares(),
              changed.price()));
    }
  }

  private void trade(Stock stock, int dice) {
    long match = nextMatch++;
    if (dice < 94) {
      messages.add(
          new ItchMessage.Trade(stock.locate, 2, timeNs, 0, 'B', 70, stock.name, PRICE, match));
      tell(stock, PRICE, 70, Tag.of("H"));
    } else if (dice < 96) {
      long shares = 5_000_000_000L;
      messages.add(
          new ItchMessage.CrossTrade(
              stock.locate, 2, timeNs, shares, stock.name, PRICE, match, 'O'));
      tell(stock, PRICE, shares, Tag.of("QO"));
    } else {
      messages.add(new ItchMessage.BrokenTrade(stock.locate, 2, timeNs, match));
    }
  }

  private void tell(Stock stock, long price, long shares, long conditions) {
    ticks.add(
        new SourceTick(
            stock.name,
            new TradeTick(
                midnightNs + timeNs,
                SOURCE,
                messages.size(),
                0,
                conditions,
                0,
                4,
                0,
                price,
                shares)));
  }

  private void quote(Stock stock) {
    List<Long> best = stock.best();
    if (!best.equals(stock.best)) {
      stock.best = best;
      ticks.add(
          new SourceTick(
              stock.name,
              new QuoteTick(
                  midnightNs + timeNs,
                  SOURCE,
                  messages.size(),
                  0,
                  0,
                  0,
                  4,
                  0,
                  best.get(0),
                  best.get(1),
                  best.get(2),
                  best.get(3))));
    }
  }
}
