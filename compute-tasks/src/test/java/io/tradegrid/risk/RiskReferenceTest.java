package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.risk.RiskException.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds docs/reference/risk.md to the code. */
final class RiskReferenceTest {

  private static final Path PAGE =
      Path.of(System.getProperty("tradegrid.root"), "docs", "reference", "risk.md");

  @Test
  void theExampleIsRight() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int start = lines.indexOf("```");
    List<String> rest = lines.subList(start + 1, lines.size());
    List<String> example = rest.subList(0, rest.indexOf("```"));
    double[] pnl =
        Arrays.stream(example.get(0).split(" +", -1))
            .skip(1)
            .mapToDouble(Double::parseDouble)
            .toArray();
    assertThat(pnl).hasSize(10);
    List<String> results = example.subList(1, example.size());
    assertThat(results).hasSize(5);
    for (String line : results) {
      String[] words = line.split(" +", -1);
      double level = Double.parseDouble(words[1]);
      double computed =
          words[0].equals("VaR")
              ? HistoricalRisk.valueAtRisk(pnl, level)
              : HistoricalRisk.expectedShortfall(pnl, level);
      assertThat(computed).as(line).isEqualTo(Double.parseDouble(words[2]));
    }
  }

  @Test
  void everyFailureHasARow() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.matches("\\| `[A-Z_]+` \\|.*"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();
    assertThat(rows)
        .containsExactly(Arrays.stream(Failure.values()).map(Enum::name).toArray(String[]::new));
  }
}
