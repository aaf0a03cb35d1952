package io.tradegrid.faults;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.check.Checker;
import io.tradegrid.faults.check.Findings;
import io.tradegrid.faults.check.KafkaCheck;
import io.tradegrid.faults.check.PrefixWatch;
import io.tradegrid.faults.cluster.Cluster;
import io.tradegrid.faults.cluster.Messaging;
import io.tradegrid.faults.inject.FaultKind;
import io.tradegrid.faults.inject.Injector;
import io.tradegrid.faults.load.Asked;
import io.tradegrid.faults.load.Load;
import io.tradegrid.faults.load.Recorder;
import io.tradegrid.faults.load.Venue;
import io.tradegrid.faults.process.Waiting;
import io.tradegrid.schema.LogKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/** One run from the first process to the verdict: start, trade and be hurt, settle, prove. */
final class FaultRun {

  private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(4);
  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(3);
  private static final int CALM_MIN_MS = 1_500;
  private static final int CALM_MAX_MS = 4_000;

  private final FaultSettings settings;
  private final Path directory;
  private final Journal journal;
  private final Findings findings = new Findings();
  private final SplittableRandom random;

  FaultRun(FaultSettings settings, Path directory, Journal journal) {
    this.settings = settings;
    this.directory = directory;
    this.journal = journal;
    this.random = new SplittableRandom(settings.seed());
  }

  FaultReport run() {
    journal.say("starting " + settings.nodes() + " nodes and a gateway");
    try (Cluster cluster = start();
        Recorder recorder = new Recorder(directory.resolve("requests.tsv"))) {
      Venue venue = venue(cluster);
      Load load = new Load(venue, recorder, cluster.addresses());
      Injector injector =
          new Injector(
              cluster, venue, recorder, random.split(), settings.longestStopS(), journal::say);
      String bootstrap = cluster.messaging().map(Messaging::bootstrap).orElse(null);
      load.start(cluster.gateway(), bootstrap, random.split());
      journal.follow(recorder);
      long cutBoundMs = cluster.cutBoundMs();
      double startS = journal.seconds();
      Set<LogKey> rowsFrom;
      try (PrefixWatch rows = PrefixWatch.start(cluster.addresses(), venue, findings)) {
        if (injector.awaitTrading("the start")) {
          journal.say("all symbols are traded");
          hurt(injector, load, recorder);
        }
        rowsFrom = rows.missing();
        journal.say(
            rows.looks()
                + " looks at rows, the entries behind "
                + rowsFrom.size()
                + " of them to be found yet");
      }
      double tradedS = journal.seconds() - startS;
      KafkaCheck kafka = bootstrap == null ? null : new KafkaCheck(bootstrap, findings);
      long commands = settleAndCheck(cluster, load, recorder, venue, rowsFrom, kafka);
      injector.failures().forEach(findings::violation);
      return FaultReport.of(
          settings, directory, findings, injector, cutBoundMs, recorder, tradedS, commands);
    }
  }

  private Cluster start() {
    return Cluster.start(directory, settings.nodes(), settings.unsafe(), settings.kafka());
  }

  private static Venue venue(Cluster cluster) {
    try (TradeGridClient client =
        TradeGridClient.connect(cluster.addresses().toArray(String[]::new))) {
      return Venue.create(client);
    }
  }

  private void hurt(Injector injector, Load load, Recorder recorder) {
    FaultKind repeated = settings.repeated();
    if (repeated != null && !injector.permits(repeated)) {
      findings.violation(repeated.label() + " is not permitted here, so it was not done");
      return;
    }
    List<FaultKind> kinds =
        repeated == null
            ? settings.kinds().stream().filter(injector::permits).toList()
            : List.of(repeated);
    List<FaultKind> bag = new ArrayList<>();
    long endNs = System.nanoTime() + (long) (settings.minutes() * 60e9);
    for (int count = 0; isToGoOn(count, endNs) && load.isAlive(); count++) {
      Waiting.pause(CALM_MIN_MS + random.nextInt(CALM_MAX_MS - CALM_MIN_MS));
      if (bag.isEmpty()) {
        bag.addAll(kinds);
        Collections.shuffle(bag, new Random(random.nextLong()));
      }
      if (!bag.isEmpty() && !injector.inject(bag.remove(bag.size() - 1))) {
        return;
      }
    }
    if (!load.isAlive() && !recorder.isFull()) {
      findings.violation("a trader ended by itself");
    }
  }

  private boolean isToGoOn(int count, long endNs) {
    return settings.repeated() == null ? System.nanoTime() - endNs < 0 : count < settings.times();
  }

  /** Returns the number of commands in the log. */
  private long settleAndCheck(
      Cluster cluster,
      Load load,
      Recorder recorder,
      Venue venue,
      Set<LogKey> rowsFrom,
      KafkaCheck kafka) {
    journal.say("the load ends");
    if (!load.stop()) {
      findings.violation("a trader waits for an answer and does not end");
    }
    try {
      if (!cluster.recover(RECOVERY_LIMIT)) {
        findings.violation("the cluster is not whole after the load");
      }
      if (kafka != null) {
        journal.say("waiting until every order in Kafka is taken");
        kafka.awaitTaken();
      }
      journal.say("settling what is not known");
      List<Asked> open = load.settle(SETTLE_LIMIT, random.split());
      open.forEach(one -> findings.violation("no answer can be had to " + one));
      journal.say("waiting for the last orders to expire");
      load.awaitExpiries();
      return new Checker(cluster.addresses(), directory, findings, journal::say)
          .run(recorder.requests(), rowsFrom, venue.shardBySymbol(), kafka);
    } catch (RuntimeException e) {
      findings.violation("the check could not be finished: " + e);
      return 0;
    }
  }
}
