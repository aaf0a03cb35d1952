package io.tradegrid.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/**
 * A broker from the Maven artifact that is its own controller, in a process of its own, at an
 * address that it keeps over restarts.
 */
public final class KafkaBroker implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(4);
  private static final int ANSWER_S = 5;
  private static final String HEAP = "384m";

  private final int port = Ports.free();
  private final Path directory;
  private final Path configuration;
  private JavaProcess process;

  /** Makes a broker that is yet to be started, and formats its disk. */
  public KafkaBroker(Path directory) {
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
            jvm("256m", "kafka.tools.StorageTool"),
            directory,
            List.of("format", "-t", Uuid.randomUuid().toString(), "-c", file));
    if (format.awaitExit(START) != 0) {
      throw new IllegalStateException("cannot format: " + format.output());
    }
  }

  /** Without a word of where to, it would say everything it does. */
  private static Jvm jvm(String heap, String mainClass) {
    Path logging = Jvm.root().resolve("config/logging/benchmark.xml");
    return Jvm.ofOwnClasses(heap, mainClass)
        .with(List.of("-Dlogback.configurationFile=" + logging));
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

  /** Starts it, with all it had, and returns at once. */
  public void launch() {
    process =
        JavaProcess.launch(jvm(HEAP, "kafka.Kafka"), directory, List.of(configuration.toString()));
  }

  /**
   * Waits until it answers.
   *
   * @throws IllegalStateException if it ends or takes too long
   */
  public void awaitReady() {
    try (Admin admin = admin()) {
      if (!Waiting.until(START, () -> answers(admin) || !process.isAlive()) || !process.isAlive()) {
        throw new IllegalStateException("does not answer: " + process.output());
      }
    }
  }

  private static boolean answers(Admin admin) {
    try {
      return !admin.describeCluster().nodes().get(ANSWER_S, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false; // It is starting.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** Returns a new connection for administration. */
  public Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap()));
  }

  /** Returns where clients find it, as host:port. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** Kills it without warning, if it runs. */
  public void killHard() {
    if (process != null) {
      process.killHard();
    }
  }

  @Override
  public void close() {
    killHard();
  }
}
