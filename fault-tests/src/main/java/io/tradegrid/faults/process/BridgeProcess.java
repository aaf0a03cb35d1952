package io.tradegrid.faults.process;

import java.nio.file.Path;
import java.util.List;

/** A bridge between Kafka and the grid, in a process of its own. */
public final class BridgeProcess implements AutoCloseable {

  /** So soon others take over from one that is silent, in milliseconds. */
  public static final int DEAD_AFTER_MS = 3_000;

  private static final String HEAP = "192m";

  private final Path directory;
  private final List<String> options;
  private JavaProcess process;

  /**
   * Makes a bridge that is yet to be started.
   *
   * @param bootstrap of the broker
   * @param gridAddresses nodes as host:port, separated by commas
   */
  public BridgeProcess(Path directory, String bootstrap, String gridAddresses) {
    this.directory = directory;
    this.options =
        List.of(
            "--kafka.bootstrap=" + bootstrap,
            "--grid.addresses=" + gridAddresses,
            "--kafka.partitions=4",
            "--kafka.batch.records=50",
            "--kafka.dead.after.ms=" + DEAD_AFTER_MS,
            "--metrics.port=0");
  }

  /** Starts it and returns at once. */
  public BridgeProcess launch() {
    process =
        JavaProcess.launch(
            Jvm.ofModule("client-api/kafka-bridge", HEAP, "io.tradegrid.kafka.KafkaBridge"),
            directory,
            options);
    return this;
  }

  /** Returns the process that was started last. */
  public JavaProcess process() {
    return process;
  }

  /** Kills it if it runs. */
  @Override
  public void close() {
    if (process != null) {
      process.killHard();
    }
  }
}
