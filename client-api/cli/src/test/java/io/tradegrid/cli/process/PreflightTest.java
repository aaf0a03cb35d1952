package io.tradegrid.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.cli.process.Preflight.Listener;
import io.tradegrid.cli.shell.CommandException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PreflightTest {

  private static final long GB = 1L << 30;
  private static final Path HOME = Path.of("var", "demo");

  private record FakeMachine(Set<Integer> busyPorts, OptionalLong memory, long disk)
      implements Machine {

    @Override
    public boolean isFree(int port) {
      return !busyPorts.contains(port);
    }

    @Override
    public OptionalLong availableMemoryBytes() {
      return memory;
    }

    @Override
    public long usableDiskBytes(Path directory) {
      assertThat(directory).isEqualTo(HOME);
      return disk;
    }
  }

  @Test
  void namesABusyPortAndTheOptionThatChoosesAnother() {
    Preflight preflight = preflight(Set.of(10_800), OptionalLong.empty(), 0);
    List<Listener> listeners =
        List.of(new Listener("--rest-port", 8_080), new Listener("--client-port", 10_800));

    assertThatThrownBy(() -> preflight.requireFree(listeners))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "port 10800 is in use; stop what listens there or choose another with --client-port");
  }

  @Test
  void refusesOnePortForTwoListeners() {
    Preflight preflight = preflight(Set.of(), OptionalLong.empty(), 0);
    List<Listener> listeners =
        List.of(new Listener("--rest-port", 9_464), new Listener("--metrics-port", 9_464));

    assertThatThrownBy(() -> preflight.requireFree(listeners))
        .isInstanceOf(CommandException.class)
        .hasMessage("--rest-port and --metrics-port are both 9464; choose different ports");
  }

  @Test
  void wantsEnoughMemoryWhereItIsKnown() {
    assertThatThrownBy(() -> preflight(Set.of(), OptionalLong.of(3 * GB - 1), 0).requireMemory(3.0))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "3.0 GB of memory are available and 3.0 GB are needed; stop other programs first");
    assertThatThrownBy(() -> preflight(Set.of(), OptionalLong.of(GB / 2), 0).requireMemory(3.0))
        .hasMessage(
            "0.5 GB of memory are available and 3.0 GB are needed; stop other programs first");
    assertThatCode(() -> preflight(Set.of(), OptionalLong.of(3 * GB), 0).requireMemory(3.0))
        .doesNotThrowAnyException();
    assertThatCode(() -> preflight(Set.of(), OptionalLong.empty(), 0).requireMemory(3.0))
        .doesNotThrowAnyException();
  }

  @Test
  void wantsEnoughDisk() {
    assertThatThrownBy(
            () -> preflight(Set.of(), OptionalLong.empty(), GB / 4).requireDisk(HOME, 2.0))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "0.3 GB of disk are free for " + HOME + " and 2.0 GB are needed; make room first");
    assertThatCode(() -> preflight(Set.of(), OptionalLong.empty(), 2 * GB).requireDisk(HOME, 2.0))
        .doesNotThrowAnyException();
  }

  @Test
  void seesWhetherAPortOfThisMachineIsFree() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
      assertThat(Machine.local().isFree(port)).isFalse();
    }
    assertThat(Machine.local().isFree(port)).isTrue();
    try (ServerSocket socket = new ServerSocket(0)) {
      assertThat(Machine.local().isFree(socket.getLocalPort()))
          .as("a port that is listened to on every address")
          .isFalse();
    }
  }

  @Test
  void measuresThisMachine() {
    assertThat(Machine.local().usableDiskBytes(Path.of("no", "such", "directory"))).isPositive();
    Machine.local()
        .availableMemoryBytes()
        .ifPresent(bytes -> assertThat(bytes).isBetween(1L << 20, 1L << 50));
  }

  private static Preflight preflight(Set<Integer> busyPorts, OptionalLong memory, long disk) {
    return new Preflight(new FakeMachine(busyPorts, memory, disk));
  }
}
