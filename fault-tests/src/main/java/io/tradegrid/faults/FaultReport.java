package io.tradegrid.faults;

import io.tradegrid.faults.check.Findings;
import io.tradegrid.faults.inject.FaultKind;
import io.tradegrid.faults.inject.Injector;
import io.tradegrid.faults.inject.Injector.Failover;
import io.tradegrid.faults.load.Recorder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a run.
 *
 * @param evidence where recorder file, journal and the nodes' logs lie
 * @param tradedS how long it traded, in seconds
 * @param requests how many were asked
 * @param acknowledged how many of them a shard decided and somebody was told so
 * @param commands how many commands the log has
 * @param faults how many of each kind were done
 * @param failovers how long each death or cutting off of an owner took
 * @param cutBoundMs how long cutting one off is to take at most, in milliseconds
 * @param notPermitted what this machine does not permit
 */
record FaultReport(
    FaultSettings settings,
    Path evidence,
    Findings findings,
    double tradedS,
    long requests,
    long acknowledged,
    long commands,
    Map<FaultKind, Integer> faults,
    List<Failover> failovers,
    long cutBoundMs,
    List<FaultKind> notPermitted) {

  static FaultReport of(
      FaultSettings settings,
      Path evidence,
      Findings findings,
      Injector injector,
      long cutBoundMs,
      Recorder recorder,
      double tradedS,
      long commands) {
    return new FaultReport(
        settings,
        evidence,
        findings,
        tradedS,
        recorder.size(),
        recorder.acknowledged(),
        commands,
        new TreeMap<>(injector.done()),
        List.copyOf(injector.failovers()),
        cutBoundMs,
        injector.notPermitted());
  }

  private List<Long> failoverMs(FaultKind kind) {
    return failovers.stream()
        .filter(failover -> failover.kind() == kind)
        .map(failover -> failover.ms() < 0 ? Long.MAX_VALUE : failover.ms())
        .sorted()
        .toList();
  }

  /** Of an even number the greater of the two in the middle. */
  private static long median(List<Long> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  private long within(List<Long> cuts) {
    return cuts.stream().filter(ms -> ms <= cutBoundMs).count();
  }

  private static String shown(long ms) {
    return ms == Long.MAX_VALUE ? "more than a minute" : String.format(Locale.ROOT, "%,d ms", ms);
  }

  /** Returns the table for people. */
  List<String> text() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(line("acknowledged requests", acknowledged));
    lines.add(line("  of requests sent", requests));
    lines.add(line("  commands in the log", commands));
    for (Map.Entry<FaultKind, Integer> fault : faults.entrySet()) {
      lines.add(line("fault " + fault.getKey().label(), fault.getValue()));
    }
    for (FaultKind kind : FaultKind.values()) {
      List<Long> ms = failoverMs(kind);
      if (!ms.isEmpty()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "next acknowledgement after %s: median %s, worst %s of %d",
                kind.label(),
                shown(median(ms)),
                shown(ms.get(ms.size() - 1)),
                ms.size()));
      }
    }
    List<Long> cuts = failoverMs(FaultKind.PARTITION);
    if (!cuts.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  of these within failure detection and a lease term, %s: %d",
              shown(cutBoundMs),
              within(cuts)));
    }
    lines.add(line("lost", findings.lost()));
    lines.add(line("doubled", findings.doubled()));
    lines.add(line("violations", findings.violations()));
    if (!notPermitted.isEmpty()) {
      lines.add(
          "not permitted here: "
              + String.join(", ", notPermitted.stream().map(FaultKind::label).toList()));
    }
    if (!findings.isClean()) {
      lines.add("");
      lines.addAll(findings.words());
      lines.add("");
      lines.add("seed " + settings.seed() + ", evidence in " + evidence);
    }
    return lines;
  }

  private static String line(String what, long number) {
    return String.format(Locale.ROOT, "%-32s %,12d", what, number);
  }

  /** Returns one JSON object. */
  String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("acknowledged", acknowledged);
    Map<String, Integer> byKind = new LinkedHashMap<>();
    faults.forEach((kind, count) -> byKind.put(kind.label(), count));
    json.put("faults", byKind);
    json.put("lost", findings.lost());
    json.put("doubled", findings.doubled());
    json.put("violations", findings.violations());
    json.put("requests", requests);
    json.put("commands", commands);
    json.put("seconds", Math.round(tradedS));
    json.put("nodes", settings.nodes());
    json.put("seed", settings.seed());
    json.put("unsafe", settings.unsafe() == null ? null : settings.unsafe().toString());
    Map<String, Object> times = new LinkedHashMap<>();
    for (FaultKind kind : FaultKind.values()) {
      List<Long> ms = failoverMs(kind);
      if (!ms.isEmpty()) {
        Map<String, Object> of = new LinkedHashMap<>();
        of.put("medianMs", median(ms));
        of.put("worstMs", ms.get(ms.size() - 1));
        of.put("allMs", ms);
        if (kind == FaultKind.PARTITION) {
          of.put("boundMs", cutBoundMs);
          of.put("withinBound", within(ms));
        }
        times.put(kind.label(), of);
      }
    }
    json.put("nextAcknowledgement", times);
    json.put("notPermitted", notPermitted.stream().map(FaultKind::label).toList());
    json.put("findings", findings.words());
    json.put("evidence", findings.isClean() && !settings.keep() ? null : evidence.toString());
    return new JsonMapper().writeValueAsString(json);
  }
}
