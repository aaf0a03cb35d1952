package io.tradegrid.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.CollarAction;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TradingRules;
import io.tradegrid.orderbook.OrderBook;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries out the lines of an example on a market and keeps what it told. */
final class MarketScript {

  /** What is told beside events: the answer to an amendment or a cancellation that is refused. */
  private static final String REFUSED = "refused ";

  private static final int OUTSIDER = 8;
  private static final int OTHER_OUTSIDER = 9;

  private final Market market;
  private final Coverage coverage;
  private final Map<String, Long> ids = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private final Map<String, OrderLine> orders = new HashMap<>();
  private final Map<Integer, RiskLimits> limits = new HashMap<>();
  private final List<String> told = new ArrayList<>();
  private TradingRules rules = TradingRules.OPEN;
  private long timeNs;
  private long sequence;
  private long lastId;

  /** Opens a market, and keeps in the coverage what the example uses and meets. */
  MarketScript(MarketImplementation implementation, long maxOrderLots, Coverage coverage) {
    this.market = implementation.open(maxOrderLots, this::hear);
    this.coverage = coverage;
    for (int portfolio = 1; portfolio <= OTHER_OUTSIDER; portfolio++) {
      limit(portfolio, RiskLimits.NONE);
    }
  }

  /** Carries out one line, and returns what was told. */
  List<String> carryOut(String line) {
    told.clear();
    String[] word = line.split(" ");
    switch (word[0]) {
      case "given" -> given(line.substring("given ".length()));
      case "limits" -> limits(word);
      case "rules" -> rules(word);
      case "last" -> last(Long.parseLong(word[1]));
      case "holds" -> holds(OrderLine.portfolio(word[1]), Long.parseLong(word[2]));
      case "at" -> {
        timeNs = OrderLine.nanos(word[1]);
        market.advanceTo(timeNs);
      }
      case "phase" -> market.changePhase(OrderLine.constant(Phase.class, word[1]));
      case "amend" -> amend(word);
      case "cancel" -> cancel(word);
      case "book" -> told.add(book());
      default -> enter(line);
    }
    return List.copyOf(told);
  }

  /** An order that is taken and waits, or a new phase, with nothing else worth telling. */
  private void given(String line) {
    carryOut(line);
    if (line.startsWith("phase ")) {
      assertThat(told).as(line).containsExactly("PHASE_CHANGED " + line.substring(6));
    } else {
      OrderLine order = orders.get(line.substring(0, line.indexOf(':')));
      assertThat(told.get(0)).as(line).startsWith("ACCEPTED ");
      assertThat(told).as(line).hasSize(waits(order) ? 1 : 2);
      assertThat(waits(order) || told.get(1).startsWith("BOOKED ")).as(line).isTrue();
    }
    told.clear();
  }

  private static boolean waits(OrderLine order) {
    return order.type().isStop();
  }

  private void enter(String line) {
    int colon = line.indexOf(": ");
    String name = line.substring(0, colon);
    OrderLine order = OrderLine.parse(line.substring(colon + 2));
    long id = ++lastId;
    ids.put(name, id);
    names.put(id, name);
    orders.put(name, order);
    coverage.add(order.type());
    coverage.add(order.timeInForce());
    coverage.addFields(order.terms(), OrderTerms.PLAIN);
    RejectReason reason =
        market.enter(
            id,
            order.portfolio(),
            order.side(),
            order.type(),
            order.timeInForce(),
            order.price(),
            order.lots(),
            order.terms());
    assertThat(told.get(0))
        .as("%s, answered %s", line, reason)
        .startsWith(reason == RejectReason.NONE ? "ACCEPTED" : "REJECTED")
        .endsWith(reason == RejectReason.NONE ? "" : " " + reason);
    coverage.add(reason);
  }

  /** Writes {@code amend A 5} or {@code amend A 5 @ 101}. */
  private void amend(String[] word) {
    OrderLine order = orders.get(word[1]);
    long price = word.length > 3 ? Long.parseLong(word[4]) : Market.NO_PRICE;
    answered(
        market.amend(
            ids.getOrDefault(word[1], lastId + 1),
            price,
            Long.parseLong(word[2]),
            order == null ? OrderTerms.PLAIN : order.terms()));
  }

  /** Writes {@code cancel A}, or {@code cancel all} with a portfolio and a side if need be. */
  private void cancel(String[] word) {
    if (!word[1].equals("all")) {
      answered(market.cancel(ids.getOrDefault(word[1], lastId + 1)));
      return;
    }
    int portfolio = word.length > 2 ? OrderLine.portfolio(word[2]) : 0;
    Side side = word.length > 3 ? OrderLine.constant(Side.class, word[3]) : null;
    assertThat(market.cancelAll(portfolio, side)).isEqualTo(told.size());
  }

