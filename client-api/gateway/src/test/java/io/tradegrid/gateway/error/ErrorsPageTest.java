package io.tradegrid.gateway.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {

  @Test
  void thePageListsTheCodesAsTheyAre() throws IOException {
    Path page = Path.of(System.getProperty("tradegrid.root"), "docs/reference/errors.md");
    List<String> rows =
        Files.readAllLines(page).stream().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows).isEqualTo(ErrorCode.all().stream().map(ErrorsPageTest::row).toList());
  }

  private static String row(ErrorCode code) {
    return "| `"
        + code.name()
        + "` | "
        + code.status().value()
        + " | "
        + (code.retryable() ? "yes" : "no")
        + " | "
        + code.outcome()
        + " | "
        + code.description()
        + " |";
  }
}
