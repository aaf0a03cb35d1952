package io.tradegrid.projection;

import io.tradegrid.history.EventRows;
import java.util.Map;

/** Has the trades of a shard's own markets in the tick histories of their symbols. */
public interface TradeTicks {

  /** Has them in none. */
  TradeTicks NONE = (shard, events) -> () -> {};

  /**
   * Begins to add the trades among some events. Ticks are a set, so what is added again after a
   * failure is there once.
   *
   * @param events by instrument; read before this returns
   * @return waits until they are durable; throws {@link
   *     io.tradegrid.engine.GridUnavailableException} if that is not known in time
   */
  Runnable add(int shard, Map<Integer, EventRows> events);
}
