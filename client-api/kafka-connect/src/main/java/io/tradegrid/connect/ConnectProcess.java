package io.tradegrid.connect;

import io.tradegrid.schema.Table;
import io.tradegrid.streaming.MissingTopics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ignite.IgniteState;
import org.apache.ignite.Ignition;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.connect.cli.ConnectStandalone;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo.TaskState;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of a standalone worker with the connector of the reference topics. It ends when the
 * connector's task has failed: only a new process can begin again, from the last offset committed.
 */
public final class ConnectProcess {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectProcess.class);
  private static final String WORKER = "/worker.properties";
  private static final String CONNECTOR = "/reference-topics.properties";
  private static final String NAME = "name";

  /** As connect-node.xml has it. */
  private static final String NODE = "tradegrid-connect";

  private static final String LETTERS = "errors.deadletterqueue.topic.name";
  private static final long LOOK_MS = 200;
  private static final int FAILED = 1;

  private final Map<String, String> connector;
  private final Connect<StandaloneHerder> worker;
  private volatile boolean ending;

  private ConnectProcess(Map<ConnectSetting, String> settings) {
    Path home = Path.of(settings.get(ConnectSetting.HOME)).toAbsolutePath();
    String replication = settings.get(ConnectSetting.REPLICATION);
    System.setProperty(ConnectSetting.HOME.key(), home.toString());
    for (ConnectSetting shared : List.of(ConnectSetting.DISCOVERY, ConnectSetting.HOST)) {
      System.setProperty(shared.key(), settings.get(shared));
    }
    // Ignite's own shutdown hook would take the grid away while the task still writes.
    System.setProperty("IGNITE_NO_SHUTDOWN_HOOK", "true");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true, "connect-ending"));
    connector = read(CONNECTOR);
    connector.put("errors.deadletterqueue.topic.replication.factor", replication);
    Map<String, String> configuration = read(WORKER);
    configuration.put("bootstrap.servers", settings.get(ConnectSetting.BOOTSTRAP));
    configuration.put("listeners", "http://127.0.0.1:" + settings.get(ConnectSetting.REST_PORT));
    configuration.put("offset.storage.file.filename", home.resolve("offsets").toString());
    makeDirectory(home);
    makeTopics(
        settings.get(ConnectSetting.BOOTSTRAP),
        Integer.parseInt(settings.get(ConnectSetting.PARTITIONS)),
        Short.parseShort(replication));
    worker = new ConnectStandalone().startConnect(configuration);
  }

  private static void makeDirectory(Path home) {
    try {
      Files.createDirectories(home);
    } catch (IOException e) {
      throw new UncheckedIOException("connect.home: cannot be made: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> read(String resource) {
    Properties properties = new Properties();
    try (InputStream in = ConnectProcess.class.getResourceAsStream(resource)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(resource + ": cannot be read", e);
    }
    Map<String, String> map = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
    return map;
  }

  private void makeTopics(String bootstrap, int partitions, short replication) {
    List<NewTopic> topics = new ArrayList<>();
    for (Table table : Table.fromTopics()) {
      topics.add(new NewTopic(table.topic(), partitions, replication));
    }
    topics.add(new NewTopic(connector.get(LETTERS), 1, replication));
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      MissingTopics.make(admin, topics);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("kafka.bootstrap: no topics from " + bootstrap, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** Runs the connector until its task fails; Connect itself ends it in good order when told to. */
  private void run() throws InterruptedException {
    String name = connector.get(NAME);
    worker
        .herder()
        .putConnectorConfig(
            name,
            connector,
            false,
            (error, created) -> {
              if (error != null) {
                fail("connector: " + error.getMessage());
              }
            });
    worker.herder().ready();
    boolean ready = false;
    while (!ending) {
      ready |= look(name, ready);
      if (ready) {
        checkNode();
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  /** A client that comes back has lost what its streamer had, and waits for it for ever. */
  private static void checkNode() {
    if (Ignition.state(NODE) != IgniteState.STARTED
        || Ignition.ignite(NODE).cluster().clientReconnectFuture() != null) {
      fail("the grid was lost");
    }
  }

  /** Returns whether the task runs. */
  private boolean look(String name, boolean wasReady) {
    ConnectorStateInfo state;
    try {
      state = worker.herder().connectorStatus(name);
    } catch (NotFoundException e) {
      LOG.debug("The connector is not made yet", e);
      return false;
    }
    if (state.connector().state().equals("FAILED")) {
      fail(state.connector().trace());
    }
    boolean runs = false;
    for (TaskState task : state.tasks()) {
      if (task.state().equals("FAILED")) {
        fail(task.trace());
      }
      runs |= task.state().equals("RUNNING");
    }
    if (runs && !wasReady) {
      System.out.printf(
          "TradeGrid connect ready: %s to %s, state at %sconnectors/%s/status%n",
          connector.get("topics"), Table.TOPICS_CACHE, worker.rest().advertisedUrl(), name);
    }
    return runs;
  }

  /** At once: the node in this process is of no more use, and nothing in it is worth saving. */
  private static void fail(String reason) {
    System.err.println("error: " + reason);
    Runtime.getRuntime().halt(FAILED);
  }

  /**
   * Runs a worker.
   *
   * @param options each {@code --key=value}; see {@code docs/reference/connect.md}
   */
  public static void main(String[] options) throws InterruptedException {
    try {
      new ConnectProcess(ConnectSetting.read(options)).run();
    } catch (RuntimeException e) {
      fail(e.getMessage());
    }
  }
}
