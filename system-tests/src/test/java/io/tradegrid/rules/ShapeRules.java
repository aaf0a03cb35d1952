package io.tradegrid.rules;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules on size, names and remains of unfinished work. */
final class ShapeRules {

  static final int FILE_LINES_MAX = 500;
  static final int METHOD_LINES_MAX = 70;

  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "util",
          "utils",
          "utility",
          "utilities",
          "common",
          "commons",
          "helper",
          "helpers",
          "manager",
          "managers",
          "misc",
          "impl");
  private static final Pattern EMPTY_CLASS_NAME =
      Pattern.compile("Abstract.*|.*(Impl|Utils?|Utilities|Helpers?|Managers?)|Common|Misc");
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

  private ShapeRules() {}

  static List<String> longFile(JavaSource source) {
    long lines = source.text().lines().count();
    return lines <= FILE_LINES_MAX
        ? List.of()
        : List.of(source.path() + ": " + lines + " lines, at most " + FILE_LINES_MAX);
  }

  static List<String> longMethod(JavaSource source) {
    List<String> offences = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void unused) {
        int lines = source.lastLine(method) - source.firstLine(method) + 1;
        if (lines > METHOD_LINES_MAX) {
          offences.add(
              source.at(method)
                  + ": "
                  + method.getName()
                  + " has "
                  + lines
                  + " lines, at most "
                  + METHOD_LINES_MAX);
        }
        return super.visitMethod(method, null);
      }
    }.scan(source.unit(), null);
    return offences;
  }

  static List<String> emptyName(JavaSource source) {
    List<String> offences = new ArrayList<>();
    for (String segment : source.packageName().split("\\.", -1)) {
      if (EMPTY_WORDS.contains(segment.toLowerCase(Locale.ROOT))) {
        offences.add(source.path() + ": package " + source.packageName());
      }
    }
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void unused) {
        if (EMPTY_CLASS_NAME.matcher(type.getSimpleName()).matches()) {
          offences.add(source.at(type) + ": class " + type.getSimpleName());
        }
        return super.visitClass(type, null);
      }
    }.scan(source.unit(), null);
    return offences;
  }

  static List<String> emptyCatch(JavaSource source) {
    List<String> offences = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitCatch(CatchTree caught, Void unused) {
        if (caught.getBlock().getStatements().isEmpty()) {
          offences.add(source.at(caught) + ": " + caught.getParameter() + " is swallowed");
        }
        return super.visitCatch(caught, null);
      }
    }.scan(source.unit(), null);
    return offences;
  }

  static List<String> unfinished(JavaSource source) {
    return Comments.of(source.text()).stream()
        .filter(comment -> UNFINISHED.matcher(comment.text()).find())
        .map(comment -> source.path() + ":" + comment.line() + ": " + comment.words())
        .toList();
  }
}