  private void answered(RejectReason reason) {
    coverage.add(reason);
    if (reason != RejectReason.NONE) {
      assertThat(told).as("events of a refused request").isEmpty();
      told.add(REFUSED + reason);
    }
  }

  private void limits(String[] word) {
    int portfolio = OrderLine.portfolio(word[1]);
    RiskLimits is = limits.get(portfolio);
    for (int i = 2; i < word.length; i += 2) {
      long to = Long.parseLong(word[i + 1]);
      is =
          new RiskLimits(
              word[i].equals("group") ? (int) to : is.group(),
              word[i].equals("blocked") ? to != 0 : is.blocked(),
              word[i].equals("maxOrderTickLots") ? to : is.maxOrderTickLots(),
              word[i].equals("maxOpenOrders") ? (int) to : is.maxOpenOrders(),
              word[i].equals("maxPositionLots") ? to : is.maxPositionLots(),
              word[i].equals("maxOrdersPerSecond") ? (int) to : is.maxOrdersPerSecond(),
              word[i].equals("priceBandBps") ? (int) to : is.priceBandBps());
      assertThat(RiskLimits.class.getRecordComponents())
          .extracting(RecordComponent::getName)
          .contains(word[i]);
    }
    limit(portfolio, is);
  }

  private void limit(int portfolio, RiskLimits to) {
    coverage.addFields(to, RiskLimits.NONE);
    limits.put(portfolio, to);
    market.limits(portfolio, to);
  }

  private void rules(String[] word) {
    for (int i = 1; i < word.length; i += 2) {
      rules = rule(word[i], word[i + 1]);
    }
    coverage.addFields(rules, TradingRules.OPEN);
    market.rules(rules);
  }

  private TradingRules rule(String name, String to) {
    TickTable table = rules.tickTable();
    long reference = rules.referenceTicks();
    int staticBps = rules.staticCollarBps();
    int dynamicBps = rules.dynamicCollarBps();
    CollarAction action = rules.collarAction();
    long durationNs = rules.volatilityAuctionNs();
    switch (name) {
      case "tickTable" -> table = table(to);
      case "reference" -> reference = Long.parseLong(to);
      case "staticCollarBps" -> staticBps = Integer.parseInt(to);
      case "dynamicCollarBps" -> dynamicBps = Integer.parseInt(to);
      case "collarAction" -> action = CollarAction.valueOf(to);
      case "volatilityAuction" -> durationNs = OrderLine.nanos(to);
      default -> throw new IllegalArgumentException("rule: unknown, got " + name);
    }
    return new TradingRules(table, reference, staticBps, dynamicBps, action, durationNs);
  }

  /** Reads bands as {@code 100/5,500/10}: from 100 in steps of 5, from 500 in steps of 10. */
  private static TickTable table(String text) {
    List<TickTable.Band> bands = new ArrayList<>();
    for (String band : text.split(",", -1)) {
      String[] part = band.split("/", -1);
      bands.add(new TickTable.Band(Long.parseLong(part[0]), Long.parseLong(part[1])));
    }
    return new TickTable(bands);
  }

  /** Makes a trade of one lot at a price between two portfolios that nobody else looks at. */
  private void last(long price) {
    carryOut("Z: P" + OUTSIDER + " sell 1 @ " + price);
    carryOut("Z: P" + OTHER_OUTSIDER + " buy 1 @ " + price);
    assertThat(market.lastTicks()).isEqualTo(price);
    assertThat(told).hasSize(3);
    told.clear();
  }

  /** Brings a position to where it is to be by a trade that was made elsewhere. */
  private void holds(int portfolio, long lots) {
    long more = lots - market.positionLots(portfolio);
    if (more > 0) {
      market.report(portfolio, OUTSIDER, more);
    } else {
      market.report(OUTSIDER, portfolio, -more);
    }
    assertThat(market.positionLots(portfolio)).isEqualTo(lots);
  }

  private String book() {
    return "bids " + levels(Side.BUY) + "; offers " + levels(Side.SELL);
  }

  private String levels(Side side) {
    List<String> levels = new ArrayList<>();
    for (OrderBook.Level level : market.levels(side, Integer.MAX_VALUE)) {
      levels.add(level.lots() + " @ " + level.priceTicks());
    }
    return levels.isEmpty() ? "none" : String.join(", ", levels);
  }

  private void hear(MarketEvent event) {
    sequence++;
    assertThat(event.sequence()).as("sequence of %s", event).isEqualTo(sequence);
    assertThat(event.timeNs()).as("time of %s", event).isEqualTo(timeNs);
    told.add(EventText.of(event, names::get));
    coverage.add(event);
  }
}
