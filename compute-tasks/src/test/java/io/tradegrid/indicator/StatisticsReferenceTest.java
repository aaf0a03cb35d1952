package io.tradegrid.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.performance.Drawdown;
import io.tradegrid.statistics.Moments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds docs/reference/statistics.md to the code. */
final class StatisticsReferenceTest {

  private static final Path PAGE =
      Path.of(System.getProperty("tradegrid.root"), "docs", "reference", "statistics.md");

  @Test
  void theExampleIsRight() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    List<String> rest = lines.subList(lines.indexOf("## Example") + 3, lines.size());
    List<String> example = rest.subList(0, rest.indexOf("```"));
    double[] x =
        Arrays.stream(example.get(0).split(" +", -1))
            .skip(1)
            .mapToDouble(Double::parseDouble)
            .toArray();
    assertThat(x).hasSize(8);
    assertThat(example).hasSize(8);
    for (String line : example.subList(1, example.size())) {
      String[] words = line.split(" +", -1);
      assertThat(compute(words[0], x)).as(line).isEqualTo(Double.parseDouble(words[1]));
    }
  }

  private static double compute(String name, double[] x) {
    Moments moments = Moments.of(x);
    return switch (name) {
      case "mean" -> moments.mean();
      case "variance" -> moments.variance();
      case "zScore" -> moments.zScore(x[x.length - 1]);
      case "drawdown" -> Drawdown.deepest(x).depth();
      default -> {
        double[] line =
            Indicator.parse(name).run(Arrays.stream(x).mapToObj(PriceBar::of).toList())[0];
        yield line[line.length - 1];
      }
    };
  }

  @Test
  void everyIndicatorHasItsRow() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .filter(
                line -> line.matches("\\| `[a-z_]+(\\([^)]*\\))?` \\| [a-z ]+ \\| [0-9]+ \\|.*"))
            .map(
                line ->
                    line.substring(
                        0, line.indexOf('|', 1 + line.indexOf('|', 1 + line.indexOf('|', 2)))))
            .toList();
    List<String> expected = new ArrayList<>();
    for (IndicatorKind kind : IndicatorKind.values()) {
      String parameters =
          IntStream.range(0, kind.parameters().size())
              .mapToObj(i -> kind.parameters().get(i) + "=" + plain(kind.standard()[i]))
              .collect(Collectors.joining(", "));
      expected.add(
          "| `%s%s` | %s | %d "
              .formatted(
                  kind.name().toLowerCase(Locale.ROOT),
                  parameters.isEmpty() ? "" : "(" + parameters + ")",
                  String.join(" ", kind.lines()),
                  Indicator.of(kind).required()));
    }
    assertThat(rows).containsExactlyElementsOf(expected);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
