package io.tradegrid.faults.check;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.Request;
import io.tradegrid.history.EventKind;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.market.ReferenceMarket;
import io.tradegrid.model.RejectReason;
import io.tradegrid.shard.Listing;
import io.tradegrid.shard.MarketFactory;
import io.tradegrid.shard.Order;
import io.tradegrid.shard.ShardListener;
import io.tradegrid.shard.ShardState;
import io.tradegrid.shard.Trade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shard made again from its log alone, and what was decided on the way. */
final class ShardReplay {

  /** A request's identity within a shard. */
  record Identity(String portfolio, String clientOrderId) {}

  /** A trade, with the listing it was made in. */
  record Made(Listing listing, Trade trade) {}

  /** An event as its history has it, a reported trade too, which is of no order. */
  record Happened(long sequence, String kind, long orderId) {}

  /** An order as it ended, with its listing. */
  record Ended(Listing listing, Order order) {}

  private final int shard;
  private final List<LogEntry> entries;
  private final Findings findings;
  private final Map<Identity, Decision> decisions = new HashMap<>();
  private final Map<Long, Ended> orders = new HashMap<>();
  private final List<Made> trades = new ArrayList<>();
  private final Map<String, List<Happened>> happened = new HashMap<>();
  private final Map<Integer, BookWatch> books = new HashMap<>();
  private final ShardState state;
  private long place;

  ShardReplay(int shard, List<LogEntry> entries, Findings findings) {
    this.shard = shard;
    this.entries = entries;
    this.findings = findings;
    this.state = new ShardState(shard, LadderMarket::new, new Books());
  }

  /** Replays; the fast market and the obviously right one must come to the same. */
  ShardReplay run() {
    for (LogEntry entry : entries) {
      for (Command command : entry.commands()) {
        apply(entry.sequence(), command);
      }
    }
    long reference = replayed(ReferenceMarket::new);
    if (reference != state.stateHash()) {
      findings.violation("shard " + shard + ": the two markets replay to different states");
    }
    for (Ended ended : orders.values()) {
      Order order = ended.order();
      long filled = books.get(order.instrumentId()).filledLots(order.orderId());
      if (filled != order.filledLots()) {
        findings.violation(
            "order "
                + order.orderId()
                + ": fills of "
                + filled
                + " and filled quantity "
                + order.filledLots());
      }
    }
    return this;
  }

  private long replayed(MarketFactory markets) {
    ShardState other = new ShardState(shard, markets, ShardListener.NONE);
    entries.forEach(entry -> entry.commands().forEach(other::replay));
    return other.stateHash();
  }

  private void apply(long sequence, Command command) {
    if (!(command instanceof Request request)) {
      state.replay(command);
      return;
    }
    Answer answer = state.apply(request);
    String portfolio = state.portfolio(request.portfolioId()).name();
    Identity id = new Identity(portfolio, request.clientOrderId().toString());
    Decision first = decisions.get(id);
    if (first != null || answer.duplicate() || answer.reason() == RejectReason.DUPLICATE_ID) {
      findings.doubled(
          id
              + " is in the log of shard "
              + shard
              + " at entry "
              + (first == null ? "?" : first.sequence())
              + " and again at entry "
              + sequence);
      return;
    }
    decisions.put(id, new Decision(shard, sequence, place++, request.asked(), answer));
  }

  int shard() {
    return shard;
  }

  long length() {
    return entries.size();
  }

  ShardState state() {
    return state;
  }

  Map<Identity, Decision> decisions() {
    return decisions;
  }

  Map<Long, Ended> orders() {
    return orders;
  }

  List<Made> trades() {
    return trades;
  }

  /** Returns all events by symbol, in their order. */
  Map<String, List<Happened>> happened() {
    return happened;
  }

  /** Keeps what happens. */
  private final class Books implements ShardListener {

    @Override
    public void happened(Listing listing, MarketEvent event) {
      books
          .computeIfAbsent(
              listing.instrument().id(),
              id -> new BookWatch(listing.instrument().symbol(), findings))
          .happened(event);
      keep(listing, new Happened(event.sequence(), event.kind().name(), event.orderId()));
    }

    private void keep(Listing listing, Happened one) {
      happened.computeIfAbsent(listing.instrument().symbol(), s -> new ArrayList<>()).add(one);
    }

    @Override
    public void orderChanged(Listing listing, Order order) {
      orders.put(order.orderId(), new Ended(listing, order));
    }

    @Override
    public void traded(Listing listing, Trade trade) {
      trades.add(new Made(listing, trade));
      if (trade.buyOrderId() == 0) {
        String kind = EventKind.REPORTED.name();
        keep(listing, new Happened(listing.market().sequence(), kind, 0));
      }
    }
  }
}
