package io.tradegrid.cli.process;

import io.tradegrid.cli.shell.GridOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kafka}: the bridge to Kafka in the foreground. */
@Command(
    name = "kafka",
    description = {
      "Runs a bridge to Kafka in the foreground until Ctrl-C.",
      "",
      "Orders written to topic orders.incoming, with the symbol as key and the JSON of REST as"
          + " value, are executed exactly once and answered on orders.answers. What cannot be taken"
          + " goes to orders.incoming.dlq with the reason. Every order event comes out once on"
          + " orders.executed. Any number of bridges may run; all is in docs/reference/kafka.md."
    },
    footer = {
      "  ./tradegrid kafka --bootstrap 127.0.0.1:9092",
      "  ./tradegrid kafka --bootstrap 127.0.0.1:9092 --set kafka.partitions=32"
    },
    exitCodeList = {
      "0:stopped in good order",
      "1:failed; the last line says why",
      "2:asked wrongly",
      "4:an error of the JVM ended the bridge; start it again"
    })
public final class KafkaCommand implements Callable<Integer> {

  @Mixin private GridOption grid;

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Brokers, separated by commas.")
  private String bootstrap;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of docs/reference/kafka.md; may be given several times.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Override
  public Integer call() {
    Installation installation = Installation.current();
    List<String> options = new ArrayList<>();
    options.add("--kafka.bootstrap=" + bootstrap);
    options.add("--grid.addresses=" + grid.address());
    settings.forEach((key, value) -> options.add("--" + key + "=" + value));
    return ForegroundProcess.run(installation.kafka(options), installation.root());
  }
}
