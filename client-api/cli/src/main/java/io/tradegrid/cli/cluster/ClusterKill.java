package io.tradegrid.cli.cluster;

import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.CommandException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cluster kill}: ends one node as a dying machine would. */
@Command(
    name = "kill",
    description = {
      "Kills node I with SIGKILL, as if its machine had died: nothing is closed or flushed.",
      "",
      "The process is killed only if it is the one that was started as that node."
    },
    footer = {"  ./tradegrid cluster kill 2", "  ./tradegrid cluster start --node 2"})
final class ClusterKill implements Callable<Integer> {

  private static final long DEATH_SECONDS = 10;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "I", description = "Number of the node, from 1.")
  private int node;

  @Override
  public Integer call() throws Exception {
    ClusterLayout layout = ClusterLayout.require(Installation.current().var().resolve("cluster"));
    layout.check(node);
    ProcessHandle process =
        layout
            .pidFile(node)
            .owned()
            .orElseThrow(() -> new CommandException("node " + node + " is not running"));
    process.destroyForcibly();
    process.onExit().get(DEATH_SECONDS, TimeUnit.SECONDS);
    layout.pidFile(node).delete();
    spec.commandLine().getOut().printf("killed node-%d, process %d%n", node, process.pid());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
