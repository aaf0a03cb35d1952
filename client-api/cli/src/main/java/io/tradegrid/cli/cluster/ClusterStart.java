package io.tradegrid.cli.cluster;

import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.process.ManagedProcess;
import io.tradegrid.cli.process.OwnedDirectory;
import io.tradegrid.cli.process.Preflight;
import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.cli.shell.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cluster start}: starts all nodes, or one that is not running. */
@Command(
    name = "start",
    description = {
      "Starts the nodes of a cluster and returns when all serve.",
      "",
      "The data of the last time is there again, unless --fresh clears it; the number of nodes must"
          + " then be the same."
    },
    footer = {
      "  ./tradegrid cluster start --nodes 3",
      "  ./tradegrid cluster start --nodes 3 --fresh",
      "  ./tradegrid cluster start --node 2      one that died or was killed"
    })
final class ClusterStart implements Callable<Integer> {

  private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final double MEMORY_GB_PER_NODE = 1.0;
  private static final double DISK_GB_PER_NODE = 1.0;

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Which which;

  private static final class Which {

    @Option(names = "--nodes", paramLabel = "N", description = "Start all: 1 to 16 nodes.")
    private Integer nodes;

    @Option(names = "--node", paramLabel = "I", description = "Start node I alone.")
    private Integer node;
  }

  @Option(names = "--fresh", description = "Clear the data of the last time first.")
  private boolean fresh;

  @Option(
      names = "--port-offset",
      paramLabel = "K",
      defaultValue = "0",
      description = "Added to every port, to stay clear of another grid (default: 0).")
  private int portOffset;

  @Override
  public Integer call() {
    Installation installation = Installation.current();
    Path home = installation.var().resolve("cluster");
    if (which.node != null) {
      startOne(installation, ClusterLayout.require(home));
    } else {
      startAll(installation, requested(home));
    }
    return 0;
  }

  private ClusterLayout requested(Path home) {
    if (which.nodes < 1 || which.nodes > ClusterLayout.NODES_MAX) {
      throw asked("--nodes: must be 1 to " + ClusterLayout.NODES_MAX + ", got " + which.nodes);
    }
    if (portOffset < 0 || portOffset > 10_000) {
      throw asked("--port-offset: must be 0 to 10000, got " + portOffset);
    }
    return new ClusterLayout(home, which.nodes, portOffset);
  }

  private void startOne(Installation installation, ClusterLayout layout) {
    if (fresh) {
      throw asked("--fresh: clears all nodes, so it goes with --nodes and not with --node");
    }
    layout.check(which.node);
    if (layout.pidFile(which.node).owned().isPresent()) {
      throw new CommandException("node " + which.node + " is running already");
    }
    start(installation, layout, List.of(which.node));
  }

  private void startAll(Installation installation, ClusterLayout layout) {
    Optional<ClusterLayout> before = ClusterLayout.read(layout.home());
    before.ifPresent(ClusterStart::requireStopped);
    if (fresh) {
      OwnedDirectory.clear(layout.home());
    } else if (before.isPresent() && before.get().nodes() != layout.nodes()) {
      throw new CommandException(
          "the cluster's data are those of %d nodes; start it with --nodes %d, or --fresh"
              .formatted(before.get().nodes(), before.get().nodes()));
    }
    OwnedDirectory.open(layout.home());
    layout.write();
    start(installation, layout, layout.all().boxed().toList());
  }

  private static void requireStopped(ClusterLayout layout) {
    layout
        .all()
        .filter(node -> layout.pidFile(node).owned().isPresent())
        .findFirst()
        .ifPresent(
            node -> {
              throw new CommandException(
                  "the cluster is running (node " + node + "); ./tradegrid cluster stop stops it");
            });
  }

  private void start(Installation installation, ClusterLayout layout, List<Integer> nodes) {
    Preflight preflight = new Preflight();
    preflight.requireFree(nodes.stream().flatMap(n -> layout.listeners(n).stream()).toList());
    preflight.requireMemory(MEMORY_GB_PER_NODE * nodes.size());
    preflight.requireDisk(layout.home(), DISK_GB_PER_NODE * nodes.size());
    List<ManagedProcess> started = new ArrayList<>();
    try (Progress progress = Progress.start("Starting nodes", nodes.size())) {
      for (int node : nodes) {
        ManagedProcess process =
            ManagedProcess.start(
                ClusterLayout.name(node),
                installation.node(layout.arguments(node)),
                installation.root(),
                layout.log(node));
        layout.pidFile(node).write(process.handle());
        started.add(process);
      }
      for (int ready = 0; ready < started.size(); ready++) {
        awaitReady(started.get(ready), progress, ready);
      }
      progress.advanceTo(started.size());
    } catch (CommandException e) {
      started.forEach(process -> process.stop(GRACE));
      throw e;
    }
    tell(layout, nodes);
  }

  private static void awaitReady(ManagedProcess process, Progress progress, int readyBefore) {
    process.awaitReady(
        () -> {
          progress.advanceTo(readyBefore);
          return process.hasSaid("TradeGrid node ", " ready");
        },
        READY_TIMEOUT);
  }

  private void tell(ClusterLayout layout, List<Integer> nodes) {
    PrintWriter out = spec.commandLine().getOut();
    for (int node : nodes) {
      out.printf(
          "%s is ready: clients %s, metrics http://127.0.0.1:%d/metrics, log %s%n",
          ClusterLayout.name(node),
          layout.client(node),
          layout.metricsPort(node),
          layout.log(node));
    }
    out.flush();
  }

  private ParameterException asked(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
