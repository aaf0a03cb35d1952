package io.tradegrid.cli.shell;

import io.tradegrid.client.TradeGridClient;
import org.apache.ignite.client.ClientConnectionException;
import picocli.CommandLine.Option;

/** The option that names the grid a command talks to. */
public final class GridOption {

  @Option(
      names = "--grid",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:10800",
      converter = GridAddress.Converter.class,
      description = "Client port of a node (default: ${DEFAULT-VALUE}).")
  private GridAddress address;

  /** Returns the node's address. */
  public GridAddress address() {
    return address;
  }

  /**
   * Connects to the grid.
   *
   * @throws CommandException if no node answers
   */
  public TradeGridClient connect() {
    try {
      return TradeGridClient.connect(address.toString());
    } catch (ClientConnectionException e) {
      throw address.unreachable(e);
    }
  }
}
