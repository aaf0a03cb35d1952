package io.tradegrid.ingest;

import java.io.IOException;
import java.util.List;

/** Where dead letters are kept for whoever looks after the feeds. */
@FunctionalInterface
public interface DeadLetters {

  /**
   * Keeps letters; they survive the death of the process when this returns. A letter may be kept
   * twice where its outcome was not known.
   *
   * @throws IOException if it is not known whether they are kept; to be called again
   */
  void keep(List<DeadLetter> letters) throws IOException;
}
