package io.tradegrid.statistics;

/**
 * What is kept of a run of observations instead of the observations. Joining runs must be
 * associative; that is all {@link SlidingWindow} needs.
 *
 * @param <A> the kind itself
 */
public interface Aggregate<A extends Aggregate<A>> {

  /** Forgets everything. */
  void clear();

  /** Appends a run that came later; it is not changed. */
  void append(A later);
}
