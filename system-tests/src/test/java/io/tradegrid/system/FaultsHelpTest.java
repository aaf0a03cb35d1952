package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.faults.inject.FaultKind;
import io.tradegrid.faults.process.Jvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The help and the page name every fault there is. */
final class FaultsHelpTest {

  private static final String[] LABELS =
      Arrays.stream(FaultKind.values()).map(FaultKind::label).toArray(String[]::new);

  @TempDir private Path directory;

  @Test
  void theHelpNamesEveryFault() {
    assertThat(new CommandLine(directory).run("faults", "--help")).contains(LABELS);
  }

  @Test
  void thePageSaysWhatEachDoes() throws Exception {
    String page = Files.readString(Jvm.root().resolve("docs/operating/faults.md"));

    assertThat(LABELS).allSatisfy(label -> assertThat(page).contains("| `" + label + "` | "));
  }
}
