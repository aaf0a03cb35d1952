package io.tradegrid.cli.cluster;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cluster}: several servers on this machine. */
@Command(
    name = "cluster",
    description = {
      "Runs a cluster of several servers, each a process of its own, on this machine.",
      "",
      "Data, logs and process ids lie under var/cluster. Node I listens for clients on port"
          + " 10799 + I, for metrics on 9463 + I, for the others on 47499 + I and 47099 + I, all"
          + " moved by --port-offset. With more than one node each row has one backup."
    },
    footer = {
      "  ./tradegrid cluster start --nodes 3",
      "  ./tradegrid cluster status",
      "  ./tradegrid cluster kill 2            SIGKILL, as a machine would die",
      "  ./tradegrid cluster start --node 2    bring it back",
      "  ./tradegrid cluster stop"
    },
    subcommands = {
      ClusterStart.class,
      ClusterStatus.class,
      ClusterKill.class,
      ClusterStop.class,
      ClusterResetLost.class
    })
public final class ClusterCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do with the cluster: start, status, kill, stop or reset-lost");
  }
}
