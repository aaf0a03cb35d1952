package io.tradegrid.faults.cluster;

import io.tradegrid.faults.process.BridgeProcess;
import io.tradegrid.faults.process.KafkaBroker;
import io.tradegrid.faults.process.Waiting;
import java.nio.file.Path;

/** A broker, and the bridge between its topics and the grid. */
public final class Messaging implements AutoCloseable {

  private final Path directory;
  private final String gridAddresses;
  private final KafkaBroker broker;
  private final BridgeProcess bridge;

  /** Starts the broker; the bridge is yet to be started. */
  Messaging(Path directory, String gridAddresses) {
    this.directory = directory;
    this.gridAddresses = gridAddresses;
    this.broker = new KafkaBroker(directory.resolve("broker"));
    this.bridge = new BridgeProcess(directory.resolve("bridge"), broker.bootstrap(), gridAddresses);
    broker.launch();
  }

  /** Starts the bridge of a grid that is ready, and waits until it is ready too. */
  void awaitReady() {
    broker.awaitReady();
    bridge.launch().process().awaitReady();
  }

  /** Returns where clients find the broker, as host:port. */
  public String bootstrap() {
    return broker.bootstrap();
  }

  /** Returns the bridge that runs all the time. */
  public BridgeProcess bridge() {
    return bridge;
  }

  boolean isWhole() {
    return bridge.process().isAlive() && bridge.process().isReady();
  }

  void recover() {
    if (!bridge.process().isAlive()) {
      bridge.launch();
    }
  }

  /**
   * Moves the partitions in the middle of batches, four times: a second bridge comes and gets some;
   * the first one sleeps for longer than it may, so that the second gets all; wakes up with a batch
   * that is no longer its own, and gets some back; and then the second one is killed.
   *
   * @param calmMs how long each of that lasts, in milliseconds
   */
  public void rebalance(int calmMs) {
    try (BridgeProcess second =
        new BridgeProcess(directory.resolve("bridge-2"), bootstrap(), gridAddresses)) {
      second.launch().process().awaitReady();
      Waiting.pause(calmMs);
      bridge.process().signal("STOP");
      Waiting.pause(2L * BridgeProcess.DEAD_AFTER_MS);
      bridge.process().signal("CONT");
      Waiting.pause(calmMs);
    }
  }

  @Override
  public void close() {
    if (bridge.process() != null) {
      bridge.process().signal("CONT");
    }
    bridge.close();
    broker.close();
  }
}
