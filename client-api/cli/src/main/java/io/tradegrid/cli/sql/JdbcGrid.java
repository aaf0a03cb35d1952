package io.tradegrid.cli.sql;

import io.tradegrid.cli.shell.GridAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
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
   * @throws io.tradegrid.cli.shell.CommandException if it does not answer
   */
  public static Connection connect(GridAddress address) {
    try {
      return new IgniteJdbcThinDriver().connect(url(address), new Properties());
    } catch (SQLException e) {
      throw address.unreachable(e);
    }
  }
}
