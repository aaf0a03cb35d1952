package io.tradegrid.faults;

import io.tradegrid.faults.enclosure.Enclosure;
import io.tradegrid.faults.inject.FaultKind;
import io.tradegrid.faults.node.Unsafe;
import io.tradegrid.faults.process.Jvm;
import io.tradegrid.faults.process.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./tradegrid faults}. */
@Command(
    name = "tradegrid faults",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    synopsisHeading = "Usage: ./",
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    description = {
      "Starts a grid of real processes with a backup of everything, trades through the Java client"
          + " and REST, and hurts the grid all the while: one fault, recovery, the next.",
      "",
      "Every client's requests and answers are recorded. Afterwards what is not known is asked again"
          + " under the same ids, and then it is proven: what was acknowledged is in the log once,"
          + " with the answer that was told; the log has no gaps and replays to the state that the"
          + " owners have; positions sum to zero, fills add up, no trade passes a better price;"
          + " tables and backups equal the log.",
      "",
      "Where the machine permits it (most do, without privileges), all of it runs in network and"
          + " mount namespaces of its own; without, faults of network and disk are left out and"
          + " named at the end.",
      "",
      "Everything is written to a directory of its own under var/faults, which is removed if all is"
          + " well."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./tradegrid faults --minutes 2",
      "  ./tradegrid faults --minutes 10 --json",
      "  ./tradegrid faults --only kill,stop --minutes 5",
      "  ./tradegrid faults --kills 20                 how long each death of an owner takes",
      "  ./tradegrid faults --unsafe no-dedup          what the check finds without a protection"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing lost, nothing doubled, no violation",
      "1:something was, or the run failed; the output says what and where the evidence is",
      "2:asked wrongly"
    })
public final class FaultsCommand implements Callable<Integer> {

  private static final double MINUTES_MAX = 600;
  private static final int NODES_MAX = 9;
  private static final int KILLS_MAX = 1_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long to trade and hurt, up to 600 (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Instead of that: kill -9 an owner so many times, and tell how long each takes.")
  private int kills;

  @Option(
      names = "--only",
      paramLabel = "FAULT",
      split = ",",
      description =
          "Only these faults, by commas; kill stands for all that begin with it. There are: "
              + "kill-owner, kill-backup, kill-coordinator, kill-gateway, stop, crash-before,"
              + " crash-during, crash-after, unknown, partition, one-way, link, disk, torn, clock;"
              + " or none.")
  private List<String> only;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "3",
      description = "Nodes of the grid, 3 to 9 (default: ${DEFAULT-VALUE}).")
  private int nodes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all random choices (default: a random one, which is printed).")
  private Long seed;

  @Option(
      names = "--unsafe",
      paramLabel = "WHAT",
      description =
          "Run without a protection, to see the check find it: no-lease or no-dedup. For tests only.")
  private String unsafe;

  @Option(names = "--json", description = "Print one JSON object instead of the table.")
  private boolean json;

  @Option(names = "--keep", description = "Keep the directory even if all is well.")
  private boolean keep;

  @Option(names = "--trace", description = "When the run fails, show the stack trace too.")
  private boolean traced;

  /** Made by picocli. */
  public FaultsCommand() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new FaultsCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    FaultSettings settings = settings();
    Optional<List<String>> entrance =
        Enclosure.isInside() ? Optional.empty() : Enclosure.entrance();
    if (entrance.isPresent()) {
      return runInside(entrance.get(), settings.seed());
    }
    return run(settings);
  }

  private FaultSettings settings() {
    require(minutes > 0 && minutes <= MINUTES_MAX, "--minutes", minutes, "more than 0, up to 600");
    require(nodes >= 3 && nodes <= NODES_MAX, "--nodes", nodes, "3 to 9");
    require(kills >= 0 && kills <= KILLS_MAX, "--kills", kills, "0 to 1000");
    return new FaultSettings(
        minutes,
        kills,
        seed == null ? ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE) : seed,
        nodes,
        kinds(),
        protection(),
        keep);
  }

  private void require(boolean holds, String option, Object value, String range) {
    if (!holds) {
      throw wrong(option + ": must be " + range + ", got " + value);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private List<FaultKind> kinds() {
    if (only == null) {
      return List.of(FaultKind.values());
    }
    if (only.equals(List.of("none"))) {
      return List.of();
    }
    try {
      return only.stream().flatMap(name -> FaultKind.named(name).stream()).distinct().toList();
    } catch (IllegalArgumentException e) {
      throw wrong("--only: " + e.getMessage());
    }
  }

  private Unsafe protection() {
    if (unsafe == null) {
      return null;
    }
    return Arrays.stream(Unsafe.values())
        .filter(one -> one.toString().equals(unsafe))
        .findFirst()
        .orElseThrow(() -> wrong("--unsafe: must be no-lease or no-dedup, got " + unsafe));
  }

  /** The same program once more, where it may cut networks and fill disks. */
  private int runInside(List<String> entrance, long chosenSeed) throws IOException {
    Jvm jvm =
        Jvm.ofOwnClasses("1g", FaultsCommand.class.getName())
            .behind(entrance)
            .with(List.of(Enclosure.option(), "-XX:+UseSerialGC"));
    List<String> arguments =
        new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
    if (seed == null) {
      arguments.addAll(List.of("--seed", Long.toString(chosenSeed)));
    }
    Process process = new ProcessBuilder(jvm.command(arguments)).inheritIO().start();
    Thread stop = new Thread(process::destroy, "stop-run");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private int run(FaultSettings settings) throws IOException {
    Path directory =
        Jvm.root().resolve("var/faults/" + System.currentTimeMillis() + "-" + settings.seed());
    Files.createDirectories(directory);
    System.setProperty("tradegrid.faults.log", directory.resolve("clients.log").toString());
    System.setProperty("logback.configurationFile", "faults-logback.xml");
    try (Journal journal = new Journal(directory.resolve("journal.txt"))) {
      journal.say("seed " + settings.seed() + ", everything is written to " + directory);
      FaultReport report = new FaultRun(settings, directory, journal).run();
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(report.json());
      } else {
        report.text().forEach(out::println);
      }
      out.flush();
      boolean clean = report.findings().isClean();
      if (clean && !settings.keep()) {
        Shell.run("rm", "-rf", directory.toString());
      }
      return clean ? 0 : 1;
    } catch (RuntimeException e) {
      if (traced) {
        e.printStackTrace();
      }
      System.err.println("error: " + e.getMessage() + "; evidence in " + directory);
      return 1;
    }
  }
}
