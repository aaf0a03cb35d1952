package io.tradegrid.cli.cluster;

import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.sql.TextTable;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.ignite.client.ClientException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cluster status}: what runs and who owns what. */
@Command(
    name = "status",
    description = {
      "Shows the nodes: process, ports, and what the cluster itself says of each.",
      "",
      "ALIVE is the process as the system sees it; TOPOLOGY, BASELINE and SHARDS are asked of the"
          + " first node that answers: whether the node takes part now, whether it is one of those"
          + " that hold data, and how many shards it owns.",
      "",
      "A shard is lost when no node with a copy of it is there; its symbols are answered"
          + " SHARD_LOST. GET /api/v1/instruments of the gateway says which they are."
    },
    footer = {"  ./tradegrid cluster status"},
    exitCodeList = {
      "0:every node is alive, every shard has an owner and none is lost",
      "1:some are not, or there is no cluster",
      "2:asked wrongly"
    })
final class ClusterStatus implements Callable<Integer> {

  private static final List<String> HEADER =
      List.of("NODE", "PID", "ALIVE", "CLIENT", "METRICS", "TOPOLOGY", "BASELINE", "SHARDS");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ClusterLayout layout = ClusterLayout.require(Installation.current().var().resolve("cluster"));
    Optional<ClusterView> view = view(layout);
    TextTable table = new TextTable(HEADER);
    layout.all().forEach(node -> table.add(row(layout, node, view)));
    PrintWriter out = spec.commandLine().getOut();
    table.lines().forEach(out::println);
    long alive = layout.all().filter(node -> layout.pidFile(node).owned().isPresent()).count();
    out.printf("%d of %d nodes are alive", alive, layout.nodes());
    out.println(
        view.map(v -> ", " + v.ownerless() + " shards have no owner, " + lost(v))
            .orElse(", none answers on its client port"));
    out.flush();
    boolean served =
        view.filter(v -> v.ownerless() == 0).filter(v -> v.lost().isEmpty()).isPresent();
    return alive == layout.nodes() && served ? 0 : 1;
  }

  private static String lost(ClusterView view) {
    return view.lost().isEmpty()
        ? "0 are lost"
        : view.lost().size()
            + " are lost: "
            + view.lost().stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /** Asks the nodes in turn, because any one may be starting, hanging or dying. */
  private Optional<ClusterView> view(ClusterLayout layout) {
    return layout
        .all()
        .filter(node -> layout.pidFile(node).owned().isPresent())
        .mapToObj(node -> ask(layout, node))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<ClusterView> ask(ClusterLayout layout, int node) {
    try {
      return Optional.of(ClusterView.of(layout.client(node)));
    } catch (ClientException e) {
      String reason = e.getMessage() == null ? "no reason given" : e.getMessage();
      spec.commandLine().getErr().println("node-" + node + " does not answer: " + reason);
      return Optional.empty();
    }
  }

  private static List<?> row(ClusterLayout layout, int node, Optional<ClusterView> view) {
    String name = ClusterLayout.name(node);
    Optional<ProcessHandle> process = layout.pidFile(node).owned();
    return Arrays.asList(
        name,
        process.map(p -> (Object) p.pid()).orElse("-"),
        yes(process.isPresent()),
        layout.client(node).port(),
        layout.metricsPort(node),
        view.map(v -> yes(v.isInTopology(name))).orElse("?"),
        view.map(v -> yes(v.isInBaseline(name))).orElse("?"),
        view.map(v -> (Object) v.shards(name)).orElse("?"));
  }

  private static String yes(boolean holds) {
    return holds ? "yes" : "no";
  }
}
