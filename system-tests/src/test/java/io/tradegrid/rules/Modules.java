package io.tradegrid.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The modules of the build, each with those it may use: down only, never sideways or up. */
enum Modules {
  SQL_SCHEMA("sql-schema"),
  COMPUTE_TASKS("compute-tasks", SQL_SCHEMA),
  GRID_NODE("grid-node", COMPUTE_TASKS, SQL_SCHEMA),
  JAVA_CLIENT("client-api/java-client", COMPUTE_TASKS, SQL_SCHEMA),
  GATEWAY("client-api/gateway", JAVA_CLIENT, COMPUTE_TASKS, SQL_SCHEMA),
  STREAMING("client-api/streaming"),
  KAFKA_BRIDGE("client-api/kafka-bridge", STREAMING, JAVA_CLIENT, COMPUTE_TASKS, SQL_SCHEMA),
  MARKET_DATA("client-api/market-data", STREAMING, JAVA_CLIENT, COMPUTE_TASKS, SQL_SCHEMA),
  KAFKA_CONNECT("client-api/kafka-connect", STREAMING, SQL_SCHEMA),
  CLI("client-api/cli", JAVA_CLIENT, COMPUTE_TASKS, SQL_SCHEMA);

  private static final String CLASSES = "/target/classes/";

  private final String folder;
  private final Set<Modules> below;

  Modules(String folder, Modules... below) {
    this.folder = folder;
    this.below = Set.of(below);
  }

  /** Returns whether a class of this module may use one of the other. */
  boolean mayUse(Modules other) {
    return this == other || below.contains(other);
  }

  /** Returns the module's compiled classes. */
  Path classes(Path root) {
    return root.resolve(folder + CLASSES);
  }

  /** Returns the module a class was compiled in; empty for a library's. */
  static Optional<Modules> of(JavaClass type) {
    return type.getSource()
        .map(source -> source.getUri().getPath())
        .flatMap(
            path ->
                Arrays.stream(values())
                    .filter(module -> path != null && path.contains("/" + module.folder + CLASSES))
                    .findFirst());
  }

  /** Reads the classes of all modules below a root. */
  static JavaClasses read(Path root) {
    return new ClassFileImporter()
        .importPaths(
            Arrays.stream(values())
                .map(module -> module.classes(root))
                .filter(Files::isDirectory)
                .toList());
  }
}
