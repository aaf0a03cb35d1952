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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The short form of the fault tests, and that they see what they are for. */
final class FaultTestsTest {

  private static final Duration LIMIT = Duration.ofMinutes(20);

  @TempDir private Path directory;

  @Test
  void nothingIsLostOrDoubledInTwoMinutes() {
    JsonNode report = run(0, "--minutes=2");

    assertThat(report.path("acknowledged").asLong()).isGreaterThan(1_000);
    assertThat(report.path("faults").size()).isPositive();
    assertThat(report.path("lost").asLong()).isZero();
    assertThat(report.path("doubled").asLong()).isZero();
    assertThat(report.path("violations").asLong()).isZero();
  }

  @Test
  void whatIsDoubledWithoutAMemoryOfRequestsIsFound() {
    JsonNode report = run(1, "--minutes=0.3", "--only=none", "--unsafe=no-dedup");

    assertThat(report.path("doubled").asLong()).isPositive();
    Shell.run("rm", "-rf", report.path("evidence").asString());
  }

  @Test
  void whatIsLostWithoutALeaseIsFound() {
    assumeTrue(
        Enclosure.entrance().isPresent(),
        "needs network namespaces, to cut a node off: this machine does not permit them");

    JsonNode report = run(1, "--minutes=0.7", "--only=partition", "--unsafe=no-lease");

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
