package io.tradegrid.cli.cluster;

import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cluster stop}: stops all nodes; the data stay. */
@Command(
    name = "stop",
    description = {
      "Stops the nodes that run, in good order; one that takes longer than 30 seconds is killed.",
      "",
      "The data stay for the next cluster start."
    },
    footer = {"  ./tradegrid cluster stop"})
final class ClusterStop implements Callable<Integer> {

  private static final long GRACE_SECONDS = 30;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    ClusterLayout layout = ClusterLayout.require(Installation.current().var().resolve("cluster"));
    Map<Integer, ProcessHandle> running = new LinkedHashMap<>();
    layout.all().forEach(i -> layout.pidFile(i).owned().ifPresent(p -> running.put(i, p)));
    running.values().forEach(ProcessHandle::destroy);
    try (Progress progress = Progress.start("Stopping nodes", running.size())) {
      int stopped = 0;
      for (Map.Entry<Integer, ProcessHandle> node : running.entrySet()) {
        await(node.getValue());
        layout.pidFile(node.getKey()).delete();
        progress.advanceTo(++stopped);
      }
    }
    spec.commandLine().getOut().printf("stopped %d of %d nodes%n", running.size(), layout.nodes());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static void await(ProcessHandle process) throws InterruptedException, ExecutionException {
    try {
      process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
      process.onExit().get();
    }
  }
}
