package io.tradegrid.lookback;

import io.tradegrid.market.Market;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.orderbook.OrderBook.Level;
import io.tradegrid.shard.Indicative;
import io.tradegrid.shard.Listing;
import io.tradegrid.shard.ShardState;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a book looked like, as fields, and those in words. */
final class BookText {

  private static final String LEVEL = "%8s %14s %14s   %-14s %-14s %-8s";

  private BookText() {}

  /** Names what there is to say of a replayed book. */
  static Map<String, Object> of(BookReplay replay, int shard, int levels) {
    Listing listing = replay.listing();
    Instrument instrument = listing.instrument();
    Market market = listing.market();
    Map<String, Object> book = new LinkedHashMap<>();
    book.put("symbol", instrument.symbol());
    book.put("shard", shard);
    book.put("sequence", replay.sequence());
    book.put("commandsOfEntry", replay.commandsOfEntry());
    book.put("commands", replay.commands());
    book.put("lastCommandAt", replay.timeNs() == 0 ? null : Moment.text(replay.timeNs()));
    book.put("lastCommandSequence", replay.timeSequence());
    book.put("phase", market.phase().name());
    book.put(
        "lastPrice", listing.lastLots() == 0 ? null : instrument.price(listing.lastPriceTicks()));
    book.put(
        "lastQuantity", listing.lastLots() == 0 ? null : instrument.quantity(listing.lastLots()));
    book.put("referencePrice", priceOrNull(instrument, market.referenceTicks()));
    indicative(book, instrument, listing.indicative());
    book.put("openOrders", market.openOrders());
    book.put("bids", levels(listing, Side.BUY, levels));
    book.put("asks", levels(listing, Side.SELL, levels));
    book.put("eventSequence", market.sequence());
    book.put("stateHash", String.format("%016x", replay.state().stateHash()));
    if (!replay.events().isEmpty()) {
      book.put("events", replay.events());
    }
    return book;
  }

  private static void indicative(
      Map<String, Object> book, Instrument instrument, Indicative indicative) {
    if (indicative.lots() > 0) {
      book.put("indicativePrice", instrument.price(indicative.priceTicks()));
      book.put("indicativeQuantity", instrument.quantity(indicative.lots()));
    }
  }

  private static BigDecimal priceOrNull(Instrument instrument, long ticks) {
    return ticks == 0 ? null : instrument.price(ticks);
  }

  private static List<Map<String, Object>> levels(Listing listing, Side side, int max) {
    List<Map<String, Object>> levels = new ArrayList<>();
    for (Level level : listing.market().levels(side, max)) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("price", price(listing, side, level.priceTicks()));
      fields.put("quantity", listing.instrument().quantity(level.lots()));
      fields.put("orders", level.orders());
      levels.add(fields);
    }
    return levels;
  }

  /** Orders at any price are collected at the end of all prices, which is no price to show. */
  private static BigDecimal price(Listing listing, Side side, long ticks) {
    long any = side == Side.BUY ? Instrument.PRICE_TICKS_MAX : 1;
    boolean isAny = ticks == any && listing.market().phase().collects();
    return isAny ? null : listing.instrument().price(ticks);
  }

  /** Names what an event says. */
  static Map<String, Object> event(ShardState state, Listing listing, MarketEvent event) {
    Instrument instrument = listing.instrument();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("event", event.sequence());
    fields.put("time", Moment.text(event.timeNs()));
    fields.put("kind", event.kind().name());
    if (event.orderId() != 0) {
      fields.put("orderId", event.orderId());
      fields.put("portfolio", state.portfolio(event.portfolioId()).name());
    }
    if (event.side() != null) {
      fields.put("side", event.side().name());
    }
    if (event.priceTicks() != 0) {
      fields.put("price", instrument.price(event.priceTicks()));
    }
    if (event.lots() != 0) {
      fields.put("quantity", instrument.quantity(event.lots()));
    }
    fields.put("leaves", instrument.quantity(event.leavesLots()));
    if (event.contraOrderId() != 0) {
      fields.put("contraOrderId", event.contraOrderId());
      fields.put("liquidity", event.liquidity().name());
    }
    if (event.rejectReason() != RejectReason.NONE) {
      fields.put("rejectReason", event.rejectReason().name());
    }
    if (event.cancelReason() != CancelReason.NONE) {
      fields.put("cancelReason", event.cancelReason().name());
    }
    if (event.phase() != null) {
      fields.put("phase", event.phase().name());
    }
    return fields;
  }

  /** Prints what {@link #of} named. */
  static void print(Map<String, Object> book, String title, PrintStream out) {
    out.println(title);
    line(
        out,
        "log",
        "shard %s, %s commands of entries 1 to %s carried out"
            .formatted(book.get("shard"), book.get("commands"), book.get("sequence")));
    line(
        out,
        "last command",
        book.get("lastCommandAt") == null
            ? "none"
            : book.get("lastCommandAt") + ", entry " + book.get("lastCommandSequence"));
    line(out, "phase", String.valueOf(book.get("phase")).toLowerCase(Locale.ROOT));
    line(out, "last trade", at(book.get("lastQuantity"), book.get("lastPrice")));
    line(out, "reference price", text(book.get("referencePrice")));
    if (book.containsKey("indicativePrice")) {
      line(out, "indicative", at(book.get("indicativeQuantity"), book.get("indicativePrice")));
    }
    line(out, "open orders", text(book.get("openOrders")));
    line(out, "state hash", text(book.get("stateHash")));
    levels(out, sides(book, "bids"), sides(book, "asks"));
    for (Map<String, Object> event : sides(book, "events")) {
      out.println(
          event.entrySet().stream()
              .map(field -> field.getKey() + "=" + EntryText.text(field.getValue()))
              .collect(Collectors.joining(" ")));
    }
  }

  private static String at(Object quantity, Object price) {
    return price == null ? "-" : text(quantity) + " at " + text(price);
  }

  private static void line(PrintStream out, String label, String value) {
    out.printf("%-16s %s%n", label, value);
  }

  @SuppressWarnings("unchecked") // Put there by this class.
  private static List<Map<String, Object>> sides(Map<String, Object> book, String name) {
    return (List<Map<String, Object>>) book.getOrDefault(name, List.of());
  }

  private static void levels(
      PrintStream out, List<Map<String, Object>> bids, List<Map<String, Object>> asks) {
    if (bids.isEmpty() && asks.isEmpty()) {
      out.println("The book is empty.");
      return;
    }
    out.println(columns("ORDERS", "QUANTITY", "BID", "ASK", "QUANTITY", "ORDERS"));
    for (int i = 0; i < Math.max(bids.size(), asks.size()); i++) {
      Map<String, Object> bid = i < bids.size() ? bids.get(i) : null;
      Map<String, Object> ask = i < asks.size() ? asks.get(i) : null;
      out.println(
          columns(
              cell(bid, "orders"),
              cell(bid, "quantity"),
              cell(bid, "price"),
              cell(ask, "price"),
              cell(ask, "quantity"),
              cell(ask, "orders")));
    }
  }

  private static String columns(Object... cells) {
    return LEVEL.formatted(cells).stripTrailing();
  }

  private static String cell(Map<String, Object> level, String name) {
    if (level == null) {
      return "";
    }
    return name.equals("price") && level.get(name) == null ? "any" : text(level.get(name));
  }

  private static String text(Object value) {
    return value == null ? "-" : EntryText.text(value);
  }
}
