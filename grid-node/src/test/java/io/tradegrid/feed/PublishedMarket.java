package io.tradegrid.feed;

import io.tradegrid.market.LadderMarket;
import io.tradegrid.market.Market;
import io.tradegrid.market.MarketListener;
import io.tradegrid.market.MarketView;
import io.tradegrid.market.ReferenceMarket;
import java.util.function.Consumer;
import java.util.function.Function;

/** A market whose feeds are kept. */
final class PublishedMarket<M extends Market> {

  final FeedTape orders = new FeedTape();
  final FeedTape levels = new FeedTape();
  final FeedPublisher publisher = new FeedPublisher(orders, levels);
  final M market;

  PublishedMarket(Function<MarketListener, M> maker) {
    market = maker.apply(publisher);
  }

  static PublishedMarket<ReferenceMarket> reference() {
    return new PublishedMarket<>(
        listener -> new ReferenceMarket(MarketView.ORDER_LOTS_MAX, listener));
  }

  static PublishedMarket<LadderMarket> fast() {
    return new PublishedMarket<>(listener -> new LadderMarket(MarketView.ORDER_LOTS_MAX, listener));
  }

  void run(Consumer<Market> command) {
    command.accept(market);
    publisher.flush();
  }
}
