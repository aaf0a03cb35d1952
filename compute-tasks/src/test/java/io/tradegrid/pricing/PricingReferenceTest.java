package io.tradegrid.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.pricing.PricingException.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds docs/reference/pricing.md to the code. */
final class PricingReferenceTest {

  private static final Path PAGE =
      Path.of(System.getProperty("tradegrid.root"), "docs", "reference", "pricing.md");

  private static List<String> rows(String heading) throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    List<String> section = lines.subList(lines.indexOf(heading) + 1, lines.size());
    return section.stream()
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.matches("\\| `[A-Z_]+` \\|.*"))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .toList();
  }

  @Test
  void everyFailureHasARow() throws IOException {
    assertThat(rows("## Failures"))
        .containsExactly(Arrays.stream(Failure.values()).map(Enum::name).toArray(String[]::new));
  }

  @Test
  void everyStatusHasARow() throws IOException {
    assertThat(rows("## Implied volatility"))
        .containsExactly(
            Arrays.stream(VolatilityStatus.values()).map(Enum::name).toArray(String[]::new));
  }
}
