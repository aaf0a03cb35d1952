package io.tradegrid.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tradegrid.faults.enclosure.Enclosure;
import io.tradegrid.faults.process.JavaProcess;
import io.tradegrid.faults.process.Jvm;
import io.tradegrid.faults.process.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The short form of the fault tests, and that they see what they are for. Those runs in which
 * something is missing wait more than they work, so they are beside each other; the short form has
 * the machine for itself.
 */
final class FaultTestsTest {

  private static final String MACHINE = "machine";

  private static final Duration LIMIT = Duration.ofMinutes(20);

  @TempDir private Path directory;

  @Test
  @ResourceLock(MACHINE)
  void nothingIsLostOrDoubledInTwoMinutes() {
    JsonNode report = run(0, "--minutes=2");

    assertThat(report.path("acknowledged").asLong()).isGreaterThan(1_000);
    assertThat(report.path("faults").size()).isPositive();
    assertThat(report.path("lost").asLong()).isZero();
    assertThat(report.path("doubled").asLong()).isZero();
    assertThat(report.path("violations").asLong()).isZero();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = MACHINE, mode = ResourceAccessMode.READ)
  void whatIsDoubledWithoutAMemoryOfRequestsIsFound() {
    JsonNode report = run(1, "--minutes=0.1", "--only=none", "--unsafe=no-dedup");

    assertThat(report.path("doubled").asLong()).isPositive();
    Shell.run("rm", "-rf", report.path("evidence").asString());
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = MACHINE, mode = ResourceAccessMode.READ)
  void whatIsLostWithoutALeaseIsFound() {
    assumeTrue(
        Enclosure.entrance().isPresent(),
        "needs network namespaces, to cut a node off: this machine does not permit them");

    JsonNode report = run(1, "--cuts=1", "--unsafe=no-lease");

    assertThat(report.path("lost").asLong()).isPositive();
    Shell.run("rm", "-rf", report.path("evidence").asString());
  }

  private JsonNode run(int exitCode, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json=true");
    JavaProcess process =
        JavaProcess.launch(Jvm.ofOwnClasses("256m", FaultTests.class.getName()), directory, all);
    int exit = process.awaitExit(LIMIT);
    String output = process.output();
    assertThat(exit).as(output).isEqualTo(exitCode);
    return output
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(new JsonMapper()::readTree)
        .findFirst()
        .orElseThrow();
  }
}
