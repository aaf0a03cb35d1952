package io.tradegrid.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: every rule of the architecture fails on a small tree that breaks it, and only then. */
final class ArchitectureRulesTest {

  @TempDir Path root;

  @Test
  void aLowerModuleMustNotUseAHigherOne() throws IOException {
    compile(Modules.SQL_SCHEMA, "io.tradegrid.model", "Side", "");
    compile(Modules.GRID_NODE, "io.tradegrid.node", "Node", "io.tradegrid.model.Side side;");
    assertThat(violations(ArchitectureRules.modulesPointDown())).isEmpty();

    compile(Modules.COMPUTE_TASKS, "io.tradegrid.risk", "Risk", "io.tradegrid.node.Node node;");
    compile(Modules.GATEWAY, "io.tradegrid.gateway", "Web", "io.tradegrid.node.Node node;");

    assertThat(violations(ArchitectureRules.modulesPointDown()))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("COMPUTE_TASKS uses GRID_NODE: Field <io.tradegrid.risk"))
        .anyMatch(line -> line.startsWith("GATEWAY uses GRID_NODE: Field <io.tradegrid.gateway"));
  }

  @Test
  void igniteMustNotLeak() throws IOException {
    String ignite = "org.apache.ignite.Ignite ignite;";
    compile(Modules.GRID_NODE, "io.tradegrid.grid", "Caches", ignite);
    compile(Modules.COMPUTE_TASKS, "io.tradegrid.task", "Task", ignite);
    assertThat(violations(ArchitectureRules.igniteStaysWhereItIsWired())).isEmpty();

    compile(Modules.COMPUTE_TASKS, "io.tradegrid.risk", "Risk", ignite);
    compile(Modules.GATEWAY, "io.tradegrid.gateway", "Web", ignite);

    assertThat(violations(ArchitectureRules.igniteStaysWhereItIsWired())).hasSize(2);
  }

  @Test
  void springMustNotLeak() throws IOException {
    String spring = "org.springframework.context.ApplicationContext context;";
    compile(Modules.GATEWAY, "io.tradegrid.gateway", "Web", spring);
    assertThat(violations(ArchitectureRules.springStaysInTheProcesses())).isEmpty();

    compile(Modules.JAVA_CLIENT, "io.tradegrid.client", "Client", spring);

    assertThat(violations(ArchitectureRules.springStaysInTheProcesses())).hasSize(1);
  }

  @Test
  void theCoreMustNotReachOutside() throws IOException {
    compile(
        Modules.GRID_NODE, "io.tradegrid.orderbook", "Book", "java.util.HashMap<Long, Long> m;");
    compile(Modules.GRID_NODE, "io.tradegrid.node", "Node", "Thread thread;");
    compile(Modules.GRID_NODE, "io.tradegrid.journal", "Entry", "java.util.UUID writer;");
    assertThat(violations(core())).isEmpty();

    compile(Modules.GRID_NODE, "io.tradegrid.orderbook.fast", "A", "java.util.Random random;");
    compile(Modules.GRID_NODE, "io.tradegrid.position", "B", "Thread thread;");
    compile(Modules.GRID_NODE, "io.tradegrid.bar", "C", "java.sql.Timestamp time;");
    compile(Modules.GRID_NODE, "io.tradegrid.journal", "D", "org.apache.ignite.Ignite ignite;");
    compile(Modules.GRID_NODE, "io.tradegrid.shard", "E", "Object o = Math.random();");
    compile(Modules.GRID_NODE, "io.tradegrid.model", "F", "java.util.concurrent.Executor e;");

    compile(
        Modules.GRID_NODE, "io.tradegrid.command", "G", "Object o = java.util.UUID.randomUUID();");

    assertThat(violations(core()))
        .extracting(line -> line.replaceFirst("^\\w+ <io\\.tradegrid\\.([a-z.]+)\\..*", "$1"))
        .containsExactlyInAnyOrder(
            "orderbook.fast", "position", "bar", "journal", "shard", "model", "command");
  }

  private static ArchRule core() {
    return ArchitectureRules.theCoreDependsOnNothingThatChangesByItself(
        DeterministicCore.withPage(""));
  }

  @Test
  void packagesMustNotUseEachOtherInACircle() throws IOException {
    compile(Modules.GRID_NODE, "io.tradegrid.a", "A", "");
    compile(Modules.GRID_NODE, "io.tradegrid.a.b", "B", "io.tradegrid.a.A a;");
    assertThat(violations(ArchitectureRules.packagesHaveNoCycles())).isEmpty();

    compile(Modules.GRID_NODE, "io.tradegrid.a", "C", "io.tradegrid.a.b.B b;");

    assertThat(violations(ArchitectureRules.packagesHaveNoCycles())).hasSize(1);
  }

  private List<String> violations(ArchRule rule) {
    EvaluationResult result = rule.evaluate(Modules.read(root));
    return result.getFailureReport().getDetails();
  }

  /** Compiles a public class with the given member, seeing all that was compiled before. */
  private void compile(Modules module, String packageName, String name, String member)
      throws IOException {
    Path source = root.resolve(name + ".java");
    Files.writeString(
        source, "package " + packageName + "; public class " + name + " {" + member + "}");
    List<String> classPath = new ArrayList<>();
    classPath.add(System.getProperty("java.class.path"));
    for (Modules each : Modules.values()) {
      classPath.add(each.classes(root).toString());
    }
    Path classes = Files.createDirectories(module.classes(root));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int result =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-classpath",
            String.join(System.getProperty("path.separator"), classPath),
            "-d",
            classes.toString(),
            source.toString());
    assertThat(result).as("compiling %s", source).isZero();
  }
}
