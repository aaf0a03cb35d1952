package io.tradegrid.rules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A Java source, parsed by the compiler itself.
 *
 * @param path relative to the repository's root, with slashes
 * @param text the source
 * @param unit its tree
 * @param trees finds positions and Javadoc
 */
record JavaSource(String path, String text, CompilationUnitTree unit, DocTrees trees) {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /**
   * Parses a source.
   *
   * @throws IllegalArgumentException if it is not Java
   */
  static JavaSource parse(String path, String text) {
    return parse(Map.of(path, text)).get(0);
  }

  /**
   * Parses sources with one compiler, because each compiler keeps symbol tables of its own.
   *
   * @param texts by path
   * @return in the order of the paths
   * @throws IllegalArgumentException if one is not Java
   */
  static List<JavaSource> parse(Map<String, String> texts) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<Content> contents =
        texts.entrySet().stream().map(e -> new Content(e.getKey(), e.getValue())).toList();
    JavacTask task =
        (JavacTask)
            COMPILER.getTask(
                null, null, problems, List.of("-proc:none", "--release", "17"), null, contents);
    try {
      DocTrees trees = DocTrees.instance(task);
      List<JavaSource> sources = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        String path = unit.getSourceFile().toUri().getPath().substring(1);
        sources.add(new JavaSource(path, texts.get(path), unit, trees));
      }
      if (!problems.getDiagnostics().isEmpty()) {
        throw new IllegalArgumentException(problems.getDiagnostics().get(0).toString());
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String packageName() {
    return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
  }

  /** Returns the line of the tree's first character, modifiers included, Javadoc not. */
  int firstLine(Tree tree) {
    long position = trees.getSourcePositions().getStartPosition(unit, tree);
    return (int) unit.getLineMap().getLineNumber(position);
  }

  /** Returns the line of the tree's last character. */
  int lastLine(Tree tree) {
    long position = trees.getSourcePositions().getEndPosition(unit, tree);
    return (int) unit.getLineMap().getLineNumber(position - 1);
  }

  /** Returns the Javadoc of a declaration without its stars, or an empty text. */
  String javadoc(TreePath declaration) {
    String doc = trees.getDocComment(declaration);
    return doc == null ? "" : doc.strip();
  }

  /** Returns where a tree is, as a person would write it. */
  String at(Tree tree) {
    return path + ":" + firstLine(tree);
  }

  private static final class Content extends SimpleJavaFileObject {

    private final String text;

    Content(String path, String text) {
      super(URI.create("string:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
