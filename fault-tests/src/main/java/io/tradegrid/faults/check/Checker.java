package io.tradegrid.faults.check;

import io.tradegrid.client.ShardState;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.load.Asked;
import io.tradegrid.faults.process.JavaProcess;
import io.tradegrid.faults.process.Jvm;
import io.tradegrid.faults.process.Waiting;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.schema.LogKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Proves what must hold of a grid that is at rest. */
public final class Checker {

  private static final Duration PROJECTION_LIMIT = Duration.ofMinutes(1);
  private static final Duration VERIFY_LIMIT = Duration.ofMinutes(2);
  private static final int READS_MAX = 8;
  private static final long READ_PAUSE_MS = 4_000;

  private final List<String> addresses;
  private final Path directory;
  private final Findings findings;
  private final Consumer<String> journal;

  /**
   * Makes a checker.
   *
   * @param addresses of the nodes
   * @param directory for the output of tools
   * @param journal hears what is being checked
   */
  public Checker(
      List<String> addresses, Path directory, Findings findings, Consumer<String> journal) {
    this.addresses = addresses;
    this.directory = directory;
    this.findings = findings;
    this.journal = journal;
  }

  /**
   * Checks everything.
   *
   * @param requests all that was asked, with all that was told
   * @param rowsFrom entries that rows were seen to come from, to be found in the log
   * @param symbols what is traded, with its shards
   * @param kafka what is in Kafka; null if there is none
   * @return how many commands the log has
   */
  public long run(
      List<Asked> requests, Set<LogKey> rowsFrom, Map<String, Integer> symbols, KafkaCheck kafka) {
    try (TradeGridClient client = TradeGridClient.connect(addresses.toArray(String[]::new))) {
      LogCopy log = readAtRest(client);
      journal.accept("replaying the log");
      rowsFrom.stream()
          .filter(entry -> !log.has(entry))
          .forEach(entry -> findings.violation("a row came from " + entry + ", which is no entry"));
      Map<Integer, ShardReplay> shards = new TreeMap<>();
      log.entries()
          .forEach(
              (shard, entries) ->
                  shards.put(shard, new ShardReplay(shard, entries, findings).run()));
      shards.values().forEach(shard -> compareLive(client, shard));
      journal.accept("comparing what clients were told with the log");
      new RequestCheck(shards, findings).run(requests);
      journal.accept("comparing the tables with the log");
      if (!client.awaitProjection(PROJECTION_LIMIT)) {
        findings.violation(
            "rows are not complete after " + PROJECTION_LIMIT.toSeconds() + " s of rest");
      }
      new TableCheck(client, shards.values(), findings).run();
      if (kafka != null) {
        journal.accept("comparing Kafka's topics with the log");
        kafka.run(log, shards, symbols);
      }
      journal.accept("comparing primary and backup copies");
      compareCopies();
      return log.entries().values().stream()
          .flatMap(List::stream)
          .mapToLong(entry -> entry.commands().size())
          .sum();
    }
  }

  /** Orders may expire yet: the log is at rest when every owner is at its end. */
  private LogCopy readAtRest(TradeGridClient client) {
    journal.accept("reading the log");
    for (int read = 1; ; read++) {
      Findings ofRead = new Findings();
      LogCopy log = LogCopy.read(addresses, ofRead);
      boolean atRest =
          log.entries().entrySet().stream()
              .allMatch(of -> isAtEnd(client, of.getKey(), of.getValue()));
      if (atRest || read == READS_MAX) {
        ofRead.words().forEach(findings::violation);
        return log;
      }
      Waiting.pause(READ_PAUSE_MS);
    }
  }

  private static boolean isAtEnd(TradeGridClient client, int shard, List<LogEntry> entries) {
    try {
      return client.shardState(shard).logSequence() == entries.size();
    } catch (RuntimeException e) {
      // It has just changed its owner, or cannot be asked: it is asked again.
      return false;
    }
  }

  private void compareLive(TradeGridClient client, ShardReplay replay) {
    String name = "shard " + replay.shard();
    ShardState live;
    try {
      live = client.shardState(replay.shard());
    } catch (RuntimeException e) {
      findings.violation(name + ": its owner cannot be asked: " + e.getMessage());
      return;
    }
    if (live.logSequence() != replay.length()) {
      findings.violation(
          name
              + ": its owner is at entry "
              + live.logSequence()
              + ", the log ends at "
              + replay.length());
    } else if (live.stateHash() != replay.state().stateHash()) {
      findings.violation(name + ": its owner's state is not what its log replays to");
    }
    if (live.projectedSequence() > live.logSequence()) {
      findings.violation(name + ": its rows are ahead of its log");
    }
  }

  private void compareCopies() {
    try (JavaProcess verify =
        JavaProcess.launch(
            Jvm.ofModule("client-api/cli", "256m", "io.tradegrid.cli.TradeGridCommand"),
            directory,
            List.of("control", "--grid", addresses.get(0), "--cache", "idle_verify"))) {
      verify.awaitExit(VERIFY_LIMIT);
      if (!verify.output().contains("no conflicts have been found")) {
        findings.violation("primary and backup copies differ: " + verify.output());
      }
    }
  }
}
