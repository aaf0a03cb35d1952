package io.tradegrid.cli;

import io.tradegrid.cli.shell.GridAddress;
import io.tradegrid.cli.shell.GridOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.ignite.internal.commandline.CommandHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code control}: Ignite's own control utility. */
@Command(
    name = "control",
    description = {
      "Runs Ignite's control utility against a node: cluster state, baseline, snapshots, checks.",
      "",
      "Everything after the command goes to the utility as it is; --host and --port come from"
          + " --grid unless they are given. The utility's own help: ./tradegrid control -- --help"
    },
    footer = {
      "  ./tradegrid control --state",
      "  ./tradegrid control --baseline",
      "  ./tradegrid control --cache idle_verify",
      "  ./tradegrid control --snapshot create monday --sync",
      "  ./tradegrid control --grid 127.0.0.1:10801 --set-state ACTIVE --yes"
    },
    exitCodeList = {
      "0:done",
      "1:the utility refuses the arguments",
      "2:no connection, or asked wrongly",
      "3:not authenticated",
      "4:failed"
    })
final class ControlCommand implements Callable<Integer> {

  @Mixin private GridOption grid;

  @Parameters(paramLabel = "ARGUMENT", description = "Arguments of the utility.", arity = "1..*")
  private List<String> arguments;

  /** Has options that are not ours, which are the utility's, pass as plain arguments. */
  static void passOptionsOn(CommandLine command) {
    command.setUnmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() {
    return new CommandHandler().execute(complete(arguments, grid.address()));
  }

  static List<String> complete(List<String> arguments, GridAddress address) {
    List<String> complete = new ArrayList<>();
    if (!arguments.contains("--host")) {
      complete.addAll(List.of("--host", address.host()));
    }
    if (!arguments.contains("--port")) {
      complete.addAll(List.of("--port", Integer.toString(address.port())));
    }
    complete.addAll(arguments);
    return complete;
  }
}
