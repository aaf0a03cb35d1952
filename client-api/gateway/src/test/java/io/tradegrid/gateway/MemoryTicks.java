package io.tradegrid.gateway;

import io.tradegrid.model.RejectReason;
import io.tradegrid.service.TickData;
import io.tradegrid.tick.StoredBlock;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickBlock;
import io.tradegrid.tick.TickBlockList;
import io.tradegrid.tick.TickBlockWriter;
import io.tradegrid.tick.TickBlocks;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickQuestionCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Ticks in memory, asked as those of the grid are; shards of some symbols may be lost. */
final class MemoryTicks implements TickData {

  private final Map<String, List<Tick>> ticks = new TreeMap<>();
  private final Set<String> lost = new HashSet<>();

  synchronized void clear() {
    ticks.clear();
    lost.clear();
  }

  synchronized void add(String symbol, Tick tick) {
    ticks.computeIfAbsent(symbol, any -> new ArrayList<>()).add(tick);
  }

  synchronized void lose(String symbol) {
    lost.add(symbol);
  }

  @Override
  public int append(int shard, byte[] batch) {
    return -RejectReason.NOT_OWNER.code();
  }

  @Override
  public synchronized byte[] ask(String[] symbols, byte[] question) {
    return TickAnswers.several(
        Arrays.stream(symbols).map(symbol -> answer(symbol, question)).toList());
  }

  private byte[] answer(String symbol, byte[] question) {
    if (lost.contains(symbol)) {
      return TickAnswers.refusal(RejectReason.SHARD_LOST);
    }
    try {
      return TickQuestionCodec.decode(question).answer(kind -> blocks(symbol, kind));
    } catch (IllegalArgumentException e) {
      return TickAnswers.refusal(e.getMessage());
    }
  }

  private TickBlocks blocks(String symbol, TickKind kind) {
    TickColumns run = new TickColumns(kind);
    ticks.getOrDefault(symbol, List.of()).stream()
        .filter(tick -> TickKind.of(tick) == kind)
        .forEach(run::add);
    run.normalise();
    List<StoredBlock> blocks = new ArrayList<>();
    for (int from = 0; from < run.count(); from += TickBlock.ROWS_MAX) {
      int to = Math.min(run.count(), from + TickBlock.ROWS_MAX);
      blocks.add(StoredBlock.of(new TickBlockWriter(kind).write(run, from, to)));
    }
    return new TickBlockList(kind, blocks);
  }

  @Override
  public synchronized byte[] symbols(String kind, String after, int limit) {
    if (!lost.isEmpty()) {
      return TickAnswers.refusal(RejectReason.SHARD_LOST);
    }
    return TickAnswers.symbols(
        ticks.keySet().stream()
            .filter(symbol -> symbol.compareTo(after) > 0)
            .limit(limit)
            .toList());
  }
}
