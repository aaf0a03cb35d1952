package io.tradegrid.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.rules.Repository.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: every rule finds what it forbids, and nothing else, in a small sample. */
final class TidyRulesTest {

  private static JavaSource source(String text) {
    return JavaSource.parse("a/src/main/java/p/T.java", text);
  }

  private static String body(String statements) {
    return "package p;\nfinal class T {\n  void m() {\n" + statements + "\n  }\n}\n";
  }

  @Test
  void findsALongFile() {
    assertThat(ShapeRules.longFile(source("package p;\n" + "\n".repeat(500))))
        .containsExactly("a/src/main/java/p/T.java: 501 lines, at most 500");
    assertThat(ShapeRules.longFile(source("package p;\n" + "\n".repeat(499)))).isEmpty();
  }

  @Test
  void findsALongMethod() {
    String longest =
        "/** Javadoc does not count. */\n" + "  @Deprecated void m() {" + "\n".repeat(69) + "}";

    assertThat(ShapeRules.longMethod(source("class T {\n" + longest + "\n}"))).isEmpty();
    assertThat(ShapeRules.longMethod(source("class T {\n" + longest.replace("{", "{\n") + "\n}")))
        .containsExactly("a/src/main/java/p/T.java:3: m has 71 lines, at most 70");
  }

  @Test
  void findsALongMethodInsideAnother() {
    String inner = "Object o = new Object() { void n() {" + "\n".repeat(80) + "} };";

    assertThat(ShapeRules.longMethod(source(body(inner)))).hasSize(2);
  }

  @Test
  void findsUnfinishedWorkInCommentsOnly() {
    String text =
        """
        package p;
        // TODO later
        class T {
          String text = "TODO // FIXME";
          char quote = '"'; // see "FIXME"
          /* fine: TODOs is a word */
          String block = \"""
              // XXX \\\""" /* TODO */
              \""";
          /** XXX. */
          int x;
        }
        """;

    assertThat(ShapeRules.unfinished(source(text)))
        .containsExactly(
            "a/src/main/java/p/T.java:2: TODO later",
            "a/src/main/java/p/T.java:5: see \"FIXME\"",
            "a/src/main/java/p/T.java:10: XXX.");
  }

  @Test
  void findsNamesThatSayNothing() {
    assertThat(ShapeRules.emptyName(source("package a.Util.b;\nclass T {}")))
        .containsExactly("a/src/main/java/p/T.java: package a.Util.b");
    assertThat(
            ShapeRules.emptyName(
                source(
                    """
                    package p;
                    class OrderManager { class BookImpl {} interface PriceHelper {} }
                    record TickUtils() {}
                    enum Common { A }
                    abstract class AbstractBook {}
                    class Implementation {}
                    class UtilityFunction {}
                    """)))
        .extracting(line -> line.replaceFirst(".*class ", ""))
        .containsExactly(
            "OrderManager", "BookImpl", "PriceHelper", "TickUtils", "Common", "AbstractBook");
  }

  @Test
  void findsASwallowedException() {
    String swallowed = "try { m(); } catch (RuntimeException e) {\n /* why not */ }";
    String handled = "try { m(); } catch (RuntimeException e) { throw e; }";

    assertThat(ShapeRules.emptyCatch(source(body(swallowed))))
        .containsExactly("a/src/main/java/p/T.java:4: RuntimeException e is swallowed");
    assertThat(ShapeRules.emptyCatch(source(body(handled)))).isEmpty();
  }

  @Test
  void findsEmptyJavadoc() {
    String text = "package p;\n/** */\nclass T {\n  /**\n   *\n   */\n  int a;\n  /**/ int b;\n}";

    assertThat(JavadocRules.empty(source(text)))
        .containsExactly(
            "a/src/main/java/p/T.java:2: empty Javadoc",
            "a/src/main/java/p/T.java:4: empty Javadoc");
  }

  @Test
  void findsPublicThingsWithoutJavadoc() {
    String text =
        """
        package p;
        public class T {
          public void open() {}
          void hidden() {}
          @Override public String toString() { return ""; }
          /** Said. */
          public void said() {}
          public interface Inner { void implicit(); private void own() {} }
          static class Hidden { public void unseen() {} }
        }
        """;

    assertThat(JavadocRules.missing(source(text)))
        .containsExactly(
            "a/src/main/java/p/T.java:2: T has no Javadoc",
            "a/src/main/java/p/T.java:3: open(…) has no Javadoc",
            "a/src/main/java/p/T.java:8: Inner has no Javadoc",
            "a/src/main/java/p/T.java:8: implicit(…) has no Javadoc");
  }

  @Test
  void findsAPackageWithoutExplanation() {
    JavaSource type = JavaSource.parse("m/p/T.java", "package p; class T {}");
    JavaSource silent = JavaSource.parse("m/p/package-info.java", "package p;");
    JavaSource said = JavaSource.parse("m/p/package-info.java", "/** Says. */\npackage p;");

    String offence = "m/p: no package-info.java with a Javadoc";
    assertThat(PackageRules.unexplained(List.of(type))).containsExactly(offence);
    assertThat(PackageRules.unexplained(List.of(type, silent))).containsExactly(offence);
    assertThat(PackageRules.unexplained(List.of(type, said))).isEmpty();
  }

