package io.tradegrid.faults.load;

import io.tradegrid.faults.process.Waiting;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** A client that is idle until somebody waits for shards to come back, and then tries them. */
final class Probe implements Runnable {

  private static final long POLL_MS = 5;

  private final Channel channel;
  private final OrderStream stream;
  private final Venue venue;
  private final Recorder recorder;
  private final SplittableRandom random;
  private final BooleanSupplier running;

  Probe(
      Channel channel,
      OrderStream stream,
      Venue venue,
      Recorder recorder,
      SplittableRandom random,
      BooleanSupplier running) {
    this.channel = channel;
    this.stream = stream;
    this.venue = venue;
    this.recorder = recorder;
    this.random = random;
    this.running = running;
  }

  @Override
  public void run() {
    try (channel) {
      while (running.getAsBoolean() && !recorder.isFull()) {
        Watch watch = recorder.openWatch();
        if (watch == null) {
          Waiting.pause(POLL_MS);
        } else {
          tryOne(watch);
        }
      }
    }
  }

  private void tryOne(Watch watch) {
    List<String> symbols =
        venue.symbols().stream().filter(s -> watch.shards().contains(venue.shard(s))).toList();
    if (symbols.isEmpty()) {
      Waiting.pause(POLL_MS);
      return;
    }
    String symbol = symbols.get(random.nextInt(symbols.size()));
    Asked asked = recorder.asked(stream.order(symbol), venue.shard(symbol), false);
    asked.sentAt(System.nanoTime());
    recorder.told(asked, channel.send(List.of(asked)).get(0));
  }
}
