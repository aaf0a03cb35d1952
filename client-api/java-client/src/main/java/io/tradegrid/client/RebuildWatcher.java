package io.tradegrid.client;

/** Hears how far a rebuild of read models is. */
@FunctionalInterface
public interface RebuildWatcher {

  /**
   * Called a few times a second.
   *
   * @param entries log entries replayed
   * @param total log entries to replay, 0 while it is not known
   */
  void replayed(long entries, long total);
}
