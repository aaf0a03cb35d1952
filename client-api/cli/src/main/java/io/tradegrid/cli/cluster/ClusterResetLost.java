package io.tradegrid.cli.cluster;

import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Table;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.ignite.client.ClientException;
import org.apache.ignite.internal.commandline.CommandHandler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cluster reset-lost}: has lost shards served again. */
@Command(
    name = "reset-lost",
    description = {
      "Has shards served again that were lost, after the nodes that hold their copies are back.",
      "",
      "A shard is lost when no node with a copy of it is there; its symbols are answered"
          + " SHARD_LOST. Start the missing nodes first: a shard whose last copy is still away"
          + " starts empty, or from an older copy, without what was acknowledged since. So this is"
          + " refused while a node that holds data is away."
    },
    footer = {
      "  ./tradegrid cluster reset-lost",
      "  ./tradegrid cluster reset-lost --grid 127.0.0.1:10801"
    },
    exitCodeList = {
      "0:done",
      "1:a node that holds data is away, or as ./tradegrid control says",
      "2 to 4:as ./tradegrid control says"
    })
final class ClusterResetLost implements Callable<Integer> {

  /** Where Ignite counts the numbers of instruments and portfolios. */
  private static final String COUNTERS_GROUP = "default-ds-group";

  @Mixin private GridOption grid;

  @Option(
      names = "--force",
      description = "Also while nodes are away, whose disks are gone for good.")
  private boolean force;

  private ClusterView view() {
    try {
      return ClusterView.of(grid.address());
    } catch (ClientException e) {
      throw grid.address().unreachable(e);
    }
  }

  @Override
  public Integer call() {
    List<String> away = view().away();
    if (!away.isEmpty() && !force) {
      throw new CommandException(
          String.join(", ", away)
              + (away.size() == 1 ? " holds data and is away" : " hold data and are away")
              + ": start what is missing first. If a disk is gone for good, --force goes on without"
              + " it, and what only it had of acknowledged orders is lost");
    }
    String all =
        Stream.of(
                Arrays.stream(Cache.values()).map(Cache::group),
                Stream.of(Table.ROWS_GROUP, COUNTERS_GROUP),
                Arrays.stream(Table.values())
                    .filter(table -> !table.isPartitioned())
                    .map(Table::cacheName))
            .flatMap(groups -> groups)
            .distinct()
            .collect(Collectors.joining(","));
    return new CommandHandler()
        .execute(
            List.of(
                "--host",
                grid.address().host(),
                "--port",
                Integer.toString(grid.address().port()),
                "--cache",
                "reset_lost_partitions",
                all));
  }
}
