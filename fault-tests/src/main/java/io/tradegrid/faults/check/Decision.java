package io.tradegrid.faults.check;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.Request;

/**
 * A request as the log has it, with the answer that follows from the log.
 *
 * @param place its place among all requests of its shard, from 0
 */
record Decision(int shard, long sequence, long place, Request request, Answer answer) {

  String where() {
    return "shard " + shard + " entry " + sequence;
  }
}
