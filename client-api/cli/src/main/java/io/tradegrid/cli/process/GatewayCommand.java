package io.tradegrid.cli.process;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.shell.Port;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gateway}: REST and the console in the foreground. */
@Command(
    name = "gateway",
    description = {
      "Runs the gateway in the foreground until Ctrl-C.",
      "",
      "REST is under /api/v1, the console at /, health at /actuator/health and metrics at"
          + " /actuator/prometheus. It talks to the grid as any client does."
    },
    footer = {"  ./tradegrid gateway", "  ./tradegrid gateway --port 8081 --grid 127.0.0.1:10801"},
    exitCodeList = {
      "0:stopped in good order",
      "1:failed; the last line says why",
      "2:asked wrongly"
    })
public final class GatewayCommand implements Callable<Integer> {

  @Mixin private GridOption grid;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      converter = Port.class,
      description = "Port of REST and the console (default: ${DEFAULT-VALUE}).")
  private int port;

  @Override
  public Integer call() {
    Installation installation = Installation.current();
    return ForegroundProcess.run(installation.gateway(port, grid.address()), installation.root());
  }
}
