package io.tradegrid.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.statistics.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published cases: the 45 that are taken by hand from S. B. Achelis, "Technical analysis from A to
 * Z" (file atoz), others by hand (extra) and those that the library Tulip Indicators gives
 * (untest).
 */
final class PublishedIndicatorsTest {

  /** Digits as printed: the book has four, the library's own tests three. */
  private static final double PRINTED = 1e-3;

  /** Arithmetic, and indicators that are not among ours. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          ("abs acos add asin atan bop ceil cos cosh crossany crossover decay div edecay exp fisher"
                  + " floor kama lag linregintercept ln log10 md msw mul round sin sinh sqrt stderr"
                  + " stochrsi sub sum tan tanh todeg torad trunc vidya volatility zlema")
              .split(" ", -1));

  /** A case as it is published. */
  private record Case(
      String file, String name, List<Double> options, List<PriceBar> bars, List<double[]> outputs) {

    IndicatorKind kind() {
      if (file.equals("atoz") && name.equals("macd")) {
        return IndicatorKind.MACD_APPEL;
      }
      return Arrays.stream(IndicatorKind.values())
          .filter(kind -> kind.name().equalsIgnoreCase(name))
          .findFirst()
          .orElse(null);
    }
  }

  @Test
  void theValuesAreThose() throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    TreeSet<String> left = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    for (Case each : cases()) {
      if (each.kind() == null) {
        left.add(each.name());
        continue;
      }
      counts.merge(each.file(), 1, Integer::sum);
      check(each, wrong);
    }
    assertThat(wrong).isEmpty();
    assertThat(counts).isEqualTo(Map.of("atoz", 45, "extra", 22, "untest", 63));
    assertThat(left).isEqualTo(LEFT_OUT);
  }

  private static void check(Case each, List<String> wrong) {
    IndicatorKind kind = each.kind();
    List<Double> given = each.options();
    List<Double> options = kind == IndicatorKind.MACD_APPEL ? given.subList(2, 3) : given;
    double[] parameters = options.stream().mapToDouble(Double::doubleValue).toArray();
    Formula formula = kind.formula(kind.withStandard(parameters));
    List<double[]> values = new ArrayList<>();
    for (PriceBar bar : each.bars()) {
      double[] lines = new double[kind.lines().size()];
      Arrays.fill(lines, Double.NaN);
      formula.next(bar, lines);
      values.add(lines);
    }
    for (int line = 0; line < each.outputs().size(); line++) {
      double[] published = each.outputs().get(line);
      int compared = 0;
      for (int i = 0; i < published.length; i++) {
        double ours = values.get(values.size() - published.length + i)[line];
        if (Double.isNaN(ours)) {
          continue;
        }
        compared++;
        if (Math.abs(ours - published[i]) > PRINTED) {
          wrong.add(
              each.file()
                  + " "
                  + each.name()
                  + " "
                  + kind.lines().get(line)
                  + "["
                  + i
                  + "]: "
                  + published[i]
                  + " is "
                  + ours);
        }
      }
      if (compared == 0 && published.length > 0) {
        wrong.add(each.file() + " " + each.name() + ": nothing compared");
      }
    }
  }

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String line : SharedData.lines("ta/tulip_reference.jsonl.gz")) {
      JsonNode node = JsonMapper.shared().readTree(line);
      List<Double> options = Arrays.stream(numbers(node.get("options"))).boxed().toList();
      Map<String, double[]> inputs = new HashMap<>();
      node.get("inputs")
          .propertyNames()
          .forEach(name -> inputs.put(name, numbers(node.get("inputs").get(name))));
      List<double[]> outputs = new ArrayList<>();
      node.get("outputs").forEach(output -> outputs.add(numbers(output)));
      cases.add(
          new Case(
              node.get("file").asString(),
              node.get("indicator").asString(),
              options,
              bars(inputs),
              outputs));
    }
    return cases;
  }

  private static double[] numbers(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(number.asDouble()));
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<PriceBar> bars(Map<String, double[]> inputs) {
    int length = inputs.values().iterator().next().length;
    double[] only = inputs.get("real");
    boolean volume = inputs.size() == 1 && inputs.containsKey("volume");
    return IntStream.range(0, length)
        .mapToObj(
            i -> {
              double close =
                  only != null
                      ? only[i]
                      : inputs.containsKey("close")
                          ? inputs.get("close")[i]
                          : volume ? 0 : inputs.get("low")[i];
              double open = inputs.containsKey("open") ? inputs.get("open")[i] : close;
              return new PriceBar(
                  open,
                  inputs.containsKey("high") ? inputs.get("high")[i] : Math.max(open, close),
                  inputs.containsKey("low") ? inputs.get("low")[i] : Math.min(open, close),
                  close,
                  inputs.containsKey("volume") ? inputs.get("volume")[i] : 0);
            })
        .toList();
  }
}
