package io.tradegrid.faults.load;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.faults.process.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** One client: sends, waits for the answer, sends the next; in between also what it should not. */
final class Trader implements Runnable {

  private static final int BATCH_MAX = 20;

  /** Whoever finds nobody there tries again a little later. */
  private static final long FAILURE_PAUSE_MS = 100;

  private static final long LATE_MAX_NS = 10_000_000_000L;

  private final Channel channel;
  private final OrderStream stream;
  private final Venue venue;
  private final Recorder recorder;
  private final Pool pool;
  private final SplittableRandom random;
  private final BooleanSupplier running;
  private final long pauseMs;

  Trader(
      Channel channel,
      OrderStream stream,
      Venue venue,
      Recorder recorder,
      Pool pool,
      SplittableRandom random,
      BooleanSupplier running,
      long pauseMs) {
    this.channel = channel;
    this.stream = stream;
    this.venue = venue;
    this.recorder = recorder;
    this.pool = pool;
    this.random = random;
    this.running = running;
    this.pauseMs = pauseMs;
  }

  @Override
  public void run() {
    try (channel) {
      while (running.getAsBoolean() && !recorder.isFull()) {
        step();
        Waiting.pause(random.nextLong(2 * pauseMs + 1));
      }
    }
  }

  private void step() {
    Asked twin = pool.nextTwin();
    if (twin != null && channel.takes(twin.request())) {
      send(List.of(twin));
      return;
    }
    int die = random.nextInt(100);
    if (die < (pool.hasMany() ? 40 : 5)) {
      sendAgain(pool.nextUnsettled());
    } else if (die < 10) {
      sendAgain(pool.anyAnswered(random));
    } else if (die < 11) {
      impostor(pool.anyAnswered(random));
    } else if (die < 12) {
      cancelBeforeOrder();
    } else if (die < 14) {
      Asked asked = asked(stream.late(order(), random.nextLong(LATE_MAX_NS)), false);
      send(List.of(asked));
    } else if (die < 17) {
      Asked asked = asked(order(), false);
      pool.twin(asked);
      send(List.of(asked));
    } else if (die < 22) {
      batch();
    } else {
      OrderRequest request = stream.next();
      if (channel.takes(request)) {
        send(List.of(asked(request, false)));
      }
    }
  }

  private OrderRequest.New order() {
    List<String> symbols = venue.symbols();
    return stream.order(symbols.get(random.nextInt(symbols.size())));
  }

  private void batch() {
    List<Asked> batch = new ArrayList<>();
    int size = 2 + random.nextInt(BATCH_MAX - 1);
    while (batch.size() < size) {
      batch.add(asked(order(), false));
    }
    send(batch);
  }

  /** The cancel overtakes the order it is for. */
  private void cancelBeforeOrder() {
    OrderRequest.New order = order();
    send(List.of(asked(stream.cancel(order), false)));
    send(List.of(asked(order, false)));
  }

  private void sendAgain(Asked asked) {
    if (asked != null && channel.takes(asked.request())) {
      send(List.of(asked));
    }
  }

  private void impostor(Asked asked) {
    if (asked != null && asked.request() instanceof OrderRequest.New order) {
      send(List.of(asked(stream.impostor(order), true)));
    }
  }

  private Asked asked(OrderRequest request, boolean impostor) {
    return recorder.asked(request, venue.shard(request.symbol()), impostor);
  }

  private void send(List<Asked> batch) {
    long nowNs = System.nanoTime();
    batch.forEach(asked -> asked.sentAt(nowNs));
    List<Told> told = channel.send(batch);
    for (int i = 0; i < batch.size(); i++) {
      Asked asked = batch.get(i);
      recorder.told(asked, told.get(i));
      if (told.get(i).answer() == null) {
        Waiting.pause(FAILURE_PAUSE_MS);
      }
      if (asked.isImpostor()) {
        continue;
      }
      if (told.get(i).isAcknowledged()) {
        pool.answered(asked, random);
      } else if (asked.isOpen()) {
        pool.unsettled(asked);
      }
    }
  }

  /** Sends what is open once more. */
  void settle(List<Asked> open) {
    for (Asked asked : open) {
      if (asked.isOpen()) {
        send(List.of(asked));
      }
    }
  }
}
