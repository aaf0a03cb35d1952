package io.tradegrid.faults.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a JVM of the product is started.
 *
 * @param prefix words before the command, such as those that enter a network namespace
 * @param classPath where its classes are
 * @param heap its largest heap, as -Xmx has it
 * @param options further options of the JVM
 * @param mainClass what it runs
 */
public record Jvm(
    List<String> prefix, String classPath, String heap, List<String> options, String mainClass) {

  /** Many processes on few processors: they are to start fast, not to run fast. */
  private static final List<String> FAST_START =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-CreateCoredumpOnCrash");

  /** The property that names the directory of the product. */
  public static final String ROOT_PROPERTY = "tradegrid.root";

  /** Copies the lists. */
  public Jvm {
    prefix = List.copyOf(prefix);
    options = List.copyOf(options);
  }

  /**
   * Returns the directory of the product.
   *
   * @throws IllegalStateException if nobody said where it is
   */
  public static Path root() {
    String root = System.getProperty(ROOT_PROPERTY);
    if (root == null) {
      throw new IllegalStateException(ROOT_PROPERTY + ": is not set; start through ./tradegrid");
    }
    return Path.of(root).toAbsolutePath().normalize();
  }

  /**
   * Returns a JVM that runs what a module's build has made.
   *
   * @param module directory of the module, relative to the root
   */
  public static Jvm ofModule(String module, String heap, String mainClass) {
    Path target = root().resolve(module).resolve("target");
    String classPath = target.resolve("classes") + ":" + target.resolve("lib") + "/*";
    return new Jvm(List.of(), classPath, heap, FAST_START, mainClass);
  }

  /** Returns a JVM that has the class path of this one. */
  public static Jvm ofOwnClasses(String heap, String mainClass) {
    // Children run in other directories.
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    return new Jvm(List.of(), classPath, heap, FAST_START, mainClass);
  }

  /** Returns the same JVM behind other words. */
  public Jvm behind(List<String> newPrefix) {
    return new Jvm(newPrefix, classPath, heap, options, mainClass);
  }

  /** Returns the same JVM with further options. */
  public Jvm with(List<String> more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(more);
    return new Jvm(prefix, classPath, heap, all, mainClass);
  }

  /** Returns the whole command line. */
  public List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + root().resolve("config/jvm.options"));
    command.add("-Xmx" + heap);
    command.add("-D" + ROOT_PROPERTY + "=" + root());
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }
}
