package io.tradegrid.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.depth.Depth;
import io.tradegrid.depth.MarketByOrderBook;
import io.tradegrid.market.Market;
import io.tradegrid.market.MarketView;
import io.tradegrid.market.ReferenceMarket;
import io.tradegrid.marketdata.FeedListener;
import io.tradegrid.marketdata.FeedMessage;
import io.tradegrid.marketdata.FeedMessage.Kind;
import io.tradegrid.marketdata.FeedResult;
import io.tradegrid.marketdata.FeedSubscriber;
import io.tradegrid.model.Side;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Goal: whatever a channel does to a message, no subscriber goes on with a wrong book. Method:
 * feeds of random markets in which one message is dropped, doubled or swapped with the next; then
 * the same with numbers that hide it, so that only the checksum can tell; then the same inside
 * snapshots.
 */
final class FeedLossTest {

  private static final long SEED = Long.getLong("test.seed", 20_261_122L);
  private static final int COMMANDS = 400;
  private static final int TRIES = 40;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private int tried;
  private int foundBySum;

  private enum Fault {
    DROP(FeedResult.GAP),
    DOUBLE(FeedResult.COVERED),
    SWAP(FeedResult.GAP);

    final FeedResult says;

    Fault(FeedResult says) {
      this.says = says;
    }

    /** Returns the messages with the fault at a place that is not the last. */
    List<byte[]> at(int place, List<byte[]> messages) {
      List<byte[]> faulty = new ArrayList<>(messages);
      switch (this) {
        case DROP -> faulty.remove(place);
        case DOUBLE -> faulty.add(place, faulty.get(place));
        case SWAP -> Collections.swap(faulty, place, place + 1);
      }
      return faulty;
    }
  }

  @Test
  void oneMessageLostDoubledOrSwappedIsAlwaysFound() {
    MarketView.streams(SEED, COMMANDS)
        .forEach(
            (style, commands) -> {
              PublishedMarket<ReferenceMarket> published = publish(commands);
              String name = "seed " + SEED + ", " + style;
              FeedPublisher publisher = published.publisher;
              damage(name, published.orders, FeedSubscriber::byOrder, publisher::orderSnapshot);
              damage(name, published.levels, FeedSubscriber::byPrice, publisher::depthSnapshot);
            });
    assertThat(tried).isEqualTo(13 * 2 * 3 * TRIES);
  }

  private static PublishedMarket<ReferenceMarket> publish(List<Consumer<Market>> commands) {
    PublishedMarket<ReferenceMarket> published = PublishedMarket.reference();
    commands.forEach(published::run);
    return published;
  }

  private <B extends Depth> void damage(
      String name,
      FeedTape tape,
      Supplier<FeedSubscriber<B>> maker,
      Consumer<FeedListener> snapshot) {
    List<byte[]> messages = tape.messages;
    List<String> truth = books(messages, maker.get());
    FeedTape whole = new FeedTape();
    snapshot.accept(whole);
    for (Fault fault : Fault.values()) {
      for (int i = 0; i < TRIES; i++) {
        int place = random.nextInt(messages.size() - 1);
        String what = name + ", " + fault + " at " + place;
        FeedSubscriber<B> subscriber = maker.get();
        assertThat(firstNotApplied(fault.at(place, messages), subscriber, truth, what))
            .as(what)
            .isEqualTo(place == 0 && fault != Fault.DOUBLE ? FeedResult.WAITING : fault.says);
        // At its beginning a swap ends with the first message, from which it may start anew.
        assertThat(subscriber.isLive()).as(what).isEqualTo(fault == Fault.DOUBLE);
        whole.messages.forEach(message -> FeedTape.send(message, subscriber));
        assertThat(subscriber.isLive()).as(what).isTrue();
        assertThat(book(subscriber)).as(what).isEqualTo(truth.get(truth.size() - 1));
        tried++;
      }
    }
  }

  /** Returns the book after each message. */
  private static List<String> books(List<byte[]> messages, FeedSubscriber<?> subscriber) {
    List<String> books = new ArrayList<>();
    for (byte[] message : messages) {
      assertThat(FeedTape.send(message, subscriber)).isEqualTo(FeedResult.APPLIED);
      books.add(book(subscriber));
    }
    return books;
  }

  /** Sends all messages; while the subscriber is live its book must be the true one. */
  private static FeedResult firstNotApplied(
      List<byte[]> messages, FeedSubscriber<?> subscriber, List<String> truth, String what) {
    FeedResult first = FeedResult.APPLIED;
    for (byte[] message : messages) {
      FeedResult result = FeedTape.send(message, subscriber);
      first = first == FeedResult.APPLIED ? result : first;
      if (first != FeedResult.APPLIED && subscriber.isLive()) {
        String expected = truth.get((int) subscriber.sequence() - 1);
        assertThat(book(subscriber)).as(what).isEqualTo(expected);
      }
    }
    return first;
  }

