package io.tradegrid.simulation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.Request;
import io.tradegrid.engine.CommandLog;
import io.tradegrid.grid.SimulatedStorage;
import io.tradegrid.history.BlockStore;
import io.tradegrid.history.EventColumn;
import io.tradegrid.history.HistoryCursor;
import io.tradegrid.history.MemoryBlocks;
import io.tradegrid.journal.ArchiveChunk;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.model.RejectReason;
import io.tradegrid.projection.BlockMetrics;
import io.tradegrid.projection.Projection;
import io.tradegrid.projection.TableScope;
import io.tradegrid.projection.TradeTicks;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.LogKey;
import io.tradegrid.shard.RequestStream;
import io.tradegrid.shard.ShardListener;
import io.tradegrid.shard.ShardSnapshot;
import io.tradegrid.shard.ShardState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.ignite.Ignite;

/** Compares what is left of a grid with what clients were told and with a replay of everything. */
final class Proof {

  /** Between a client's id and what the edge made of it. */
  static final String EDGE = "-at-";

  private static final int SHARD = Member.SHARD;
  private static final BlockMetrics BLOCKS = new BlockMetrics(new SimpleMeterRegistry());

  private final boolean dedup;
  private final Map<Caches.Key, Object> copy;
  private final TableScope scope;
  private final Ignite ignite;
  private final List<String> findings = new ArrayList<>();
  private final Map<Caches.Key, Object> replayedRows = new HashMap<>();
  private final MemoryBlocks replayedBlocks = new MemoryBlocks();
  private final Map<String, Answer> first = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private long archived;
  private ShardState replayed;

  Proof(Map<Caches.Key, Object> copy, TableScope scope, Variation variation) {
    this.scope = scope;
    this.dedup = variation != Variation.DEDUP_OFF;
    this.copy = copy;
    this.ignite = Caches.ignite(Caches.of(copy));
  }

  /** Returns what does not hold, in words. */
  List<String> findings(Clients clients, long liveHash) {
    List<LogEntry> entries = entries();
    replay(entries);
    findings.addAll(clients.findings);
    clients.heard.forEach(this::check);
    clients.known.stream()
        .filter(request -> !ids.contains(id(request)))
        .forEach(request -> findings.add("said to be known, and lost: " + request));
    same("hash of the live state", liveHash, replayed.stateHash());
    checkSnapshot(entries);
    sameRows(Rows.all(replayedRows), Rows.all(copy));
    for (int id = 1; id <= RequestStream.INSTRUMENTS; id++) {
      BlockStore blocks = SimulatedStorage.blocks(ignite);
      List<List<Long>> expected = history(replayedBlocks, id);
      List<List<Long>> actual = history(blocks, id);
      if (!expected.equals(actual)) {
        findings.add("blocks of " + id + ": " + actual.size() + " rows of " + expected.size());
      }
    }
    return findings;
  }

