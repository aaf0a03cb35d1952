package io.tradegrid.cli.demo;

import io.tradegrid.cli.demo.GridView.Pulse;
import java.sql.SQLException;
import java.time.Duration;

/** Shows the grid while it lives. */
interface Display {

  /** Returns how often it wants to be refreshed. */
  Duration period();

  /**
   * Shows the grid as it is.
   *
   * @param before what it had done at the last refresh
   * @param now what it has done by now
   */
  void refresh(Pulse before, Pulse now) throws SQLException;

  /** Returns how many there are of something a second, from two readings. */
  static double perSecond(long before, long now, Pulse first, Pulse second) {
    long elapsedNs = second.readAtNs() - first.readAtNs();
    return elapsedNs <= 0 ? 0 : (now - before) * 1e9 / elapsedNs;
  }
}
