package io.tradegrid.replay;

/** What {@link LobsterCommands} counts: where the file leaves something open, and how often. */
final class LobsterNotes {

  /** Seeds that make up the book before the first message. */
  long seedOrders;

  /** Seeds for shares that came into sight at the deepest level. */
  long refillSeeds;

  /** Orders taken back because their level came into sight without them or smaller. */
  long refillCancels;

  /** Messages that name an order which the file never entered. */
  long unknownIds;

  /** Orders that gave way for one that could not be found or was filled here already. */
  long standIns;

  /** Cancels that found nothing to take back at their level. */
  long skipped;

  /** Cancels that found a part only. */
  long cutShort;

  /** Halts and auction trades. */
  long notSent;
}