  private static String book(FeedSubscriber<?> subscriber) {
    StringBuilder text = new StringBuilder(subscriber.phase().name());
    for (Side side : Side.values()) {
      text.append(side).append(subscriber.book().levels(side, Integer.MAX_VALUE));
      if (subscriber.book() instanceof MarketByOrderBook orders) {
        orders.forEachOrder(
            side, (id, price, lots) -> text.append(id).append(':').append(lots).append(' '));
      }
    }
    return text.toString();
  }

  @Test
  void theChecksumFindsWhatTheNumbersHide() {
    for (int seed = 0; seed < 6; seed++) {
      PublishedMarket<ReferenceMarket> published =
          publish(MarketView.onePriceStream(SEED + seed, COMMANDS));
      String name = "seed " + (SEED + seed);
      hide(name, published.orders.messages, FeedSubscriber::byOrder);
      hide(name, published.levels.messages, FeedSubscriber::byPrice);
    }
    System.out.printf("Seed %d: %d of %d found%n", SEED, foundBySum, tried);
    assertThat(foundBySum).isGreaterThan(tried * 9 / 10);
  }

  /** Drops messages that change the book and numbers the rest as if they had not been there. */
  private <B extends Depth> void hide(
      String name, List<byte[]> messages, Supplier<FeedSubscriber<B>> maker) {
    List<String> truth = sumsAtChecksums(messages, maker.get());
    for (int i = 0; i < TRIES; i++) {
      int place = random.nextInt(messages.size() - 1);
      FeedMessage dropped = FeedTape.decode(messages.get(place));
      FeedSubscriber<B> subscriber = maker.get();
      if (!changesBook(dropped, subscriber)) {
        continue;
      }
      String what = name + ", without " + dropped;
      int sums = 0;
      FeedResult result = FeedResult.APPLIED;
      for (byte[] message : renumbered(Fault.DROP.at(place, messages))) {
        result = FeedTape.send(message, subscriber);
        if (result != FeedResult.APPLIED) {
          break;
        }
        if (FeedTape.decode(message).kind() == Kind.CHECKSUM) {
          assertThat(lots(subscriber)).as(what).isEqualTo(truth.get(sums));
          sums++;
        }
      }
      tried++;
      foundBySum += result == FeedResult.CORRUPT ? 1 : 0;
    }
  }

  private static boolean changesBook(FeedMessage message, FeedSubscriber<?> subscriber) {
    return switch (message.kind()) {
      case ADD, EXECUTE, REDUCE, DELETE, LEVEL -> true;
      case TRADE -> subscriber.book() instanceof MarketByOrderBook;
      default -> false;
    };
  }

  private static List<String> sumsAtChecksums(List<byte[]> messages, FeedSubscriber<?> subscriber) {
    List<String> sums = new ArrayList<>();
    for (byte[] message : messages) {
      FeedTape.send(message, subscriber);
      if (FeedTape.decode(message).kind() == Kind.CHECKSUM) {
        sums.add(lots(subscriber));
      }
    }
    return sums;
  }

  /** The lots at each price, which is what the checksum covers of a book this small. */
  private static String lots(FeedSubscriber<?> subscriber) {
    StringBuilder text = new StringBuilder();
    for (Side side : Side.values()) {
      text.append(side);
      subscriber
          .book()
          .forEachLevel(
              side,
              Integer.MAX_VALUE,
              (price, lots, orders) -> text.append(price).append(':').append(lots).append(' '));
    }
    return text.toString();
  }

  private static List<byte[]> renumbered(List<byte[]> messages) {
    List<byte[]> renumbered = new ArrayList<>();
    for (byte[] message : messages) {
      byte[] copy = message.clone();
      ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putLong(1, renumbered.size() + 1L);
      renumbered.add(copy);
    }
    return renumbered;
  }

  @Test
  void aDamagedSnapshotNeverGivesAWrongBook() {
    MarketView.streams(SEED, COMMANDS)
        .forEach(
            (style, commands) -> {
              PublishedMarket<ReferenceMarket> published = publish(commands);
              String name = "seed " + SEED + ", " + style;
              FeedPublisher publisher = published.publisher;
              damageSnapshot(name, FeedSubscriber::byOrder, publisher::orderSnapshot);
              damageSnapshot(name, FeedSubscriber::byPrice, publisher::depthSnapshot);
            });
  }

  private static <B extends Depth> void damageSnapshot(
      String name, Supplier<FeedSubscriber<B>> maker, Consumer<FeedListener> snapshot) {
    FeedTape whole = new FeedTape();
    snapshot.accept(whole);
    FeedSubscriber<B> right = maker.get();
    whole.messages.forEach(message -> FeedTape.send(message, right));
    assertThat(right.isLive()).as(name).isTrue();
    for (Fault fault : Fault.values()) {
      for (int place = 0; place < whole.messages.size() - 1; place++) {
        FeedSubscriber<B> subscriber = maker.get();
        fault.at(place, whole.messages).forEach(message -> FeedTape.send(message, subscriber));
        String what = name + ", " + fault + " at " + place;
        assertThat(subscriber.isLive()).as(what).isEqualTo(fault == Fault.DOUBLE);
        if (subscriber.isLive()) {
          assertThat(book(subscriber)).as(what).isEqualTo(book(right));
        }
      }
    }
  }
}
