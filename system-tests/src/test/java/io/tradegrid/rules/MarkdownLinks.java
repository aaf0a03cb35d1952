package io.tradegrid.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links of a Markdown page, code excepted. */
final class MarkdownLinks {

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)[^)]*\\)");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
  private static final Pattern NOT_IN_ANCHOR = Pattern.compile("[^\\p{L}\\p{N} _-]");

  private MarkdownLinks() {}

  /**
   * Returns the relative links that lead nowhere.
   *
   * @param root the repository's root
   * @param page the page's path relative to the root
   */
  static List<String> broken(Path root, String page) {
    List<String> offences = new ArrayList<>();
    Path file = root.resolve(page).normalize();
    for (String link : targets(read(file))) {
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
      if (!target.startsWith(root.normalize()) || !Files.exists(target)) {
        offences.add(page + ": " + link + " leads nowhere");
      } else if (parts.length == 2 && !anchors(read(target)).contains(parts[1])) {
        offences.add(page + ": " + link + " names no heading");
      }
    }
    return offences;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> targets(String text) {
    List<String> targets = new ArrayList<>();
    for (String line : prose(text)) {
      Matcher link = LINK.matcher(CODE.matcher(line).replaceAll("`"));
      while (link.find()) {
        if (!ELSEWHERE.matcher(link.group(1)).matches()) {
          targets.add(link.group(1));
        }
      }
    }
    return targets;
  }

  private static List<String> anchors(String text) {
    return prose(text).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ *", "").toLowerCase(Locale.ROOT))
        .map(line -> NOT_IN_ANCHOR.matcher(line).replaceAll("").replace(' ', '-'))
        .toList();
  }

  private static List<String> prose(String text) {
    List<String> lines = new ArrayList<>();
    boolean code = false;
    for (String line : text.lines().toList()) {
      if (line.strip().startsWith("```")) {
        code = !code;
      } else if (!code) {
        lines.add(line);
      }
    }
    return lines;
  }
}
