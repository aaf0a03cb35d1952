package io.tradegrid.ingest.pipeline;

import io.tradegrid.ingest.DeadLetter;
import io.tradegrid.tick.Tick;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a pipeline tells. */
final class Heard implements TickOutput {

  final List<String> symbols = new ArrayList<>();
  final List<Tick> ticks = new ArrayList<>();
  final List<DeadLetter> letters = new ArrayList<>();

  @Override
  public void tick(String symbol, Tick tick) {
    symbols.add(symbol);
    ticks.add(tick);
  }

  @Override
  public void deadLetter(DeadLetter letter) {
    letters.add(letter);
  }

  List<String> reasons() {
    return letters.stream().map(letter -> letter.reason() + " " + letter.message()).toList();
  }
}
