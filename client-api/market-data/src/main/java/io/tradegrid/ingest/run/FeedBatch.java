package io.tradegrid.ingest.run;

import io.tradegrid.ingest.DeadLetter;
import io.tradegrid.ingest.SymbolTicks;
import io.tradegrid.ingest.pipeline.TickOutput;
import io.tradegrid.tick.Tick;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the pipeline made of some messages, to become durable together. One thread at a time. */
public final class FeedBatch implements TickOutput {

  private final Map<String, List<Tick>> ticks = new LinkedHashMap<>();
  private final List<DeadLetter> letters = new ArrayList<>();
  private int count;

  /** Makes an empty one. */
  public FeedBatch() {}

  @Override
  public void tick(String symbol, Tick tick) {
    ticks.computeIfAbsent(symbol, unused -> new ArrayList<>()).add(tick);
    count++;
  }

  @Override
  public void deadLetter(DeadLetter letter) {
    letters.add(letter);
  }

  /** Returns the number of ticks. */
  public int count() {
    return count;
  }

  /** Returns the ticks, each symbol once. */
  public List<SymbolTicks> ticks() {
    return ticks.entrySet().stream()
        .map(each -> new SymbolTicks(each.getKey(), each.getValue()))
        .toList();
  }

  /** Returns the dead letters. */
  public List<DeadLetter> letters() {
    return List.copyOf(letters);
  }
}
