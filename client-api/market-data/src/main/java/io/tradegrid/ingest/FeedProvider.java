package io.tradegrid.ingest;

import java.util.List;

/**
 * A kind of feed that configuration can name. Found by {@link java.util.ServiceLoader}, so that an
 * application can bring its own.
 */
public interface FeedProvider {

  /** Returns the name by which configuration chooses it: small letters, digits and hyphens. */
  String name();

  /** Returns its settings, in the order of the page that lists them. */
  List<FeedSetting> settings();

  /**
   * Makes an adapter; does not open anything yet.
   *
   * @param settings the values of {@link #settings}
   * @throws IllegalArgumentException naming the setting that cannot be
   */
  FeedAdapter open(FeedSettings settings);
}
