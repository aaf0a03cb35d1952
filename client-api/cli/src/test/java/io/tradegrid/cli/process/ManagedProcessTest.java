package io.tradegrid.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tradegrid.cli.shell.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ManagedProcessTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path directory;
  private ManagedProcess child;

  @AfterEach
  void leaveNothingRunning() {
    if (child != null) {
      child.handle().destroyForcibly();
      child.handle().onExit().join();
    }
  }

  @Test
  void waitsForReadinessAndStopsInGoodOrder() throws Exception {
    start("serve");

    child.awaitReady(() -> child.hasSaid("FakeServer", " ready"), LONG);
    child.requireAlive();
    child.stop(LONG);

    assertThat(child.handle().isAlive()).isFalse();
    assertThat(Files.readAllLines(log())).containsExactly("FakeServer one is ready", "farewell");
  }

  @Test
  void reportsADeathWithTheEndOfTheLog() {
    start("die");

    assertThatThrownBy(() -> child.awaitReady(() -> false, LONG))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "server stopped with exit code 3; its log ends (" + log() + "):",
                "  | first words",
                "  | error: the disk is on fire"));
    assertThatThrownBy(child::requireAlive)
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("exit code 3");
  }

  @Test
  void givesUpOnAChildThatIsNeverReady() {
    start("hang");
    await().atMost(LONG).until(() -> child.hasSaid("starting", ""));

    assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofMillis(300)))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "server is not ready after 0 s; its log ends ("
                + log()
                + "):"
                + System.lineSeparator()
                + "  | starting");
  }

  @Test
  void killsAChildThatClingsToLife() {
    start("cling");
    child.awaitReady(() -> child.hasSaid("FakeServer", " ready"), LONG);

    child.stop(Duration.ofMillis(500));

    assertThat(child.handle().isAlive()).isFalse();
  }

  @Test
  void beginsANewLogAndKeepsTheOneBefore() throws Exception {
    Files.writeString(log(), "FakeServer zero is ready\n");

    start("hang");

    assertThat(child.hasSaid("FakeServer zero", " ready")).isFalse();
    assertThat(directory.resolve("server.log.previous")).hasContent("FakeServer zero is ready\n");
  }

  @Test
  void aGroupStopsAllItsChildrenTheLastFirst() throws Exception {
    start("serve");
    ManagedProcess second =
        ManagedProcess.start(
            "second", FakeServer.command("serve"), directory, directory.resolve("second.log"));
    try (ProcessGroup group = new ProcessGroup(() -> {})) {
      group.add(child);
      group.add(second);
      group.requireAlive();
      assertThat(group.isClosing()).isFalse();
    }

    assertThat(child.handle().isAlive()).isFalse();
    assertThat(second.handle().isAlive()).isFalse();
  }

  @Test
  void aGroupFailsWithTheObituaryOfAChild() {
    start("die");
    try (ProcessGroup group = new ProcessGroup(() -> {})) {
      group.add(child);
      child.handle().onExit().join();

      assertThatThrownBy(group::requireAlive)
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("server stopped with exit code 3")
          .hasMessageEndingWith("  | error: the disk is on fire");
    }
  }

  @Test
  void aForegroundChildPassesItsExitCodeOn() {
    assertThat(ForegroundProcess.run(FakeServer.command("quit"), directory)).isEqualTo(7);
  }

  private void start(String behaviour) {
    child = ManagedProcess.start("server", FakeServer.command(behaviour), directory, log());
  }

  private Path log() {
    return directory.resolve("server.log");
  }
}
