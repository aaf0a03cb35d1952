package io.tradegrid.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages whose state is a function of the log alone. Those below are always among them; a
 * table under the heading "Deterministic core" of docs/ARCHITECTURE.md adds to them, one package in
 * backticks in the first cell of a row.
 */
final class DeterministicCore {

  static final String PAGE = "docs/ARCHITECTURE.md";

  private static final Set<String> ALWAYS =
      Set.of(
          "io.tradegrid.bar",
          "io.tradegrid.command",
          "io.tradegrid.journal",
          "io.tradegrid.market",
          "io.tradegrid.model",
          "io.tradegrid.orderbook",
          "io.tradegrid.position",
          "io.tradegrid.shard");

  private static final Pattern ROW = Pattern.compile("\\| *`(io\\.tradegrid\\.[a-z.]+)` *\\|.*");

  private final Set<String> packages;

  private DeterministicCore(Set<String> packages) {
    this.packages = packages;
  }

  static DeterministicCore of(Repository repository) {
    return withPage(repository.exists(PAGE) ? repository.read(PAGE) : "");
  }

  static DeterministicCore withPage(String page) {
    Set<String> packages = new TreeSet<>(ALWAYS);
    boolean inside = false;
    for (String line : page.lines().toList()) {
      if (line.startsWith("#")) {
        inside = line.replaceFirst("#+ *", "").equalsIgnoreCase("Deterministic core");
      }
      Matcher row = ROW.matcher(line);
      if (inside && row.matches()) {
        packages.add(row.group(1));
      }
    }
    return new DeterministicCore(packages);
  }

  boolean contains(String packageName) {
    return packages.stream()
        .anyMatch(core -> packageName.equals(core) || packageName.startsWith(core + "."));
  }

  /** Returns the packages as ArchUnit writes them, those below included. */
  String[] patterns() {
    List<String> patterns = new ArrayList<>();
    packages.forEach(name -> patterns.add(name + ".."));
    return patterns.toArray(String[]::new);
  }
}
