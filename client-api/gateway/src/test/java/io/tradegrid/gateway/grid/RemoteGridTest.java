package io.tradegrid.gateway.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradegrid.gateway.error.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RemoteGridTest {

  @Test
  void aGridThatIsAwayIsTriedAtMostTwiceASecond() throws IOException {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    AtomicInteger attempts = new AtomicInteger();
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread refusing = new Thread(() -> refuse(socket, attempts));
      refusing.start();
      RemoteGrid grid = RemoteGrid.at(List.of("127.0.0.1:" + socket.getLocalPort()), metrics);
      int calls = 200;
      long started = System.nanoTime();
      for (int i = 0; i < calls; i++) {
        assertThatThrownBy(grid::shardCount)
            .isInstanceOf(ProblemException.class)
            .hasMessageStartingWith("grid: no node answers at 127.0.0.1:");
      }
      double elapsedS = (System.nanoTime() - started) / 1e9;
      // One client that fails to connect may knock a few times.
      assertThat(attempts.get()).isBetween(1, 4 * (1 + (int) (2 * elapsedS)));
      assertThat(metrics.get("tradegrid.gateway.grid.connected").gauge().value()).isZero();
      grid.close();
    }
  }

  private static void refuse(ServerSocket socket, AtomicInteger attempts) {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        attempts.incrementAndGet();
        assertThat(caller.isConnected()).isTrue();
      } catch (IOException e) {
        assertThat(socket.isClosed()).isTrue();
      }
    }
  }
}
