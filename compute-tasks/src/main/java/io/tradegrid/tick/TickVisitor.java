package io.tradegrid.tick;

/** Takes the ticks of a scan, run after run. */
@FunctionalInterface
public interface TickVisitor {

  /**
   * Takes a run of ticks, which is gone after the call.
   *
   * @param ticks of which the columns asked for, and those of the identity, are known
   * @param from place of the first one
   * @param to place after the last one
   * @return whether to go on
   */
  boolean visit(TickColumns ticks, int from, int to);
}
