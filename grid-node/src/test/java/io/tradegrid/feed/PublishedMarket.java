package io.tradegrid.feed;

import io.tradegrid.market.Market;
import io.tradegrid.market.MarketListener;
import io.tradegrid.market.ReferenceMarket;
import java.util.function.Consumer;
import java.util.function.Function;

/** A market whose feeds are kept. */
final class PublishedMarket<M extends Market> {

  static final long ORDER_LOTS_MAX = 1_000_000;

  final FeedTape orders = new FeedTape();
  final FeedTape levels = new FeedTape();
  final FeedPublisher publisher = new FeedPublisher(orders, levels);
  final M market;

  PublishedMarket(Function<MarketListener, M> maker) {
    market = maker.apply(publisher);
  }

  static PublishedMarket<ReferenceMarket> reference() {
    return new PublishedMarket<>(listener -> new ReferenceMarket(ORDER_LOTS_MAX, listener));
  }

  void run(Consumer<Market> command) {
    command.accept(market);
    publisher.flush();
  }
}
