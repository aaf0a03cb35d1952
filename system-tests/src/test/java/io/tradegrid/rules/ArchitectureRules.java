package io.tradegrid.rules;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What may use what. A package that does not exist yet keeps every rule. */
final class ArchitectureRules {

  /** The packages that wire the rest to Ignite. */
  static final String[] IGNITE_PACKAGES = {
    "io.tradegrid.schema..",
    "io.tradegrid.task..",
    "io.tradegrid.client..",
    "io.tradegrid.cli..",
    "io.tradegrid.grid..",
    "io.tradegrid.node..",
    "io.tradegrid.gateway.grid..",
    "io.tradegrid.connect.."
  };

  /** Where Spring is: the web server, and the node's XML. */
  static final String[] SPRING_PACKAGES = {"io.tradegrid.gateway..", "io.tradegrid.node.."};

  private ArchitectureRules() {}

  static ArchRule modulesPointDown() {
    return classes()
        .should(useOnlyModulesBelow())
        .because("client-api and grid-node use compute-tasks, which uses sql-schema")
        .allowEmptyShould(true);
  }

  private static ArchCondition<JavaClass> useOnlyModulesBelow() {
    return new ArchCondition<>("use only modules below their own") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          Optional<Modules> from = Modules.of(type);
          Optional<Modules> to = Modules.of(dependency.getTargetClass());
          if (from.isPresent() && to.isPresent() && !from.get().mayUse(to.get())) {
            events.add(
                SimpleConditionEvent.violated(
                    dependency,
                    from.get() + " uses " + to.get() + ": " + dependency.getDescription()));
          }
        }
      }
    };
  }

  static ArchRule igniteStaysWhereItIsWired() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(IGNITE_PACKAGES)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.ignite..")
        .allowEmptyShould(true);
  }

  static ArchRule springStaysInTheProcesses() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(SPRING_PACKAGES)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .allowEmptyShould(true);
  }

  static ArchRule theCoreDependsOnNothingThatChangesByItself(DeterministicCore core) {
    return noClasses()
        .that()
        .resideInAnyPackage(core.patterns())
        .should(dependOnClassesThat(changesByItself()))
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .because("the state of the deterministic core is a function of the log alone")
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> changesByItself() {
    return JavaClass.Predicates.resideInAnyPackage(
            "org.apache.ignite..",
            "org.apache.kafka..",
            "org.springframework..",
            "java.sql..",
            "javax.sql..",
            "java.io..",
            "java.net..",
            "java.nio.file..",
            "java.nio.channels..",
            "java.security..",
            "java.util.concurrent..",
            "java.util.random..")
        .or(
            isOneOf(
                "java.lang.Thread",
                "java.lang.ThreadLocal",
                "java.util.Random",
                "java.util.SplittableRandom",
                "java.util.Timer",
                "java.time.Clock"))
        .as("reach outside, run by themselves, or draw random numbers");
  }

  private static DescribedPredicate<JavaClass> isOneOf(String... names) {
    return DescribedPredicate.describe(
        "one of " + String.join(", ", names), type -> Set.of(names).contains(type.getName()));
  }

  static ArchRule packagesHaveNoCycles() {
    return slices().matching("io.tradegrid.(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }
}
