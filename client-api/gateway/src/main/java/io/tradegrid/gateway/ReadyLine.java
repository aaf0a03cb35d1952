package io.tradegrid.gateway;

import io.tradegrid.gateway.status.GridStatus;
import io.tradegrid.gateway.status.StatusBoard;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints the one line that tells people and scripts that requests are answered, and where. */
@Component
final class ReadyLine {

  private final StatusBoard board;

  ReadyLine(StatusBoard board) {
    this.board = board;
  }

  /** Tries the grid once, so that the line can say whether it is there. */
  @EventListener
  void print(ApplicationReadyEvent event) {
    GridStatus status = board.read();
    System.out.println(
        "TradeGrid gateway "
            + status.version()
            + " ready at http://"
            + address(event)
            + " (console /, REST /api/v1, metrics /actuator/prometheus), grid "
            + status.grid());
  }

  private static String address(ApplicationReadyEvent event) {
    WebServerApplicationContext context =
        (WebServerApplicationContext) event.getApplicationContext();
    String host = context.getEnvironment().getProperty("server.address", "127.0.0.1");
    return host + ":" + context.getWebServer().getPort();
  }
}
