package io.tradegrid.pricing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Published values, from the data beside the repository: a CSV file with a line of names. */
public final class ReferenceTable {

  private ReferenceTable() {}

  /** Returns the rows; the test is left out, with a word, if the data are not there. */
  public static List<Map<String, String>> rows(String file) throws IOException {
    Path path = Path.of(System.getProperty("tradegrid.root"), "..", "shared", "data", "refvalues");
    Path table = path.resolve(file);
    if (!Files.exists(table)) {
      System.out.println("no reference values " + file + " beside the repository: test left out");
    }
    Assumptions.assumeTrue(Files.exists(table), "no reference values: " + file);
    List<String> lines = Files.readAllLines(table);
    String[] names = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i].replace("\"", ""));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Returns a number of a row. */
  public static double number(Map<String, String> row, String name) {
    return Double.parseDouble(row.get(name));
  }

  /** Returns call or put. */
  public static OptionType type(Map<String, String> row) {
    return row.get("type").equals("Call") ? OptionType.CALL : OptionType.PUT;
  }
}
