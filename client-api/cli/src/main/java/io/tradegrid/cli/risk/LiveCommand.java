package io.tradegrid.cli.risk;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.RiskRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.risk.portfolio.Grouping;
import io.tradegrid.task.RiskAnswer;
import io.tradegrid.task.RiskMeasure;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code risk live}: value at risk as the grid keeps it up with fills and prices. */
@Command(
    name = "live",
    description = {
      "Value at risk (99 %%) and expected shortfall (97.5 %%) as they are now.",
      "",
      "The grid keeps the profit and loss of every position under each past day's move, and adds"
          + " them up again when a fill or a price changes one: asking computes nothing. The answer"
          + " says of which entry of each shard's log it is. Historical simulation, equal weights,"
          + " from grid.risk.live.observations days.",
      "",
      "--watch prints a line whenever it changes, until Ctrl-C. --check has everything computed"
          + " anew from the tables (risk var) and says whether the two are the same, to the last"
          + " bit.",
      "",
      "Limits that raise alerts: ./tradegrid risk limit. What was over time: table RISK_METRICS and"
          + " Kafka topic risk.metrics. Alerts: table RISK_ALERTS."
    },
    footer = {
      "  ./tradegrid risk live",
      "  ./tradegrid risk live --portfolio ALPHA --watch",
      "  ./tradegrid risk live --book EQUITIES --check"
    })
public final class LiveCommand implements Callable<Integer> {

  private static final long POLL_NS = Duration.ofMillis(100).toNanos();
  private static final Duration TABLES = Duration.ofSeconds(20);

  /** How often a check begins again because something was traded meanwhile. */
  private static final int CHECKS = 20;

  private static final List<String> CHECKED =
      List.of("valueAtRisk", "expectedShortfall", "marketValue");

  private static final String LINE = "%-27s %18s %18s %20s %9s%n";

  @Spec private CommandSpec spec;
  @Mixin private GridOption grid;
  @Mixin private ScopeOptions scope;

  @Option(names = "--watch", description = "Print a line whenever it changes.")
  private boolean watch;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "2147483647",
      description = "With --watch: end after so many lines.")
  private int lines;

  @Option(names = "--check", description = "Compare it with a full recomputation.")
  private boolean check;

  @Option(names = "--json", description = "Print one JSON object, with --watch one a line.")
  private boolean json;

  /** Made by picocli. */
  public LiveCommand() {}

  @Override
  public Integer call() {
    if (watch && check) {
      throw new ParameterException(
          spec.commandLine(), "only one of --watch and --check can be given");
    }
    if (lines < 1) {
      throw new ParameterException(spec.commandLine(), "--lines: must be at least 1, got " + lines);
    }
    try (TradeGridClient client = grid.connect()) {
      PrintWriter out = spec.commandLine().getOut();
      if (watch) {
        watch(client, out);
        return 0;
      }
      RiskAnswer live = ask(client);
      out.print(json ? AnswerText.json(live) : AnswerText.table(live));
      out.flush();
      return check ? check(client, out) : 0;
    }
  }

  private RiskAnswer ask(TradeGridClient client) {
    return client.risk().ask(scope.of(RiskRequest.of(RiskMeasure.LIVE)));
  }

  private void watch(TradeGridClient client, PrintWriter out) {
    if (!json) {
      out.printf(LINE, "at", "value at risk", "expected shortfall", "market value", "positions");
    }
    String last = "";
    for (int printed = 0; printed < lines; LockSupport.parkNanos(POLL_NS)) {
      RiskAnswer live = ask(client);
      if (!last.equals(live.text("computedAt"))) {
        out.print(json ? AnswerText.json(live) : line(live));
        out.flush();
        last = live.text("computedAt");
        printed++;
      }
    }
  }

  static String line(RiskAnswer live) {
    return LINE.formatted(
        live.text("computedAt"),
        money(live.number("valueAtRisk")),
        money(live.number("expectedShortfall")),
        money(live.number("marketValue")),
        live.text("positions"));
  }

  private static String money(double amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }

  /** A full recomputation reads the tables, so nothing may have changed from before to after it. */
  private int check(TradeGridClient client, PrintWriter out) {
    for (int attempt = 0; attempt < CHECKS && client.awaitProjection(TABLES); attempt++) {
      RiskAnswer before = ask(client);
      if (before.text("observations") == null) {
        out.println("full recomputation: nothing is held, so there is no risk");
        out.flush();
        return 0;
      }
      RiskAnswer full =
          client
              .risk()
              .ask(
                  scope
                      .of(RiskRequest.of(RiskMeasure.VAR))
                      .by(Grouping.NONE)
                      .currency(before.text("currency"))
                      .with("observations", before.text("observations")));
      if (before.equals(ask(client))) {
        return report(before, full, out);
      }
    }
    out.println("full recomputation: it is traded all the time; nothing could be compared");
    out.flush();
    return 1;
  }

  private static int report(RiskAnswer live, RiskAnswer full, PrintWriter out) {
    boolean same = true;
    for (String name : CHECKED) {
      if (live.number(name) != full.number(name)) {
        out.printf("full recomputation: %s is %s%n", name, full.number(name));
        same = false;
      }
    }
    if (same) {
      out.println("full recomputation: the same to the last bit");
    }
    out.flush();
    return same ? 0 : 1;
  }
}
