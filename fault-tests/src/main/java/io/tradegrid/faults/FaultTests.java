package io.tradegrid.faults;

import io.tradegrid.faults.enclosure.Enclosure;
import io.tradegrid.faults.process.Jvm;
import io.tradegrid.faults.process.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The program behind {@code ./tradegrid faults}. Exit code 0: nothing lost, nothing doubled, no
 * violation; 1: something was, or the run failed; 2: asked wrongly.
 */
public final class FaultTests {

  private static final int FOUND = 1;
  private static final int ASKED_WRONGLY = 2;

  private FaultTests() {}

  /**
   * Runs the program and ends the process.
   *
   * @param arguments those of {@link FaultSettings}
   */
  public static void main(String[] arguments) {
    System.exit(run(Arrays.asList(arguments)));
  }

  private static int run(List<String> arguments) {
    try {
      FaultSettings settings = FaultSettings.parse(arguments);
      Optional<List<String>> entrance =
          Enclosure.isInside() ? Optional.empty() : Enclosure.entrance();
      return entrance.isPresent() ? inside(entrance.get(), settings) : here(settings);
    } catch (IllegalArgumentException e) {
      System.err.println("error: " + e.getMessage());
      return ASKED_WRONGLY;
    } catch (IOException e) {
      System.err.println("error: " + e);
      return FOUND;
    }
  }

  /** The same program once more, where it may cut networks and fill disks. */
  private static int inside(List<String> entrance, FaultSettings settings) throws IOException {
    Jvm jvm =
        Jvm.ofOwnClasses("1g", FaultTests.class.getName())
            .behind(entrance)
            .with(List.of(Enclosure.option()));
    Process process = new ProcessBuilder(jvm.command(settings.arguments())).inheritIO().start();
    Thread stop = new Thread(() -> stop(process), "stop-run");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FOUND;
    }
  }

  /** Its own children end with it, so it is given the time to end them. */
  private static void stop(Process process) {
    process.destroy();
    process.onExit().join();
  }

  private static int here(FaultSettings settings) throws IOException {
    Path directory =
        Jvm.root().resolve("var/faults/" + System.currentTimeMillis() + "-" + settings.seed());
    Files.createDirectories(directory);
    System.setProperty("tradegrid.faults.log", directory.resolve("clients.log").toString());
    System.setProperty("logback.configurationFile", "faults-logback.xml");
    try (Journal journal = new Journal(directory.resolve("journal.txt"))) {
      journal.say("seed " + settings.seed() + ", everything is written to " + directory);
      FaultReport report = new FaultRun(settings, directory, journal).run();
      if (settings.json()) {
        System.out.println(report.json());
      } else {
        report.text().forEach(System.out::println);
      }
      boolean clean = report.findings().isClean();
      if (clean && !settings.keep()) {
        Shell.run("rm", "-rf", directory.toString());
      }
      return clean ? 0 : FOUND;
    } catch (RuntimeException e) {
      e.printStackTrace();
      System.err.println("error: " + e.getMessage() + "; evidence in " + directory);
      return FOUND;
    }
  }
}