  private void same(String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      findings.add(what + ": expected " + expected + ", is " + actual);
    }
  }

  private void sameRows(
      Map<Caches.Key, Map<String, Object>> expected, Map<Caches.Key, Map<String, Object>> actual) {
    expected.forEach((key, row) -> same("row " + key, row, actual.get(key)));
    actual.keySet().stream()
        .filter(key -> !expected.containsKey(key))
        .forEach(key -> findings.add("a row too many: " + key));
  }

  /** Returns how many entries are in the archive. */
  long archived() {
    return archived;
  }

  /** Returns archive and log from the first entry on. */
  private List<LogEntry> entries() {
    List<LogEntry> entries = new ArrayList<>();
    ArchiveChunk chunk = SimulatedStorage.chunk(ignite, SHARD, 1);
    while (chunk != null) {
      chunk.entries().forEach(entry -> entries.add(LogEntry.decode(entry)));
      chunk = SimulatedStorage.chunk(ignite, SHARD, entries.size() + 1L);
    }
    archived = entries.size();
    CommandLog log = SimulatedStorage.log(ignite);
    for (byte[] entry = log.read(SHARD, archived + 1);
        entry != null;
        entry = log.read(SHARD, entries.size() + 1L)) {
      entries.add(LogEntry.decode(entry));
    }
    for (int i = 0; i < entries.size(); i++) {
      same("sequence", i + 1L, entries.get(i).sequence());
    }
    long last =
        copy.keySet().stream()
            .filter(key -> key.cache().equals(Cache.COMMAND_LOG.name()))
            .mapToLong(key -> ((LogKey) key.key()).sequence())
            .max()
            .orElse(archived);
    same("last entry without a gap", last, (long) entries.size());
    return entries;
  }

  private void replay(List<LogEntry> entries) {
    Projection projection =
        new Projection(
            SHARD,
            scope,
            new Rows(Caches.ignite(Caches.of(replayedRows)), new RowWriters(), () -> false),
            replayedBlocks,
            Runnable::run,
            BLOCKS,
            TradeTicks.NONE);
    replayed = new ShardState(SHARD, LadderMarket::new, projection.listener());
    for (LogEntry entry : entries) {
      entry.commands().forEach(this::replay);
    }
    projection.flush(replayed, entries.size(), projection::flushed, projection::writeAgain);
  }

  private void replay(Command command) {
    if (command instanceof DefineInstrument
        || command instanceof DefinePortfolio
        || command instanceof Control) {
      replayed.replay(command);
      return;
    }
    Request request = (Request) command;
    Answer answer = replayed.apply(request);
    ids.add(id(request));
    String name = name(request);
    if (answer.duplicate() || first.put(name, answer) != null) {
      findings.add("twice in the log: " + request);
    }
    if (answer.reason() == RejectReason.DUPLICATE_ID) {
      findings.add("in the log under a taken id: " + request);
    }
  }

  private static String id(Request request) {
    return request.portfolioId() + " " + request.clientOrderId();
  }

  /** What a client calls it; an id that was made at the edge begins with the client's. */
  private String name(Request request) {
    String id = request.clientOrderId().toString();
    int edge = id.indexOf(EDGE);
    String own = edge < 0 ? id : id.substring(0, edge);
    return request.portfolioId() + " " + own + (dedup ? " " + request.contentHash() : "");
  }

  private void check(Clients.Heard heard) {
    Answer answer = heard.answer();
    Answer there = first.get(name(heard.request()));
    if (answer.reason() == RejectReason.DUPLICATE_ID) {
      if (there != null) {
        findings.add("taken, and told that it was another: " + heard);
      }
    } else if (there == null) {
      findings.add("lost: " + heard);
    } else {
      same(
          "answer to " + heard.request(), answer.duplicate() ? there.asDuplicate() : there, answer);
    }
  }

  /** Snapshot and tail come to what everything comes to. */
  private void checkSnapshot(List<LogEntry> entries) {
    List<byte[]> parts = SimulatedStorage.snapshots(ignite).read(SHARD);
    long sequence = 0;
    ShardState state = new ShardState(SHARD, LadderMarket::new, ShardListener.NONE);
    if (!parts.isEmpty()) {
      ShardSnapshot snapshot =
          ShardSnapshot.read(parts, SHARD, LadderMarket::new, ShardListener.NONE);
      sequence = snapshot.sequence();
      state = snapshot.state();
    }
    if (sequence > entries.size()) {
      findings.add(
          "the snapshot covers " + sequence + ", but only " + entries.size() + " are left");
      return;
    }
    if (sequence < archived) {
      findings.add("trimmed to " + archived + ", but the snapshot covers only " + sequence);
    }
    for (LogEntry entry : entries.subList((int) sequence, entries.size())) {
      entry.commands().forEach(state::replay);
    }
    same("hash of snapshot and tail", replayed.stateHash(), state.stateHash());
  }

  private static List<List<Long>> history(BlockStore blocks, int instrumentId) {
    HistoryCursor row =
        new HistoryCursor(blocks, SHARD, instrumentId, Long.MIN_VALUE, Long.MAX_VALUE, false);
    List<List<Long>> all = new ArrayList<>();
    while (row.next()) {
      List<Long> cells = new ArrayList<>();
      for (EventColumn column : EventColumn.values()) {
        cells.add(row.get(column));
      }
      all.add(cells);
    }
    return all;
  }
}
