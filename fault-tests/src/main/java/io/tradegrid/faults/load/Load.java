package io.tradegrid.faults.load;

import io.tradegrid.faults.process.GatewayProcess;
import io.tradegrid.faults.process.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** All traders at work, and the settlement of what they were not told. For one thread. */
public final class Load {

  private static final int CLIENTS = 5;
  private static final int REST_CLIENTS = 2;
  private static final int KAFKA_CLIENTS = 2;
  private static final int PROBES = 2;
  private static final Duration END_LIMIT = Duration.ofSeconds(90);

  /** How long each trader rests between two requests, on average, in milliseconds. */
  private static final long PAUSE_MS = 20;

  private final Venue venue;
  private final Recorder recorder;
  private final String[] addresses;
  private final Pool pool = new Pool();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running = true;

  /** When the last order had been entered. */
  private long endNs;

  /**
   * Makes a load that is yet to begin.
   *
   * @param addresses of the nodes' client connectors
   */
  public Load(Venue venue, Recorder recorder, List<String> addresses) {
    this.venue = venue;
    this.recorder = recorder;
    this.addresses = addresses.toArray(String[]::new);
  }

  /**
   * Begins to trade.
   *
   * @param bootstrap of the broker; null if there is none
   */
  public void start(GatewayProcess gateway, String bootstrap, SplittableRandom random) {
    for (int i = 1; i <= CLIENTS; i++) {
      start(new ClientChannel("client-" + i, addresses), "c" + i, random.split());
    }
    for (int i = 1; i <= REST_CLIENTS; i++) {
      start(new RestChannel(gateway), "r" + i, random.split());
    }
    for (int i = 1; bootstrap != null && i <= KAFKA_CLIENTS; i++) {
      start(new KafkaChannel(bootstrap), "k" + i, random.split());
    }
    for (int i = 1; i <= PROBES; i++) {
      SplittableRandom own = random.split();
      Probe probe =
          new Probe(
              new ClientChannel("probe-" + i, addresses),
              new OrderStream(venue, "p" + i, own),
              venue,
              recorder,
              own,
              () -> running);
      start(probe, "probe-" + i);
    }
  }

  private void start(Channel channel, String prefix, SplittableRandom random) {
    start(trader(channel, prefix, random), "trader-" + prefix);
  }

  private Trader trader(Channel channel, String prefix, SplittableRandom random) {
    OrderStream stream = new OrderStream(venue, prefix, random);
    return new Trader(channel, stream, venue, recorder, pool, random, () -> running, PAUSE_MS);
  }

  private void start(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
  }

  /** Returns whether every trader still trades. */
  public boolean isAlive() {
    return threads.stream().allMatch(Thread::isAlive);
  }

  /**
   * Ends trading; each trader waits for its last answer.
   *
   * @return whether all ended in time
   */
  public boolean stop() {
    running = false;
    boolean ended = Waiting.until(END_LIMIT, () -> threads.stream().noneMatch(Thread::isAlive));
    endNs = System.nanoTime();
    return ended;
  }

  /** Waits, after the end of trading, until every order has expired that will. */
  public void awaitExpiries() {
    long sinceEndMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - endNs);
    Waiting.pause(Math.max(0, OrderStream.GOOD_TILL_MAX_MS - sinceEndMs));
  }

  /**
   * Asks again, under the same ids, until it is known of every request what became of it.
   *
   * @return the requests of which it is not known after all
   */
  public List<Asked> settle(Duration limit, SplittableRandom random) {
    long start = System.nanoTime();
    try (ClientChannel channel = new ClientChannel("settle", addresses)) {
      Trader trader = trader(channel, "s1", random);
      List<Asked> open = open();
      while (!open.isEmpty() && System.nanoTime() - start < limit.toNanos()) {
        trader.settle(open);
        open = open();
      }
      return open;
    }
  }

  private List<Asked> open() {
    return recorder.requests().stream().filter(Asked::isOpen).toList();
  }
}
