package io.tradegrid.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tradegrid.market.JseScenario.Row;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.orderbook.OrderBook.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plays one scenario on a market, and says what differs first. */
final class JseRun {

  private static final int PORTFOLIO = 1;

  /** An order of ours as the events tell it. */
  private static final class Order {
    private final Row row;
    private long price;
    private long leaves;
    private long filled;
    private long place;
    private boolean booked;
    private boolean waits;

    private Order(Row row) {
      this.row = row;
      this.price = row.price();
      this.waits = row.isStop();
    }

    private Row open() {
      return row.open(leaves, price, waits);
    }
  }

  private final JseScenario scenario;
  private final Market market;

  /** By our id, which is the order of entry; theirs do not rise, and some come twice. */
  private final Map<Long, Order> orders = new TreeMap<>();

  private final List<String> trades = new ArrayList<>();

  private JseRun(JseScenario scenario, MarketImplementation implementation) {
    this.scenario = scenario;
    this.market = implementation.open(Long.MAX_VALUE, this::hear);
    market.limits(PORTFOLIO, RiskLimits.NONE);
  }

  /** Returns what differs first, "" if nothing does. */
  static String differenceOf(JseScenario scenario, MarketImplementation implementation) {
    JseRun run = new JseRun(scenario, implementation);
    String refused = run.play();
    run.compareImageWithMarket();
    if (!refused.isEmpty()) {
      return refused;
    }
    String trades = difference("trades", run.expectedTrades(), run.trades());
    return trades.isEmpty() ? difference("book", run.expectedBook(), run.book()) : trades;
  }

  private String play() {
    if (scenario.isAuction()) {
      market.changePhase(Phase.OPENING_AUCTION);
    }
    for (Row row : scenario.initial()) {
      RejectReason reason = enter(row);
      if (reason != RejectReason.NONE) {
        return "order " + row.id() + " refused: " + reason;
      }
    }
    if (scenario.isAuction()) {
      market.changePhase(Phase.CONTINUOUS);
    }
    for (Row row : scenario.aggressing()) {
      RejectReason reason = request(row);
      if (reason != (scenario.isRefused() ? RejectReason.UNKNOWN_ORDER : RejectReason.NONE)) {
        return "request for " + row.id() + " answered: " + reason;
      }
    }
    return "";
  }

  private RejectReason request(Row row) {
    return switch (scenario.request()) {
      case NEW -> enter(row);
      case CANCEL -> market.cancel(ourId(row));
      case REPLACE -> replace(row);
    };
  }

  /** A hidden order is one that shows 0 lots, whatever our market says to that. */
  private RejectReason enter(Row row) {
    long id = orders.size() + 1L;
    orders.put(id, new Order(row));
    long price = row.price() == 0 ? Market.NO_PRICE : row.price();
    return market.enter(
        id, PORTFOLIO, row.side(), type(row), tif(row), price, row.size(), terms(row));
  }

  private static OrderType type(Row row) {
    return switch (row.type()) {
      case 1 -> OrderType.MARKET;
      case 3 -> OrderType.STOP;
      case 4 -> OrderType.STOP_LIMIT;
      default -> OrderType.LIMIT;
    };
  }

  private static TimeInForce tif(Row row) {
    return row.expiresAtNs() == 0 ? TimeInForce.DAY : TimeInForce.GTD;
  }

  private static OrderTerms terms(Row row) {
    OrderTerms terms = OrderTerms.PLAIN.withStop(row.stop()).withExpiry(row.expiresAtNs());
    return row.type() == 5 ? terms.withDisplay(0) : terms;
  }

  /** Sizes are total ones, as in our AMEND command: at or below what is filled, it is done. */
  private RejectReason replace(Row row) {
    long id = ourId(row);
    Order order = orders.get(id);
    long leaves = row.size() - (order == null ? 0 : order.filled);
    if (leaves <= 0) {
      return market.cancel(id);
    }
    long price = row.price() == 0 ? Market.NO_PRICE : row.price();
    return market.amend(id, price, leaves, order == null ? OrderTerms.PLAIN : terms(order.row));
  }

  private long ourId(Row row) {
    long id = orders.size() + 1L;
    for (Map.Entry<Long, Order> entry : orders.entrySet()) {
      if (entry.getValue().row.id() == row.id()) {
        id = entry.getKey();
      }
    }
    return id;
  }

  private void hear(MarketEvent event) {
    Order order = orders.get(event.orderId());
    switch (event.kind()) {
      case ACCEPTED -> {
        order.leaves = event.leavesLots();
        order.place = event.sequence();
      }
      case BOOKED -> {
        order.booked = true;
        order.place = event.sequence();
      }
      case FILLED -> {
        order.leaves = event.leavesLots();
        order.filled += event.lots();
        boolean isSecond =
            event.liquidity() == Liquidity.AUCTION
                ? event.side() == Side.SELL
                : event.liquidity() == Liquidity.TAKER;
        if (isSecond) {
          trades.add(event.priceTicks() + "×" + event.lots());
        }
      }
      case AMENDED -> {
        order.leaves = event.leavesLots();
        order.price = event.priceTicks();
        order.place = event.shownLots() == 0 ? event.sequence() : order.place;
      }
      case CANCELLED -> order.leaves = event.leavesLots();
      case EXPIRED -> order.leaves = 0;
      case TRIGGERED -> order.waits = false;
      case REJECTED, PHASE_CHANGED, INDICATIVE -> {
        // Leaves the open lots of every order as they are.
      }
    }
  }

  /** An auction trades everything at one instant and one price: its trades have no sequence. */
  private List<String> expectedTrades() {
    return scenario.isAuction() ? scenario.trades().stream().sorted().toList() : scenario.trades();
  }

  private List<String> trades() {
    return scenario.isAuction() ? trades.stream().sorted().toList() : trades;
  }

  private List<String> expectedBook() {
    return scenario.expected().stream()
        .sorted(Row.RANK.thenComparing(Row::time))
        .map(Row::toString)
        .toList();
  }

  private List<String> book() {
    return orders.values().stream()
        .filter(order -> order.leaves > 0)
        .sorted(Comparator.comparing(order -> order.place))
        .map(Order::open)
        .sorted(Row.RANK)
        .map(Row::toString)
        .toList();
  }

  /** What the events told must be what the market holds. */
  private void compareImageWithMarket() {
    List<Order> open = orders.values().stream().filter(order -> order.leaves > 0).toList();
    assertThat(market.openOrders()).as(scenario.name()).isEqualTo(open.size());
    for (Side side : Side.values()) {
      Map<Long, Long> lots = new TreeMap<>();
      open.stream()
          .filter(order -> order.booked && order.row.side() == side)
          .forEach(order -> lots.merge(order.price, order.leaves, Long::sum));
      assertThat(market.levels(side, Integer.MAX_VALUE))
          .as("%s, %s levels", scenario.name(), side)
          .extracting(Level::priceTicks, Level::lots)
          .containsExactlyInAnyOrderElementsOf(
              lots.entrySet().stream()
                  .map(level -> tuple(level.getKey(), level.getValue()))
                  .toList());
    }
    long deadline =
        open.stream()
            .mapToLong(order -> order.row.expiresAtNs())
            .filter(time -> time > 0)
            .min()
            .orElse(Long.MAX_VALUE);
    assertThat(market.nextDeadlineNs()).as("%s, expiry", scenario.name()).isEqualTo(deadline);
  }

  private static String difference(String what, List<String> theirs, List<String> ours) {
    String found = ours.isEmpty() ? "none" : String.join(", ", ours);
    return theirs.equals(ours) ? "" : what + ": " + found;
  }
}
