package io.tradegrid.statistics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A data set of NIST's Statistical Reference Datasets, www.itl.nist.gov/div898/strd: the numbers of
 * its certified lines and the rows of its data.
 */
record NistData(List<String> certified, List<double[]> rows) {

  static NistData linear(String name) throws IOException {
    List<String> lines = SharedData.lines("nist/linear/" + name + ".dat.gz");
    int data = last(lines, "Data:");
    return new NistData(lines.subList(0, data), rows(lines.subList(data + 1, lines.size())));
  }

  static NistData univariate(String name) throws IOException {
    List<String> lines = SharedData.lines("nist/univariate/" + name + ".dat.gz");
    int data = last(lines, "---");
    return new NistData(lines.subList(0, data), rows(lines.subList(data + 1, lines.size())));
  }

  private static int last(List<String> lines, String beginning) {
    int at = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(beginning)) {
        at = i;
      }
    }
    return at;
  }

  private static List<double[]> rows(List<String> lines) {
    return lines.stream().filter(line -> !line.isBlank()).map(NistData::numbers).toList();
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.strip().split("\\s+", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /** Returns a column of the data. */
  double[] column(int index) {
    return rows.stream().mapToDouble(row -> row[index]).toArray();
  }

  /** Returns the certified number behind a word, such as a statistic's name. */
  double certified(String word) {
    String line =
        certified.stream().filter(each -> each.contains(word)).reduce((a, b) -> b).orElseThrow();
    String[] cells = line.strip().split("\\s+", -1);
    for (int i = cells.length - 1; i >= 0; i--) {
      if (cells[i].matches("[-+.0-9E]+") && cells[i].matches(".*[0-9].*")) {
        return Double.parseDouble(cells[i]);
      }
    }
    throw new IllegalStateException("no number in " + line);
  }

  /** Returns the certified coefficients with their standard errors. */
  List<double[]> coefficients() {
    List<double[]> coefficients = new ArrayList<>();
    for (String line : certified) {
      if (line.strip().matches("B[0-9]+\\s.*")) {
        String[] cells = line.strip().split("\\s+", -1);
        coefficients.add(new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[2])});
      }
    }
    return coefficients;
  }

  /** Returns squares and, in the second line, degrees and squares, of the table of variance. */
  double[] variance(String source) {
    String line =
        certified.stream()
            .filter(each -> each.startsWith(source + " "))
            .reduce((a, b) -> b)
            .orElseThrow();
    return Arrays.stream(line.strip().split("\\s+", -1))
        .skip(1)
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /**
   * Returns how many digits are right, log relative error; at most 15, as many as are certified.
   */
  static double digits(double actual, double certified) {
    double error = Math.abs(actual - certified);
    if (certified != 0) {
      error /= Math.abs(certified);
    }
    return error == 0 ? 15 : Math.min(15, -Math.log10(error));
  }
}
