package io.tradegrid.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The files of the repository, without what is built, run or kept by tools. */
final class Repository {

  private static final Set<String> SKIPPED =
      Set.of("target", ".git", "var", ".idea", ".vscode", "node_modules");

  private final Path root;
  private final List<String> paths;

  private Repository(Path root, List<String> paths) {
    this.root = root;
    this.paths = paths;
  }

  /** Opens the repository that the system property {@code tradegrid.root} names. */
  static Repository open() {
    String root = System.getProperty("tradegrid.root");
    if (root == null) {
      throw new IllegalStateException("tradegrid.root: must name the repository's root");
    }
    return at(Path.of(root));
  }

  static Repository at(Path root) {
    TreeMap<String, Path> found = new TreeMap<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              boolean skip = !folder.equals(root) && SKIPPED.contains(name(folder));
              return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (!SKIPPED.contains(name(file))) {
                found.put(root.relativize(file).toString().replace('\\', '/'), file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Repository(root, List.copyOf(found.keySet()));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  Path root() {
    return root;
  }

  boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }

  /** Returns every file's path relative to the root, with slashes, sorted. */
  List<String> paths() {
    return paths;
  }

  /** Returns the Java sources of all modules that are shipped, parsed. */
  List<JavaSource> mainSources() {
    return sources("/src/main/java/");
  }

  /** Returns the Java sources of all tests, parsed. */
  List<JavaSource> testSources() {
    return sources("/src/test/java/");
  }

  private List<JavaSource> sources(String folder) {
    Map<String, String> texts = new TreeMap<>();
    for (String path : paths) {
      if (path.contains(folder) && path.endsWith(".java")) {
        texts.put(path, read(path));
      }
    }
    return JavaSource.parse(texts);
  }

  /** Returns every file that is text, but not the rules, which name what they forbid. */
  List<TextFile> textFiles() {
    List<TextFile> files = new ArrayList<>();
    for (String path : paths) {
      if (!path.startsWith("system-tests/src/test/java/io/tradegrid/rules/")) {
        readText(path).ifPresent(text -> files.add(new TextFile(path, text)));
      }
    }
    return files;
  }

  private Optional<String> readText(String path) {
    try {
      return Optional.of(Files.readString(root.resolve(path)));
    } catch (MalformedInputException e) {
      // Not text: a picture or an archive, which has no lines to judge.
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String path) {
    try {
      return Files.readString(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /**
   * A text file.
   *
   * @param path relative to the root
   */
  record TextFile(String path, String text) {}
}
