package io.tradegrid.ingest;

import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.TradeTick;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps what an adapter tells, with its positions. */
public final class Told implements FeedSink {

  public final List<SourceMessage> messages = new ArrayList<>();
  public final List<Long> positions = new ArrayList<>();

  /** Runs a feed that ends. */
  public static Told by(FeedAdapter adapter, long position)
      throws IOException, InterruptedException {
    Told told = new Told();
    adapter.run(position, told);
    return told;
  }

  @Override
  public void put(long position, SourceMessage message) {
    messages.add(message);
    positions.add(position);
  }

  public List<SourceTick> ticks() {
    return messages.stream()
        .filter(SourceTick.class::isInstance)
        .map(SourceTick.class::cast)
        .toList();
  }

  public List<BrokenRecord> broken() {
    return messages.stream()
        .filter(BrokenRecord.class::isInstance)
        .map(BrokenRecord.class::cast)
        .toList();
  }

  public List<TradeTick> trades() {
    return ticks().stream()
        .map(SourceTick::tick)
        .filter(TradeTick.class::isInstance)
        .map(TradeTick.class::cast)
        .toList();
  }

  public List<QuoteTick> quotes() {
    return ticks().stream()
        .map(SourceTick::tick)
        .filter(QuoteTick.class::isInstance)
        .map(QuoteTick.class::cast)
        .toList();
  }
}
