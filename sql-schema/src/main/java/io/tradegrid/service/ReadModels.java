package io.tradegrid.service;

/**
 * Rebuilds tables and blocks from the log; deployed on every node under {@link #NAME}, any node may
 * be asked, the owner of the shard does it. It goes on by itself once begun, and is asked for how
 * far it is. A node that dies ends it; beginning again is enough.
 */
public interface ReadModels {

  /** The service's name. */
  String NAME = "ReadModels";

  /** Phase: under way, or waiting for that of another shard. */
  int RUNNING = 0;

  /** Phase: ended; the counts are there. */
  int DONE = 1;

  /** Phase: ended early; {@link #failure} says why. */
  int FAILED = 2;

  /** Index into {@link #state}: the phase. */
  int PHASE = 0;

  /** Index into {@link #state}: log entries replayed. */
  int REPLAYED = 1;

  /** Index into {@link #state}: log entries to replay, 0 while it is not known. */
  int TOTAL = 2;

  /** Index into {@link #state} of the counts of the first name; those of the next ones follow. */
  int FIRST_COUNT = 3;

  /** How many counts there are of a name. */
  int COUNTS = 4;

  /** Index into the counts of a name: rows that there should be. */
  int ROWS = 0;

  /** Index into the counts of a name: rows that were not there. */
  int MISSING = 1;

  /** Index into the counts of a name: rows that were not as they should be. */
  int DIFFERENT = 2;

  /** Index into the counts of a name: rows that should not be there. */
  int SUPERFLUOUS = 3;

  /** Returns what is counted: the names of the tables, then EVENT_BLOCKS. */
  String[] names();

  /**
   * Begins to compare a shard's tables and blocks with its log.
   *
   * @param shard 0 to count - 1
   * @param mends whether to put right what differs, or only to count it
   * @return 0, also if the same is under way; else minus the code of the {@link
   *     io.tradegrid.model.RejectReason}: NOT_OWNER if the shard is changing hands, BUSY if one of
   *     the other kind is under way
   */
  int begin(int shard, boolean mends);

  /**
   * Reads how far the last one of a shard is.
   *
   * @return the numbers at the indices above, counts only when it is done; empty if its owner has
   *     begun none
   */
  long[] state(int shard);

  /** Returns why the last one of a shard ended early; empty if it did not. */
  String failure(int shard);
}
