package io.tradegrid.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tradegrid.depth.DepthBook;
import io.tradegrid.depth.MarketByOrderBook;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.market.Market;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.market.MarketView;
import io.tradegrid.marketdata.FeedCodec;
import io.tradegrid.marketdata.FeedListener;
import io.tradegrid.marketdata.FeedMessage;
import io.tradegrid.marketdata.FeedResult;
import io.tradegrid.marketdata.FeedSubscriber;
import io.tradegrid.model.Phase;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Goal: publishing and subscribing take no memory once warm. Method: the events of random markets
 * that end empty are kept, and told to one publisher round after round; its messages go through
 * bytes to a subscriber of each feed.
 */
final class FeedMemoryTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int COMMANDS = 3_000;
  private static final long IDLE_BYTES_MAX = 4_000;
  private static final int WARM_UP_ROUNDS = 5;
  private static final int MEASURED_ROUNDS = 5;

  private final FeedSubscriber<MarketByOrderBook> byOrder = FeedSubscriber.byOrder();
  private final FeedSubscriber<DepthBook> byPrice = FeedSubscriber.byPrice();
  private final FeedPublisher publisher = new FeedPublisher(to(byOrder), to(byPrice));

  /** The events of each command. */
  private final List<MarketEvent[]> commands = new ArrayList<>();

  private long events;
  private long refused;

  private FeedListener to(FeedSubscriber<?> subscriber) {
    ByteBuffer bytes =
        ByteBuffer.allocate(FeedCodec.MESSAGE_BYTES_MAX).order(ByteOrder.LITTLE_ENDIAN);
    FeedMessage received = new FeedMessage();
    return message -> {
      bytes.clear();
      FeedCodec.encode(message, bytes);
      FeedCodec.decode(bytes.flip(), received);
      refused += subscriber.on(received) == FeedResult.APPLIED ? 0 : 1;
    };
  }

  @Test
  void aWarmPublisherAllocatesNothing() {
    MarketView.streams(1, COMMANDS).values().forEach(this::keep);
    for (int i = 0; i < WARM_UP_ROUNDS; i++) {
      round();
    }
    // The compiler may still take a few bytes of this thread now and then, never in every round.
    long allocated = Long.MAX_VALUE;
    long tookNs = Long.MAX_VALUE;
    for (int i = 0; i < MEASURED_ROUNDS; i++) {
      events = 0;
      long startNs = System.nanoTime();
      long before = THREADS.getCurrentThreadAllocatedBytes();
      round();
      allocated = Math.min(allocated, THREADS.getCurrentThreadAllocatedBytes() - before);
      tookNs = Math.min(tookNs, System.nanoTime() - startNs);
    }

    System.out.printf(
        "%,d events, %,d messages: %d ns an event, with two subscribers%n",
        events, byOrder.sequence() + byPrice.sequence(), tookNs / events);
    assertThat(allocated).isZero();
    assertThat(refused).isZero();
    assertThat(byOrder.isLive()).isTrue();
    assertThat(byPrice.isLive()).isTrue();
    assertThat(byOrder.book().openOrders()).isZero();
    assertThat(events).isGreaterThan(50_000);
  }

  @Test
  void anIdlePublisherIsSmall() {
    FeedPublisher[] publishers = new FeedPublisher[10_000];
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < publishers.length; i++) {
      publishers[i] = new FeedPublisher(message -> refused++, message -> refused++);
    }
    long each = (THREADS.getCurrentThreadAllocatedBytes() - before) / publishers.length;
    System.out.println("an idle publisher takes " + each + " bytes");
    assertThat(each).isLessThan(IDLE_BYTES_MAX);
  }

  /** Loops by number, because an iterator would be memory too. */
  private void round() {
    for (int i = 0; i < commands.size(); i++) {
      MarketEvent[] command = commands.get(i);
      for (MarketEvent event : command) {
        publisher.on(event);
        events++;
      }
      publisher.flush();
    }
  }

  private void keep(List<Consumer<Market>> stream) {
    List<MarketEvent> heard = new ArrayList<>();
    Market market =
        new LadderMarket(MarketView.ORDER_LOTS_MAX, event -> heard.add(MarketView.copy(event)));
    List<Consumer<Market>> all = new ArrayList<>(stream);
    all.add(m -> m.cancelAll(0, null));
    all.add(m -> m.changePhase(Phase.CONTINUOUS));
    for (Consumer<Market> command : all) {
      command.accept(market);
      commands.add(heard.toArray(MarketEvent[]::new));
      heard.clear();
    }
  }
}
