package io.tradegrid.cli.process;

import io.tradegrid.cli.shell.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code node}: one server in the foreground. */
@Command(
    name = "node",
    description = {
      "Runs one server of the grid in the foreground until Ctrl-C.",
      "",
      "Says \"TradeGrid node ... ready\" when clients may connect. Relative paths in its settings"
          + " count from the launcher's directory. config/ holds every key with its default."
    },
    footer = {
      "  ./tradegrid node",
      "  ./tradegrid node --config my.properties",
      "  ./tradegrid node --set grid.client.port=10900 --set grid.node.home=/data/grid"
    },
    exitCodeList = {
      "0:stopped in good order",
      "1:failed; the last line says why",
      "2:asked wrongly"
    })
public final class NodeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "Properties file with settings.")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting; wins over the file. May be repeated.")
  private List<String> settings = List.of();

  @Override
  public Integer call() {
    Installation installation = Installation.current();
    List<String> command = installation.node(arguments());
    return ForegroundProcess.run(command, installation.root());
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (config != null) {
      if (!Files.isReadable(config)) {
        throw new CommandException("--config: no file can be read at " + config);
      }
      arguments.addAll(List.of("--config", config.toAbsolutePath().toString()));
    }
    for (String setting : settings) {
      if (setting.indexOf('=') < 1) {
        throw new ParameterException(
            spec.commandLine(), "--set: must be key=value, got '" + setting + "'");
      }
      arguments.addAll(List.of("--set", setting));
    }
    return arguments;
  }
}
