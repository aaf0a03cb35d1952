package io.tradegrid.system;

import io.tradegrid.faults.process.JavaProcess;
import io.tradegrid.faults.process.Jvm;
import io.tradegrid.faults.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;

/** A broker from the Maven artifact that is its own controller, in a process of its own. */
final class BrokerProcess implements Broker {

  private static final Duration START = Duration.ofMinutes(4);
  private static final String HEAP = "384m";

  private final int port = Ports.free();
  private final Path directory;
  private final Path configuration;
  private JavaProcess process;

  /** Makes a broker, formats its disk, starts it and waits until it answers. */
  BrokerProcess(Path directory) {
    this.directory = directory;
    this.configuration = directory.resolve("server.properties");
    try {
      Files.createDirectories(directory);
      Files.writeString(configuration, configuration(Ports.free()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String file = configuration.toString();
    JavaProcess format =
        JavaProcess.launch(
            Jvm.ofOwnClasses("256m", "kafka.tools.StorageTool"),
            directory,
            List.of("format", "-t", Uuid.randomUuid().toString(), "-c", file));
    if (format.awaitExit(START) != 0) {
      throw new IllegalStateException("cannot format: " + format.output());
    }
    start();
  }

  private String configuration(int controllerPort) {
    return String.join(
        "\n",
        "process.roles=broker,controller",
        "node.id=1",
        "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
        "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
        "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
        "controller.listener.names=CONTROLLER",
        "log.dirs=" + directory.resolve("log"),
        "auto.create.topics.enable=false",
        "group.initial.rebalance.delay.ms=0",
        "broker.session.timeout.ms=3000",
        "broker.heartbeat.interval.ms=500",
        "group.min.session.timeout.ms=1000",
        "transaction.abort.timed.out.transaction.cleanup.interval.ms=1000",
        "offsets.topic.replication.factor=1",
        "offsets.topic.num.partitions=1",
        "transaction.state.log.replication.factor=1",
        "transaction.state.log.min.isr=1",
        "transaction.state.log.num.partitions=1",
        "");
  }

  @Override
  public void start() {
    process =
        JavaProcess.launch(
            Jvm.ofOwnClasses(HEAP, "kafka.Kafka"), directory, List.of(configuration.toString()));
    try (Admin admin = admin()) {
      Awaitility.await()
          .atMost(START)
          .ignoreExceptions()
          .until(() -> !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty());
    }
  }

  @Override
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void killHard() {
    process.killHard();
  }

  @Override
  public void close() {
    process.killHard();
  }
}
