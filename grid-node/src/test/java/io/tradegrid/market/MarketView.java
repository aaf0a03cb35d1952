package io.tradegrid.market;

import io.tradegrid.depth.RestingOrder;
import io.tradegrid.market.MarketStream.Style;
import io.tradegrid.model.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What of a market its interface does not tell and tests of other packages compare with. */
public final class MarketView {

  /** The largest order of markets that are given a stream, in lots. */
  public static final long ORDER_LOTS_MAX = MarketStream.MAX_ORDER_LOTS;

  private MarketView() {}

  /** Returns random commands of every style there is, by its name. */
  public static Map<String, List<Consumer<Market>>> streams(long seed, int count) {
    Map<String, List<Consumer<Market>>> streams = new LinkedHashMap<>();
    for (Style style : Style.values()) {
      streams.put(style.name(), stream(seed, style, count));
    }
    return streams;
  }

  /** Returns random commands that stay at one price most of the time. */
  public static List<Consumer<Market>> onePriceStream(long seed, int count) {
    return stream(seed, Style.ONE_PRICE, count);
  }

  private static List<Consumer<Market>> stream(long seed, Style style, int count) {
    MarketStream stream = new MarketStream(seed, style);
    List<Consumer<Market>> commands = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      MarketCommand command = stream.next();
      commands.add(command::applyTo);
    }
    return commands;
  }

  /** Returns the orders of a side with what they show, in the sequence of the queues. */
  public static List<RestingOrder> shownOrders(ReferenceMarket market, Side side) {
    List<RestingOrder> orders = new ArrayList<>();
    market.forEachOrder(
        side,
        (orderId, owner, priceTicks, shownLots, hiddenLots, displayLots, reduceOnly) ->
            orders.add(new RestingOrder(orderId, side, priceTicks, shownLots)));
    return orders;
  }

  /** Returns an event that stays as it is when the market fills its own again. */
  public static MarketEvent copy(MarketEvent event) {
    MarketEvent copy = new MarketEvent().next(event.kind(), event.sequence(), event.timeNs());
    return switch (event.kind()) {
      case PHASE_CHANGED -> copy.phase(event.phase());
      case INDICATIVE ->
          copy.indicative(event.priceTicks(), event.lots(), event.leavesLots(), event.side());
      default ->
          copy.order(event.orderId(), event.portfolioId(), event.side(), event.priceTicks())
              .lots(event.lots(), event.leavesLots(), event.shownLots())
              .contra(event.contraOrderId(), event.contraPortfolioId(), event.liquidity())
              .reason(event.rejectReason())
              .reason(event.cancelReason());
    };
  }

  /** Returns an event in which an order trades as the maker. */
  public static MarketEvent makerFilled(long orderId, long priceTicks, long lots, long leavesLots) {
    return new MarketEvent()
        .next(MarketEvent.Kind.FILLED, 1, 1)
        .order(orderId, 1, Side.BUY, priceTicks)
        .lots(lots, leavesLots, leavesLots)
        .contra(orderId + 1, 2, Liquidity.MAKER);
  }

  /** Returns an event in which an order is booked. */
  public static MarketEvent booked(long orderId, long priceTicks, long lots) {
    return new MarketEvent()
        .next(MarketEvent.Kind.BOOKED, 1, 1)
        .order(orderId, 1, Side.BUY, priceTicks)
        .lots(0, lots, lots);
  }
}
