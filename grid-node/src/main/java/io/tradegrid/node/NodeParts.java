package io.tradegrid.node;

import io.tradegrid.engine.CommandLog;
import java.time.Clock;
import java.util.function.UnaryOperator;

/**
 * What a node is made with besides its settings; the fault tests have parts that fail.
 *
 * @param clock by which commands are stamped
 * @param log given the log of the grid, returns the one that shards append to
 */
public record NodeParts(Clock clock, UnaryOperator<CommandLog> log) {

  /** What every node in service has: the machine's clock, and the log as it is. */
  public static final NodeParts STANDARD =
      new NodeParts(Clock.systemUTC(), UnaryOperator.identity());
}
