package io.tradegrid.system;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import io.tradegrid.faults.process.Ports;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.AppInfoParser;
import org.awaitility.Awaitility;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** A broker from the image of the same version as the Maven artifact. */
final class BrokerContainer implements Broker {

  static final String VERSION = AppInfoParser.getVersion();
  static final String IMAGE = "apache/kafka:" + VERSION;

  private static final Duration START = Duration.ofMinutes(2);
  private static final int KAFKA_PORT = 9092;

  /** A port that Docker chooses would be another one after a restart. */
  private final int port = Ports.free();

  private final KafkaContainer container;

  /** Makes a broker, starts it and waits until it answers. */
  BrokerContainer() {
    container =
        new KafkaContainer(DockerImageName.parse(IMAGE))
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000")
            .withEnv("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000")
            .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1")
            .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "1")
            .withCreateContainerCmdModifier(this::bind);
    container.start();
    awaitAnswer();
  }

  private void bind(CreateContainerCmd command) {
    Objects.requireNonNull(command.getHostConfig())
        .withPortBindings(
            new PortBinding(
                com.github.dockerjava.api.model.Ports.Binding.bindIpAndPort("127.0.0.1", port),
                ExposedPort.tcp(KAFKA_PORT)));
  }

  private void awaitAnswer() {
    try (Admin admin = admin()) {
      Awaitility.await()
          .atMost(START)
          .ignoreExceptions()
          .until(() -> !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty());
    }
  }

  @Override
  public String bootstrap() {
    return container.getHost() + ":" + port;
  }

  @Override
  public void killHard() {
    container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void start() {
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
    awaitAnswer();
  }

  @Override
  public void close() {
    container.stop();
  }
}
