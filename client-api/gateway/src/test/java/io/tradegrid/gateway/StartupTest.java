package io.tradegrid.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

class StartupTest {

  @Test
  void aBusyPortIsSaidInOneLine() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(failure("--server.port=" + busy.getLocalPort()))
          .isEqualTo(
              "port "
                  + busy.getLocalPort()
                  + " is in use; stop what listens there or start with --server.port=PORT");
    }
  }

  @Test
  void aWrongAddressIsNamed() {
    assertThat(failure("--server.port=0", "--tradegrid.grid.addresses=localhost"))
        .isEqualTo("tradegrid.grid.addresses: must be host:port, got 'localhost'");
    assertThat(failure("--server.port=0", "--tradegrid.grid.addresses="))
        .isEqualTo("tradegrid.grid.addresses: must name a node");
  }

  @Test
  void aValueOfTheWrongTypeIsNamed() {
    assertThat(failure("--server.port=many"))
        .isEqualTo("'many' is not a value for its key; see config/gateway.properties");
  }

  private static String failure(String... args) {
    Throwable failure =
        catchThrowable(() -> SpringApplication.run(GatewayApplication.class, args).close());
    assertThat(failure).isNotNull();
    return StartupFailure.explain(failure);
  }
}
