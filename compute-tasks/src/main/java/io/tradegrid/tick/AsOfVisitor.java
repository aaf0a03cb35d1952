package io.tradegrid.tick;

/** Takes the rows of an as-of join. */
@FunctionalInterface
public interface AsOfVisitor {

  /**
   * Takes a trade and its quote, which are gone after the call.
   *
   * @param trades has the trade
   * @param trade place of the trade
   * @param quotes has the quote
   * @param quote place of the quote, -1 if there was none or it was too old
   * @return whether to go on
   */
  boolean visit(TickColumns trades, int trade, TickColumns quotes, int quote);
}
