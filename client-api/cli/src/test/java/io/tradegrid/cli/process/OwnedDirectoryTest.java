package io.tradegrid.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.cli.shell.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnedDirectoryTest {

  @TempDir private Path directory;

  @Test
  void marksADirectoryThatIsMissingOrEmpty() throws Exception {
    Path missing = directory.resolve("a/b");
    Path empty = Files.createDirectory(directory.resolve("empty"));

    OwnedDirectory.open(missing);
    OwnedDirectory.open(empty);

    assertThat(missing.resolve(OwnedDirectory.MARKER)).isRegularFile();
    assertThat(empty.resolve(OwnedDirectory.MARKER)).isRegularFile();
  }

  @Test
  void neitherUsesNorClearsADirectoryOfOthers() throws Exception {
    Path precious = Files.writeString(directory.resolve("thesis.txt"), "years of work");
    String message =
        directory
            + " has files in it but no .tradegrid-data, so it is not ours to use; move it away";

    assertThatThrownBy(() -> OwnedDirectory.open(directory))
        .isInstanceOf(CommandException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> OwnedDirectory.clear(directory))
        .isInstanceOf(CommandException.class)
        .hasMessage(message);

    assertThat(directory).isDirectoryContaining(precious::equals);
    assertThat(directory.toFile().list()).containsExactly("thesis.txt");
    assertThat(precious).hasContent("years of work");
  }

  @Test
  void clearsAllButTheMarkerAndFollowsNoLink() throws Exception {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Path kept = Files.writeString(outside.resolve("kept.txt"), "not ours");
    Path home = OwnedDirectory.open(directory.resolve("home"));
    Files.writeString(Files.createDirectories(home.resolve("node/db")).resolve("part-0.bin"), "x");
    Files.createSymbolicLink(home.resolve("link"), outside);

    OwnedDirectory.clear(home);

    assertThat(home.toFile().list()).containsExactly(OwnedDirectory.MARKER);
    assertThat(kept).hasContent("not ours");
  }

  @Test
  void clearsWhatALinkToTheDirectoryLeadsTo() throws Exception {
    Path home = OwnedDirectory.open(directory.resolve("home"));
    Files.writeString(home.resolve("old"), "x");
    Path link = Files.createSymbolicLink(directory.resolve("link"), home);

    OwnedDirectory.clear(link);

    assertThat(home.toFile().list()).containsExactly(OwnedDirectory.MARKER);
    assertThat(link).isSymbolicLink();
  }

  @Test
  void hasNothingToClearWhereThereIsNothing() {
    OwnedDirectory.clear(directory.resolve("missing"));

    assertThat(directory.resolve("missing")).doesNotExist();
  }
}
