package io.tradegrid.cli.sql;

import io.tradegrid.cli.CommandException;
import io.tradegrid.cli.GridAddress;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.ignite.IgniteJdbcThinDriver;

/** The grid as a database. */
public final class JdbcGrid {

  private JdbcGrid() {}

  /** Returns what a BI tool is to be given. */
  public static String url(GridAddress address) {
    return "jdbc:ignite:thin://" + address;
  }

  /**
   * Connects to a node.
   *
   * @throws CommandException if it does not answer
   */
  public static Connection connect(GridAddress address) {
    try {
      return new IgniteJdbcThinDriver().connect(url(address), new java.util.Properties());
    } catch (SQLException e) {
      throw new CommandException(
          "no node answers at "
              + address
              + "; start one with ./tradegrid demo, or name another with --grid host:port",
          e);
    }
  }
}
