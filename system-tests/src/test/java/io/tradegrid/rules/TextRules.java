package io.tradegrid.rules;

import io.tradegrid.rules.Repository.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules on any text: it is at home on every machine. */
final class TextRules {

  /** A path is one only where it begins: {@code a/work/b} is a relative one. */
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![A-Za-z0-9_.})~-])/(work|home|root)/");

  private static final Pattern TEMPORARY_PATH = Pattern.compile("(?<![A-Za-z0-9_.})~-])/tmp/");

  private static final Pattern REGISTRY_HOST =
      Pattern.compile(
          "\\b(repo1?\\.maven\\.(apache\\.)?org|repo\\.spring\\.io|[a-z0-9.]*sonatype\\.(org|com)"
              + "|registry\\.(npmjs|yarnpkg)\\.(org|com)|(files\\.)?(pypi|pythonhosted)\\.org"
              + "|([a-z0-9-]+\\.)?(docker|quay|gcr|ghcr|crates)\\.io|proxy\\.golang\\.org"
              + "|[a-z0-9.-]*(artifactory|jfrog|nexus)[a-z0-9-]*\\.[a-z0-9.-]+)\\b",
          Pattern.CASE_INSENSITIVE);

  private TextRules() {}

  static List<String> machinePath(TextFile file) {
    List<String> offences = new ArrayList<>(matches(file, MACHINE_PATH));
    if (file.path().contains("/src/main/java/")) {
      offences.addAll(matches(file, TEMPORARY_PATH));
    }
    return offences;
  }

  static List<String> registryHost(TextFile file) {
    return matches(file, REGISTRY_HOST);
  }

  private static List<String> matches(TextFile file, Pattern pattern) {
    List<String> offences = new ArrayList<>();
    List<String> lines = file.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = pattern.matcher(lines.get(i));
      if (matcher.find()) {
        offences.add(file.path() + ":" + (i + 1) + ": " + matcher.group());
      }
    }
    return offences;
  }
}
