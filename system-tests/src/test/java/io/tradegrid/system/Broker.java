package io.tradegrid.system;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.testcontainers.DockerClientFactory;

/** A real Kafka broker at an address of its own, which it keeps over restarts. */
interface Broker extends AutoCloseable {

  /** {@code auto}, {@code container} or {@code process}. */
  String PROPERTY = "test.broker";

  /**
   * Makes a broker and waits until it answers: in a container where Docker is there, else in a
   * process of its own from the Maven artifact.
   *
   * @param directory where a process keeps what it has
   */
  static Broker in(Path directory) {
    String wanted = System.getProperty(PROPERTY, "auto");
    boolean container =
        switch (wanted) {
          case "container" -> true;
          case "process" -> false;
          case "auto" -> DockerClientFactory.instance().isDockerAvailable();
          default ->
              throw new IllegalArgumentException(
                  PROPERTY + ": must be auto, container or process, got " + wanted);
        };
    System.out.printf(
        "Kafka broker: %s (%s=%s)%n",
        container
            ? "container of " + BrokerContainer.IMAGE
            : "process of the Maven artifact, version " + BrokerContainer.VERSION,
        PROPERTY,
        wanted);
    return container ? new BrokerContainer() : new BrokerProcess(directory);
  }

  /** Returns where clients find it, as host:port. */
  String bootstrap();

  /** Kills it without warning. */
  void killHard();

  /** Starts it again, with all it had, and waits until it answers. */
  void start();

  /** Returns a new connection for administration. */
  default Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap()));
  }

  /** Kills it and forgets it. */
  @Override
  void close();
}
