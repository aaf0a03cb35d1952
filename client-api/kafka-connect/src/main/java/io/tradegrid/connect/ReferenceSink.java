package io.tradegrid.connect;

import java.util.List;
import java.util.Map;
import org.apache.ignite.stream.kafka.connect.IgniteSinkConnector;
import org.apache.kafka.connect.connector.Task;

/**
 * The connector of the reference topics: ignite-kafka's, with a task that checks records and knows
 * what became of each. As the parent keeps node, cache and streamer in static fields there is one
 * task, whatever {@code tasks.max} says.
 */
public final class ReferenceSink extends IgniteSinkConnector {

  /** Made by the worker. */
  public ReferenceSink() {}

  @Override
  public Class<? extends Task> taskClass() {
    return ReferenceSinkTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return super.taskConfigs(1);
  }
}
