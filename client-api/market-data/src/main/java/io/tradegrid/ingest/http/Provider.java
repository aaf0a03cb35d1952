package io.tradegrid.ingest.http;

import io.tradegrid.ingest.SourceTick;
import java.util.List;

/** Someone who answers questions for prices over HTTP, in a format of their own. Pure. */
interface Provider {

  /** Returns the name by which it is chosen. */
  String name();

  /** Returns the tag of its ticks' source. */
  long source();

  /** Returns path and query of what asks for a symbol. */
  String request(String symbol);

  /**
   * Understands an answer with status 200.
   *
   * @param nowNs when it came, in nanoseconds since the epoch: what is not complete by then is left
   *     out
   * @return its ticks, the oldest first
   * @throws ProviderException if it is no answer
   */
  List<SourceTick> read(String symbol, byte[] answer, long nowNs) throws ProviderException;
}
