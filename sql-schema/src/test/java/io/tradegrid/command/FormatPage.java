package io.tradegrid.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page of docs/formats, read for the example bytes in its tables. */
final class FormatPage {

  private final String name;
  private final List<String> lines;

  private FormatPage(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  static FormatPage read(String name) throws IOException {
    String root = System.getProperty("tradegrid.root");
    assertThat(root).as("system property tradegrid.root").isNotNull();
    Path page = Path.of(root, "docs", "formats", name);
    return new FormatPage(name, Files.readAllLines(page));
  }

  /**
   * Returns the example bytes of the table under a heading, as hex digits, after checking that each
   * row's offset and length agree with the bytes before it and its own.
   */
  String example(String heading) {
    StringBuilder hex = new StringBuilder();
    for (List<String> row : table(heading)) {
      String bytes = row.get(3).replace("`", "").replace(" ", "");
      assertThat(row.get(0))
          .as("%s, %s, offset of %s", name, heading, row.get(2))
          .isEqualTo(Integer.toString(hex.length() / 2));
      assertThat(row.get(1))
          .as("%s, %s, bytes of %s", name, heading, row.get(2))
          .isEqualTo(Integer.toString(bytes.length() / 2));
      hex.append(bytes);
    }
    return hex.toString();
  }

  private List<List<String>> table(String heading) {
    int from = lines.indexOf("## " + heading);
    assertThat(from).as("%s has the heading %s", name, heading).isNotNegative();
    List<List<String>> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : lines.subList(from + 1, lines.size())) {
      if (line.startsWith("| offset | bytes | field | example |")) {
        inside = true;
      } else if (inside && !line.startsWith("|")) {
        break;
      } else if (inside && !line.startsWith("|--")) {
        rows.add(List.of(line.substring(2).split(" \\| ?")));
      }
    }
    assertThat(rows).as("%s, table under %s", name, heading).isNotEmpty();
    return rows;
  }
}
