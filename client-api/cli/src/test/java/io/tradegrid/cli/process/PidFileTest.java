package io.tradegrid.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.cli.shell.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PidFileTest {

  @TempDir private Path directory;

  @Test
  void knowsTheProcessThatWasWrittenDown() {
    PidFile file = file();

    file.write(ProcessHandle.current());

    assertThat(file.owned()).contains(ProcessHandle.current());
  }

  @Test
  void takesAProcessThatStartedAtAnotherTimeForAStranger() throws Exception {
    Instant startedAt = ProcessHandle.current().info().startInstant().orElseThrow();
    for (Instant other : new Instant[] {startedAt.minusSeconds(3), startedAt.plusSeconds(3)}) {
      Files.writeString(path(), ProcessHandle.current().pid() + " " + other + "\n");

      assertThat(file().owned()).as("started at %s", other).isEmpty();
    }
  }

  @Test
  void survivesACorrectionOfTheClock() throws Exception {
    Instant startedAt = ProcessHandle.current().info().startInstant().orElseThrow();
    Files.writeString(
        path(), ProcessHandle.current().pid() + " " + startedAt.plusSeconds(1) + "\n");

    assertThat(file().owned()).contains(ProcessHandle.current());
  }

  @Test
  void ownsNothingOnceTheProcessIsGone() throws Exception {
    Process process = new ProcessBuilder(FakeServer.command("quit")).start();
    file().write(process.toHandle());
    process.waitFor();

    assertThat(file().owned()).isEmpty();
  }

  @Test
  void ownsNothingWithoutAFile() {
    file().delete();

    assertThat(file().owned()).isEmpty();
  }

  @Test
  void refusesAFileThatIsNotOne() throws Exception {
    for (String text : new String[] {"", "17", "x 2026-01-01T00:00:00Z", "17 yesterday"}) {
      Files.writeString(path(), text);

      assertThatThrownBy(() -> file().owned())
          .as("'%s'", text)
          .isInstanceOf(CommandException.class)
          .hasMessage(path() + ": is not readable as a process id; remove it");
    }
  }

  private PidFile file() {
    return new PidFile(path());
  }

  private Path path() {
    return directory.resolve("node-1.pid");
  }
}
