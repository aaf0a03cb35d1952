package io.tradegrid.cli.demo;

import io.tradegrid.cli.demo.GridView.Pulse;
import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.process.ManagedProcess;
import io.tradegrid.cli.process.OwnedDirectory;
import io.tradegrid.cli.process.PidFile;
import io.tradegrid.cli.process.Preflight;
import io.tradegrid.cli.process.ProcessGroup;
import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.cli.shell.Progress;
import io.tradegrid.cli.shell.Terminal;
import io.tradegrid.cli.sql.JdbcGrid;
import io.tradegrid.client.TradeGridClient;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Starts the processes, opens the market and watches it to the end. */
final class Demo {

  private static final double MEMORY_GB = 3.0;
  private static final double DISK_GB = 2.0;
  private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);
  private static final Duration ONCE = Duration.ofSeconds(15);
  private static final Duration FOREVER = Duration.ofDays(365);
  private static final Duration PROJECTION_TIMEOUT = Duration.ofSeconds(60);

  private final Installation installation;
  private final DemoSettings settings;
  private final PrintWriter out;
  private long lagEntriesMost;

  Demo(Installation installation, DemoSettings settings, PrintWriter out) {
    this.installation = installation;
    this.settings = settings;
    this.out = out;
  }

  /**
   * Runs it: with {@code --once} to its summary, else until the process is told to stop.
   *
   * @throws CommandException if something does not start, dies, or adds up wrongly
   */
  void run() {
    prepare();
    try (ProcessGroup children = new ProcessGroup(this::sayStopping)) {
      try {
        start(children);
        trade(children);
      } catch (SQLException | RuntimeException e) {
        // Told to stop, the hook takes the grid away under this thread: that is not a failure.
        if (!children.isClosing()) {
          children.requireAlive();
          throw e instanceof SQLException
              ? new CommandException("the grid failed to answer SQL: " + e.getMessage(), e)
              : (RuntimeException) e;
        }
      }
    }
  }

  private void prepare() {
    for (String name : List.of("node", "gateway")) {
      pidFile(name)
          .owned()
          .ifPresent(
              process -> {
                throw new CommandException(
                    "a demo is running already (%s, process %d); stop it with Ctrl-C where it runs,"
                            .formatted(name, process.pid())
                        + " or kill that process");
              });
    }
    Preflight preflight = new Preflight();
    preflight.requireFree(settings.listeners());
    preflight.requireMemory(MEMORY_GB);
    preflight.requireDisk(settings.home(), DISK_GB);
    if (settings.fresh()) {
      OwnedDirectory.clear(settings.home());
    }
    OwnedDirectory.open(settings.home());
  }

  private void start(ProcessGroup children) {
    ManagedProcess node = child("node", installation.node(settings.nodeArguments()), children);
    awaitReady(node, () -> node.hasSaid("TradeGrid node ", " ready"));
    ManagedProcess gateway =
        child("gateway", installation.gateway(settings.restPort(), settings.grid()), children);
    RestView rest = new RestView(settings.restUrl());
    awaitReady(gateway, rest::isHealthy);
  }

  private ManagedProcess child(String name, List<String> command, ProcessGroup children) {
    ManagedProcess child =
        ManagedProcess.start(
            name, command, installation.root(), settings.home().resolve(name + ".log"));
    children.add(child);
    pidFile(name).write(child.handle());
    return child;
  }

  private PidFile pidFile(String name) {
    return new PidFile(settings.home().resolve(name + ".pid"));
  }

  private void awaitReady(ManagedProcess child, BooleanSupplier ready) {
    say("Starting the " + child.name());
    long startedNs = System.nanoTime();
    try (Progress progress = Progress.start("Waiting for the " + child.name(), 0)) {
      child.awaitReady(
          () -> {
            progress.advanceTo(0);
            return ready.getAsBoolean();
          },
          READY_TIMEOUT);
    }
    say(
        "The %s is ready after %.1f s"
            .formatted(child.name(), (System.nanoTime() - startedNs) / 1e9));
  }

  private void trade(ProcessGroup children) throws SQLException {
    try (TradeGridClient writer = TradeGridClient.connect(settings.grid().toString());
        GridView view = GridView.open(settings.grid())) {
      Market market =
          settings.data() == null
              ? new SimulatedMarket(writer, settings.seed())
              : new FilesMarket(settings.data(), writer);
      say("Opening the market: " + market.description());
      market.open();
      addresses().forEach(this::say);
      MarketThread flow = MarketThread.start(market, settings.once() ? ONCE : FOREVER);
      watch(children, view, flow);
      if (settings.once()) {
        new Summary(view, new RestView(settings.restUrl())).print(settle(view, writer), out);
      }
    }
  }

  /** Returns when the market has ended, and without {@code --once} not even then. */
  private void watch(ProcessGroup children, GridView view, MarketThread flow) throws SQLException {
    Display display =
        Terminal.isOutput() ? new ScreenDisplay(view, out, addresses()) : new LineDisplay(out);
    Pulse before = view.pulse();
    boolean ended = false;
    while (!ended || !settings.once()) {
      children.requireAlive();
      if (ended) {
        pause(display.period());
      } else {
        ended = flow.await(display.period());
      }
      Pulse now = view.pulse();
      lagEntriesMost = Math.max(lagEntriesMost, now.lagEntries());
      display.refresh(before, now);
      before = now;
    }
  }

  private Section settle(GridView view, TradeGridClient client) throws SQLException {
    long behind = view.pulse().lagEntries();
    long startedNs = System.nanoTime();
    boolean settled = client.awaitProjection(PROJECTION_TIMEOUT);
    long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNs);
    return new Section(
        "Projection: how far rows are behind the log",
        "client: shardState, awaitProjection",
        List.of(
            String.format(
                Locale.ROOT,
                "at most %,d log entries while orders flowed, %,d when they ended",
                lagEntriesMost,
                behind),
            settled
                ? "all rows were there " + tookMs + " ms later"
                : "rows were still missing after " + tookMs + " ms"));
  }

  private List<String> addresses() {
    return List.of(
        "console  " + settings.restUrl() + "/",
        "REST     " + settings.restUrl() + "/api/v1",
        "JDBC     " + JdbcGrid.url(settings.grid()),
        "metrics  " + settings.metricsUrl() + "  " + settings.restUrl() + "/actuator/prometheus",
        "logs     " + settings.home().resolve("*.log"));
  }

  private void sayStopping() {
    say("");
    say("Stopping; the data stay in " + settings.home() + " for the next time");
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }

  private static void pause(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while watching the market", e);
    }
  }
}
