package io.tradegrid.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the comments of a Java source. The compiler's tree does not keep them, so this reads as the
 * compiler's scanner does: a comment begins only outside texts and characters.
 */
final class Comments {

  /**
   * A comment.
   *
   * @param line of its first character, from 1
   * @param text with its slashes and stars
   */
  record Comment(int line, String text) {

    /** Returns whether it is Javadoc. */
    boolean isJavadoc() {
      return text.startsWith("/**") && !text.equals("/**/");
    }

    /** Returns what it says, without slashes and stars. */
    String words() {
      return text.replace("/", "").replace("*", "").strip();
    }
  }

  private final String source;
  private final List<Comment> found = new ArrayList<>();
  private int at;

  private Comments(String source) {
    this.source = source;
  }

  static List<Comment> of(String source) {
    Comments comments = new Comments(source);
    comments.scan();
    return List.copyOf(comments.found);
  }

  private void scan() {
    while (at < source.length()) {
      if (source.startsWith("//", at)) {
        comment("\n", 0);
      } else if (source.startsWith("/*", at)) {
        comment("*/", 2);
      } else if (source.startsWith("\"\"\"", at)) {
        quoted("\"\"\"");
      } else if (source.charAt(at) == '"' || source.charAt(at) == '\'') {
        quoted(source.substring(at, at + 1));
      } else {
        at++;
      }
    }
  }

  private void comment(String end, int endLength) {
    int from = at;
    int stop = source.indexOf(end, from + 2);
    at = stop < 0 ? source.length() : stop + endLength;
    int line = 1 + (int) source.substring(0, from).chars().filter(c -> c == '\n').count();
    found.add(new Comment(line, source.substring(from, at)));
  }

  private void quoted(String quote) {
    at += quote.length();
    while (at < source.length() && !source.startsWith(quote, at)) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    at += quote.length();
  }
}
