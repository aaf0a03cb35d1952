package io.tradegrid.cli.demo;

import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.cli.shell.Port;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: the whole grid with a living market, by one command. */
@Command(
    name = "demo",
    description = {
      "Runs the whole grid on this machine with a market that trades, until Ctrl-C.",
      "",
      "Starts a persistent node and the gateway on 127.0.0.1, creates instruments and portfolios,"
          + " sends simulated orders the way every application does, and shows book, trades,"
          + " positions, bars and risk, all read back over SQL, the client and REST. Needs about"
          + " 3 GB of memory and 2 GB of disk; the data stay in var/demo for the next time."
    },
    footer = {
      "  ./tradegrid demo",
      "  ./tradegrid demo --once                 15 seconds of trading and a summary",
      "  ./tradegrid demo --fresh --seed 7       forget the last time; another market",
      "  ./tradegrid demo --data DIR             real files: DIR/daily, DIR/lobster",
      "  ./tradegrid demo --rest-port 8081 --client-port 10801"
    },
    exitCodeList = {
      "0:ended as asked",
      "1:could not start, something died, or the summary found a fault",
      "2:asked wrongly"
    })
public final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--once", description = "About 15 s of orders, then a summary and the end.")
  private boolean once;

  @Option(names = "--fresh", description = "Clear the data of the last time first.")
  private boolean fresh;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of real prices and order flow to use instead of the simulator.")
  private Path data;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of the simulated market (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--rest-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      converter = Port.class,
      description = "REST and the console (default: ${DEFAULT-VALUE}).")
  private int restPort;

  @Option(
      names = "--client-port",
      paramLabel = "PORT",
      defaultValue = "10800",
      converter = Port.class,
      description = "Clients and JDBC (default: ${DEFAULT-VALUE}).")
  private int clientPort;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      defaultValue = "9464",
      converter = Port.class,
      description = "Metrics of the node (default: ${DEFAULT-VALUE}).")
  private int metricsPort;

  @Option(
      names = "--discovery-port",
      paramLabel = "PORT",
      defaultValue = "47500",
      converter = Port.class,
      description = "Node to node, finding each other (default: ${DEFAULT-VALUE}).")
  private int discoveryPort;

  @Option(
      names = "--communication-port",
      paramLabel = "PORT",
      defaultValue = "47100",
      converter = Port.class,
      description = "Node to node, data (default: ${DEFAULT-VALUE}).")
  private int communicationPort;

  @Override
  public Integer call() {
    if (data != null && !Files.isDirectory(data)) {
      throw new CommandException("--data: there is no directory " + data);
    }
    Installation installation = Installation.current();
    DemoSettings settings =
        new DemoSettings(
            installation.var().resolve("demo"),
            once,
            fresh,
            data,
            seed,
            restPort,
            clientPort,
            metricsPort,
            discoveryPort,
            communicationPort);
    new Demo(installation, settings, spec.commandLine().getOut()).run();
    return 0;
  }
}
