package io.tradegrid.rules;

import com.sun.source.tree.PackageTree;
import com.sun.source.util.TreePath;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules on packages, which no single file can break. */
final class PackageRules {

  private PackageRules() {}

  /** Returns the folders with sources whose package-info.java is missing or says nothing. */
  static Stream<String> unexplained(Collection<JavaSource> sources) {
    Set<String> explained =
        sources.stream()
            .filter(PackageRules::isExplanation)
            .map(PackageRules::folder)
            .collect(Collectors.toSet());
    return sources.stream()
        .map(PackageRules::folder)
        .distinct()
        .filter(folder -> !explained.contains(folder))
        .map(folder -> folder + ": no package-info.java with a Javadoc");
  }

  private static boolean isExplanation(JavaSource source) {
    if (!source.path().endsWith("/package-info.java")) {
      return false;
    }
    PackageTree declaration = source.unit().getPackage();
    return !source.javadoc(TreePath.getPath(source.unit(), declaration)).isEmpty();
  }

  private static String folder(JavaSource source) {
    return source.path().substring(0, source.path().lastIndexOf('/'));
  }
}
