package io.tradegrid.cli.faults;

import io.tradegrid.cli.process.ForegroundProcess;
import io.tradegrid.cli.process.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code faults}: hurts a grid of real processes while it trades. */
@Command(
    name = "faults",
    description = {
      "Starts a grid of real processes with a backup of everything, trades through the Java client,"
          + " REST and Kafka, and hurts the grid all the while: one fault, recovery, the next.",
      "",
      "Every client's requests and answers are recorded. Afterwards what is not known is asked again"
          + " under the same ids, and then it is proven: what was acknowledged is in the log once,"
          + " with the answer that was told; the log has no gaps and replays to the state that the"
          + " owners have; positions sum to zero, fills add up, no trade passes a better price;"
          + " tables, Kafka's topics and backups equal the log.",
      "",
      "Where the machine permits it (most do, without privileges), all of it runs in network and"
          + " mount namespaces of its own; else faults of network and disk are left out and named"
          + " at the end. Everything is written to a directory of its own under var/faults, which"
          + " is removed if all is well.",
      "",
      "Faults: kill-owner, kill-backup, kill-coordinator, kill-gateway, kill-bridge (kill for all"
          + " five), rebalance, stop, crash-before, crash-during, crash-after (crash), unknown, partition, one-way, link,"
          + " disk, torn, clock. docs/operating/faults.md says what each does."
    },
    footer = {
      "  ./tradegrid faults --minutes 2",
      "  ./tradegrid faults --minutes 10 --json",
      "  ./tradegrid faults --only kill,stop --minutes 5",
      "  ./tradegrid faults --kills 20          how long each death of an owner takes",
      "  ./tradegrid faults --cuts 20           as that, when its network is cut",
      "  ./tradegrid faults --unsafe no-dedup   what is found without a protection"
    },
    exitCodeList = {
      "0:nothing lost, nothing doubled, no violation",
      "1:something was, or the run failed; the output says what and where the evidence is",
      "2:asked wrongly"
    })
public final class FaultsCommand implements Callable<Integer> {

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
      description = "Instead: kill -9 an owner so many times, and tell how long each takes.")
  private int kills;

  @Option(
      names = "--cuts",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Instead: cut an owner off from all other nodes so many times, and tell how long it takes"
              + " until somebody else acknowledges, beside what it is to take.")
  private int cuts;

  @Option(
      names = "--only",
      paramLabel = "FAULTS",
      description = "Only these faults, by commas; none for a load that nothing hurts.")
  private String only;

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
      description = "For tests: run without a protection, no-lease or no-dedup, and see it found.")
  private String unsafe;

  @Option(
      names = "--kafka",
      description = "With --kills or --cuts: trade through Kafka too, as runs by time do.")
  private boolean kafka;

  @Option(names = "--json", description = "Print one JSON object instead of the table.")
  private boolean json;

  @Option(names = "--keep", description = "Keep the directory even if all is well.")
  private boolean keep;

  /** Made by picocli. */
  public FaultsCommand() {}

  @Override
  public Integer call() {
    List<String> arguments = new ArrayList<>();
    arguments.add("--minutes=" + minutes);
    arguments.add("--kills=" + kills);
    arguments.add("--cuts=" + cuts);
    arguments.add("--nodes=" + nodes);
    arguments.add("--json=" + json);
    arguments.add("--keep=" + keep);
    add(arguments, "only", only);
    add(arguments, "seed", seed);
    add(arguments, "unsafe", unsafe);
    add(arguments, "kafka", kafka ? Boolean.TRUE : null);
    Installation installation = Installation.current();
    return ForegroundProcess.run(installation.faults(arguments), installation.root());
  }

  private static void add(List<String> arguments, String key, Object value) {
    if (value != null) {
      arguments.add("--" + key + "=" + value);
    }
  }
}
