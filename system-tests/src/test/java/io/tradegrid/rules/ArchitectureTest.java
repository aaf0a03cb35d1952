package io.tradegrid.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Goal: dependencies point down, the deterministic core stays one. Method: the compiled classes of
 * all modules are put to the rules. That each rule can fail is shown in {@link
 * ArchitectureRulesTest}.
 */
final class ArchitectureTest {

  private static Repository repository;
  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    repository = Repository.open();
    classes = Modules.read(repository.root());
  }

  /** Without this, the rules would hold of a tree that was never built. */
  @Test
  void everyModuleWithSourcesIsBuilt() {
    List<Modules> unbuilt =
        Arrays.stream(Modules.values())
            .filter(module -> hasSources(module) && !isBuilt(module))
            .toList();

    assertThat(unbuilt).as("modules with sources and without classes").isEmpty();
    assertThat(classes.contain("io.tradegrid.schema.Table")).isTrue();
    assertThat(classes.contain("io.tradegrid.client.TradeGridClient")).isTrue();
  }

  private static boolean hasSources(Modules module) {
    return Files.isDirectory(
        module.classes(repository.root()).resolve("../../src/main/java").normalize());
  }

  private static boolean isBuilt(Modules module) {
    return Files.isDirectory(module.classes(repository.root()));
  }

  @Test
  void everyPackageIsInOneModule() {
    Map<String, Set<Modules>> modules = new TreeMap<>();
    for (JavaClass type : classes) {
      Modules.of(type)
          .ifPresent(
              module ->
                  modules
                      .computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                      .add(module));
    }
    modules.values().removeIf(of -> of.size() == 1);

    assertThat(modules).as("packages in several modules").isEmpty();
  }

  @Test
  void modulesPointDown() {
    ArchitectureRules.modulesPointDown().check(classes);
  }

  @Test
  void igniteStaysWhereItIsWired() {
    ArchitectureRules.igniteStaysWhereItIsWired().check(classes);
  }

  @Test
  void springStaysInTheProcesses() {
    ArchitectureRules.springStaysInTheProcesses().check(classes);
  }

  @Test
  void theCoreDependsOnNothingThatChangesByItself() {
    ArchitectureRules.theCoreDependsOnNothingThatChangesByItself(DeterministicCore.of(repository))
        .check(classes);
  }

  @Test
  void packagesHaveNoCycles() {
    ArchitectureRules.packagesHaveNoCycles().check(classes);
  }
}
