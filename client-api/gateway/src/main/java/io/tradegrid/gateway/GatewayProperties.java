package io.tradegrid.gateway;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The gateway's own keys; those of the web server are Spring Boot's.
 *
 * @param grid where the grid is
 */
@ConfigurationProperties("tradegrid")
record GatewayProperties(Grid grid) {

  /**
   * Keys under {@code tradegrid.grid}.
   *
   * @param addresses one or more nodes as host:port of their client connector
   */
  record Grid(List<String> addresses) {

    private static final Pattern HOST_PORT = Pattern.compile("[^:\\s]+:[0-9]{1,5}");

    /**
     * Checks the addresses.
     *
     * @throws IllegalArgumentException naming the key and the address that is none
     */
    Grid {
      addresses = List.copyOf(addresses);
      if (addresses.isEmpty()) {
        throw new IllegalArgumentException("tradegrid.grid.addresses: must name a node");
      }
      for (String address : addresses) {
        if (!HOST_PORT.matcher(address).matches()) {
          throw new IllegalArgumentException(
              "tradegrid.grid.addresses: must be host:port, got '" + address + "'");
        }
      }
    }
  }
}