  @Test
  void findsSleepAndDisabledTests() {
    assertThat(TestRules.blindWait(source(body("Thread.sleep(1);\nTimeUnit.DAYS.sleep(1);"))))
        .hasSize(2);
    assertThat(TestRules.blindWait(source(body("asleep(1);")))).isEmpty();
    assertThat(TestRules.disabled(source("@Disabled(\"x\") class T { @DisabledOnOs void m() {} }")))
        .containsExactly(
            "a/src/main/java/p/T.java:1: @Disabled", "a/src/main/java/p/T.java:1: @DisabledOnOs");
  }

  @Test
  void findsClocks() {
    assertThat(
            DeterminismRules.clock(
                source(
                    body(
                        """
                        System.nanoTime();
                        long a = System.currentTimeMillis();
                        Object b = Instant.now();
                        Supplier<Instant> c = Instant::now;
                        Object d = new java.util.Date();
                        Object e = new Date(5);
                        Object f = known();
                        """))))
        .extracting(line -> line.replaceFirst(".*:\\d+: ", ""))
        .containsExactly(
            "nanoTime reads the clock",
            "currentTimeMillis reads the clock",
            "now reads the clock",
            "now reads the clock",
            "new Date() reads the clock");
  }

  @Test
  void findsFloatingPoint() {
    assertThat(
            DeterminismRules.floatingPoint(
                source("class T { double a; float[] b; Object c = 1.5; long d = 1; Double e; }")))
        .hasSize(4);
    assertThat(DeterminismRules.floatingPoint(source(body("String doubled = \"1.5\";")))).isEmpty();
  }

  @Test
  void findsMachinePaths() {
    String text = "a=/home/x\nb=src/home/x\n\"/tmp/y\"\nhttps://a.b/work/c\ncd /work/c\n";

    assertThat(TextRules.machinePath(new TextFile("m/src/main/java/T.java", text)))
        .containsExactly(
            "m/src/main/java/T.java:1: /home/",
            "m/src/main/java/T.java:5: /work/",
            "m/src/main/java/T.java:3: /tmp/");
    assertThat(TextRules.machinePath(new TextFile("docs/a.md", "/tmp/y"))).isEmpty();
  }

  @Test
  void findsRegistryHosts() {
    assertThat(
            List.of(
                "https://repo1.maven.org/maven2",
                "https://repo.maven.apache.org/maven2",
                "registry.npmjs.org",
                "image: ghcr.io/x/y",
                "https://nexus.example.com/a",
                "https://pypi.org/simple"))
        .allSatisfy(line -> assertThat(registryHosts(line)).hasSize(1));
    assertThat(registryHosts("http://maven.apache.org/POM/4.0.0 kubernetes.io nexus docker"))
        .isEmpty();
  }

  private static List<String> registryHosts(String line) {
    return TextRules.registryHost(new TextFile("a.md", line));
  }

  @Test
  void findsBrokenLinks(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("docs"));
    Files.writeString(root.resolve("docs/b.md"), "# The Head, said\n```\n# not one\n```\n");
    Files.writeString(
        root.resolve("README.md"),
        """
        # Top
        [a](docs/b.md) [b](docs/b.md#the-head-said) [c](#top) [d](https://a.b/c) `[e](x.md)`
        [f](docs/c.md) [g](docs/b.md#not-one) ![h](docs/picture.png "title") [i](../out.md)
        ```
        [j](in/code.md)
        ```
        """);

    assertThat(MarkdownLinks.broken(root, "docs/b.md")).isEmpty();
    assertThat(MarkdownLinks.broken(root, "README.md"))
        .containsExactly(
            "README.md: docs/c.md leads nowhere",
            "README.md: docs/b.md#not-one names no heading",
            "README.md: docs/picture.png leads nowhere",
            "README.md: ../out.md leads nowhere");
  }

  @Test
  void theCoreIsWhatThePageAddsToWhatItAlwaysIs() {
    String page =
        """
        ## Packages
        | `io.tradegrid.engine` | not here |
        ## Deterministic core
        | package | what it keeps |
        |---|---|
        | `io.tradegrid.tick` | blocks |
        ## Next
        | `io.tradegrid.node` | nor here |
        """;
    DeterministicCore core = DeterministicCore.withPage(page);

    assertThat(core.contains("io.tradegrid.tick.codec")).isTrue();
    assertThat(core.contains("io.tradegrid.orderbook")).isTrue();
    assertThat(core.contains("io.tradegrid.ticker")).isFalse();
    assertThat(core.contains("io.tradegrid.engine")).isFalse();
    assertThat(core.contains("io.tradegrid.node")).isFalse();
    assertThat(core.patterns()).contains("io.tradegrid.tick..", "io.tradegrid.bar..");
  }

  @Test
  void builtAndHiddenFoldersAreNotLookedAt(@TempDir Path root) throws IOException {
    for (String folder : List.of("m/src/main/java/p", "m/target", "var/node-1", ".git")) {
      Files.createDirectories(root.resolve(folder));
      Files.writeString(root.resolve(folder + "/T.java"), "class T {}");
    }
    Files.write(root.resolve("picture.png"), new byte[] {(byte) 0x89, (byte) 0xff, 0});

    Repository repository = Repository.at(root);

    assertThat(repository.paths()).containsExactly("m/src/main/java/p/T.java", "picture.png");
    assertThat(repository.mainSources()).hasSize(1);
    assertThat(repository.textFiles())
        .extracting(TextFile::path)
        .containsExactly("m/src/main/java/p/T.java");
  }
}
