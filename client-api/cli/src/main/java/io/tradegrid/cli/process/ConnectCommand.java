package io.tradegrid.cli.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code connect}: a worker of Kafka Connect in the foreground. */
@Command(
    name = "connect",
    description = {
      "Runs a worker of Kafka Connect in the foreground until Ctrl-C.",
      "",
      "Records of the topics news-events, economic-indicators, user-events and system-metrics"
          + " become rows of the tables of the same names, each once. What can be no row goes to"
          + " reference.dlq with the reason. The worker joins the grid by the discovery ports of"
          + " its nodes; it ends when it has lost the grid, and goes on where it was when it is"
          + " started again. All is in docs/reference/connect.md."
    },
    footer = {
      "  ./tradegrid connect --bootstrap 127.0.0.1:9092",
      "  ./tradegrid connect --bootstrap 127.0.0.1:9092 --discovery 10.0.0.1:47500"
    },
    exitCodeList = {
      "0:stopped in good order",
      "1:failed; the last line says why; may be started again",
      "2:asked wrongly"
    })
public final class ConnectCommand implements Callable<Integer> {

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Brokers, separated by commas.")
  private String bootstrap;

  @Option(
      names = "--discovery",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:47500",
      description = "Discovery ports of nodes, separated by commas (default: ${DEFAULT-VALUE}).")
  private String discovery;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of docs/reference/connect.md; may be given several times.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Override
  public Integer call() {
    Installation installation = Installation.current();
    List<String> options = new ArrayList<>();
    options.add("--kafka.bootstrap=" + bootstrap);
    options.add("--grid.discovery.addresses=" + discovery);
    settings.forEach((key, value) -> options.add("--" + key + "=" + value));
    return ForegroundProcess.run(installation.connect(options), installation.root());
  }
}
