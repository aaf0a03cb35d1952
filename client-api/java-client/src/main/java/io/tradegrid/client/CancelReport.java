package io.tradegrid.client;

import io.tradegrid.model.RejectReason;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of a mass cancel.
 *
 * @param portfolio whose orders
 * @param cancelId the id it was sent with; sent again with it, it is the same mass cancel
 * @param cancelled how many orders, by symbol; only symbols that had some
 * @param failed why not, by symbol; only symbols where it is not known to be done
 */
public record CancelReport(
    String portfolio,
    String cancelId,
    SortedMap<String, Integer> cancelled,
    SortedMap<String, RejectReason> failed) {

  /** Copies both. */
  public CancelReport {
    cancelled = Collections.unmodifiableSortedMap(new TreeMap<>(cancelled));
    failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
  }

  /** Returns how many orders were cancelled in all. */
  public long total() {
    return cancelled.values().stream().mapToLong(Integer::longValue).sum();
  }

  /** Returns whether the id was used before for something else, so that another is needed. */
  public boolean isDuplicate() {
    return failed.containsValue(RejectReason.DUPLICATE_ID);
  }

  /**
   * Returns whether it is done everywhere; else, unless it is a duplicate, it should be sent again
   * with the same id.
   */
  public boolean isComplete() {
    return failed.isEmpty();
  }
}
