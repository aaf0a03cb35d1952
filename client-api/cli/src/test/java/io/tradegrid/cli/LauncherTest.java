package io.tradegrid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bash launcher, in a directory of its own with a JDK and a Maven that only pretend. */
@Timeout(60)
final class LauncherTest {

  private static final Path LAUNCHER = Path.of(System.getProperty("tradegrid.root"), "tradegrid");
  private static final List<String> MODULES =
      List.of(
          "sql-schema",
          "compute-tasks",
          "grid-node",
          "client-api/java-client",
          "client-api/streaming",
          "client-api/gateway",
          "client-api/cli");

  /** Counts its runs, says what Maven says, and makes the jars, or fails if told to. */
  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      echo run >>maven-runs
      echo "[INFO] Building sql-schema 0.1.0-SNAPSHOT                   [1/2]"
      if [[ -e maven-fails ]]; then echo "[ERROR] Broken.java: nonsense"; exit 1; fi
      sleep 0.3
      for module in grid-node client-api/gateway client-api/cli; do
        mkdir -p "${module}/target/lib"
        touch "${module}/target/$(basename "${module}")-0.1.0-SNAPSHOT.jar"
      done
      """;

  private static final String JAVA =
      """
      #!/usr/bin/env bash
      printf '%s\\n' "$@"
      """;

  @TempDir private Path root;
  private Path jdk;

  private record Run(int exitCode, String out, String err) {}

  @BeforeEach
  void layOut() throws IOException {
    Files.copy(LAUNCHER, root.resolve("tradegrid"));
    root.resolve("tradegrid").toFile().setExecutable(true);
    for (String module : MODULES) {
      Files.createDirectories(root.resolve(module).resolve("src/main/java"));
      Files.writeString(root.resolve(module).resolve("pom.xml"), "<project/>");
      Files.writeString(root.resolve(module).resolve("src/main/java/A.java"), "class A {}");
    }
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.writeString(root.resolve("client-api/pom.xml"), "<project/>");
    script(root.resolve("bin/mvn"), MAVEN);
    jdk = jdk("jdk", "21.0.1");
  }

  @Test
  void buildsOnFirstUseAndThenNotAgain() throws Exception {
    Run first = run("demo", "--once");
    Run second = run("a b", "--c");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.err())
        .contains("Building what is missing or changed; Maven writes to ")
        .contains("Building: module 1 of 2, sql-schema")
        .containsPattern("Built in \\d+ s");
    assertThat(first.out()).endsWith("io.tradegrid.cli.TradeGridCommand\ndemo\n--once\n");
    assertThat(second.err()).isEmpty();
    assertThat(second.out())
        .startsWith("@" + root + "/config/jvm.options\n")
        .contains("-Dtradegrid.root=" + root + "\n")
        .contains(root + "/client-api/cli/target/cli-0.1.0-SNAPSHOT.jar:" + root)
        .endsWith("io.tradegrid.cli.TradeGridCommand\na b\n--c\n");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenASourceIsNewerOrGoneOrAJarIsMissing() throws Exception {
    run("x");
    assertThat(builds()).isEqualTo(1);

    touchLater(root.resolve("sql-schema/src/main/java/A.java"));
    run("x");
    assertThat(builds()).as("after an edit").isEqualTo(2);

    Path stamp = root.resolve("var/build.stamp");
    Files.setLastModifiedTime(
        root.resolve("sql-schema/src/main/java/A.java"), FileTime.from(Instant.EPOCH));
    Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().minusSeconds(60)));
    for (String module : MODULES) {
      age(root.resolve(module).resolve("pom.xml"));
      age(root.resolve(module).resolve("src/main"));
    }
    age(root.resolve("pom.xml"));
    age(root.resolve("client-api/pom.xml"));
    run("x");
    assertThat(builds()).as("with all older than the build").isEqualTo(2);

    Files.delete(root.resolve("client-api/java-client/src/main/java/A.java"));
    run("x");
    assertThat(builds()).as("after a deletion").isEqualTo(3);

    Files.delete(root.resolve("grid-node/target/grid-node-0.1.0-SNAPSHOT.jar"));
    run("x");
    assertThat(builds()).as("without a jar").isEqualTo(4);
  }

  @Test
  void showsWhyABuildFailsAndTriesAgain() throws Exception {
    Files.createFile(root.resolve("maven-fails"));

    Run failed = run("x");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err())
        .contains("[ERROR] Broken.java: nonsense\n")
        .endsWith("error: the build failed; all of it is in " + root + "/var/log/build.log\n");

    Files.delete(root.resolve("maven-fails"));
    assertThat(run("x").exitCode()).isZero();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void buildsOnceWhenTwoComeAtOnce() throws Exception {
    Process one = process(Map.of(), "x").start();
    Process two = process(Map.of(), "x").start();

    assertThat(one.waitFor()).isZero();
    assertThat(two.waitFor()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void tellsTheCommandWhichStreamsAreTerminals() throws Exception {
    run("x");

    Run piped = run("x");
    Process atTerminal =
        process(Map.of()).command("script", "-qec", root + "/tradegrid x", "/dev/null").start();
    String seen = new String(atTerminal.getInputStream().readAllBytes(), UTF_8);

    assertThat(piped.out()).doesNotContain("-Dtradegrid.terminal.");
    assertThat(seen)
        .contains("-Dtradegrid.terminal.in=true")
        .contains("-Dtradegrid.terminal.out=true")
        .contains("-Dtradegrid.terminal.err=true");
  }

  @Test
  void refusesAnOldJavaInOneLine() throws Exception {
    Path old = jdk("jdk-11", "11.0.2");
    Path ancient = jdk("jdk-8", "1.8.0_302");

    assertThat(run(Map.of("JAVA_HOME", old.toString()), "demo"))
        .isEqualTo(
            failed(
                "Java 11.0.2 is in "
                    + old
                    + "; install a JDK 17 or newer, or set JAVA_HOME to one"));
    assertThat(run(Map.of("JAVA_HOME", ancient.toString()), "demo").err())
        .startsWith("error: Java 1.8.0_302 is in ");
    assertThat(builds()).isZero();
  }

  @Test
  void saysWhatToDoWithAWrongJavaHome() throws Exception {
    Path nowhere = root.resolve("nowhere");

    assertThat(run(Map.of("JAVA_HOME", nowhere.toString()), "demo"))
        .isEqualTo(
            failed(
                "JAVA_HOME is "
                    + nowhere
                    + ", which has no bin/java; set it to a JDK 17 or newer, or unset it"));
  }

  @Test
  void saysWhatToDoWithoutACompiler() throws Exception {
    Files.delete(jdk.resolve("bin/javac"));

    assertThat(run("demo"))
        .isEqualTo(
            failed(
                jdk
                    + " has no bin/javac: it is a JRE; install a JDK 17 or newer,"
                    + " or set JAVA_HOME to one"));
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = root.resolve(name);
    script(home.resolve("bin/java"), JAVA);
    script(home.resolve("bin/javac"), JAVA);
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static void script(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    assertThat(path.toFile().setExecutable(true)).isTrue();
  }

  private Run run(String... arguments) throws Exception {
    return run(Map.of(), arguments);
  }

  private Run run(Map<String, String> environment, String... arguments) throws Exception {
    Path err = Files.createTempFile(root, "err", ".txt");
    Process process = process(environment, arguments).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), out, Files.readString(err));
  }

  private ProcessBuilder process(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(root.resolve("tradegrid").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().putAll(environment);
    return builder;
  }

  private int builds() throws IOException {
    Path runs = root.resolve("maven-runs");
    return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
  }

  private static void touchLater(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(5)));
  }

  private static void age(Path path) throws IOException {
    FileTime past = FileTime.from(Instant.now().minusSeconds(3_600));
    if (Files.isDirectory(path)) {
      for (String child : path.toFile().list()) {
        age(path.resolve(child));
      }
    }
    Files.setLastModifiedTime(path, past);
  }

  private static Run failed(String message) {
    return new Run(1, "", "error: " + message + "\n");
  }
}
