package io.tradegrid.system;

import io.tradegrid.faults.process.KafkaBroker;
import java.nio.file.Path;

/** A broker from the Maven artifact, in a process of its own. */
final class BrokerProcess implements Broker {

  private final KafkaBroker broker;

  /** Makes a broker, starts it and waits until it answers. */
  BrokerProcess(Path directory) {
    broker = new KafkaBroker(directory);
    start();
  }

  @Override
  public void start() {
    broker.launch();
    broker.awaitReady();
  }

  @Override
  public String bootstrap() {
    return broker.bootstrap();
  }

  @Override
  public void killHard() {
    broker.killHard();
  }

  @Override
  public void close() {
    broker.close();
  }
}
