package io.tradegrid.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.cli.process.Preflight.Listener;
import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.cli.shell.GridAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterLayoutTest {

  @TempDir private Path home;

  @Test
  void givesEveryNodePortsOfItsOwn() {
    ClusterLayout layout = new ClusterLayout(home, ClusterLayout.NODES_MAX, 0);

    assertThat(layout.client(1)).isEqualTo(new GridAddress("127.0.0.1", 10_800));
    assertThat(layout.listeners(1).stream().map(Listener::port))
        .containsExactly(10_800, 9_464, 47_500, 47_100);
    assertThat(layout.all().boxed().flatMap(node -> layout.listeners(node).stream()))
        .hasSize(4 * ClusterLayout.NODES_MAX)
        .doesNotHaveDuplicates();
  }

  @Test
  void startsANodeWithAllThatItNeedsToKnow() {
    assertThat(new ClusterLayout(home, 2, 100).arguments(2))
        .containsExactly(
            "--set", "grid.node.name=node-2",
            "--set", "grid.node.home=" + home.resolve("node-2"),
            "--set", "grid.client.port=10901",
            "--set", "grid.metrics.port=9565",
            "--set", "grid.discovery.port=47601",
            "--set", "grid.discovery.addresses=127.0.0.1:47600,127.0.0.1:47601",
            "--set", "grid.communication.port=47201",
            "--set", "grid.cluster.size=2",
            "--set", "grid.backups=1");
    assertThat(new ClusterLayout(home, 1, 0).arguments(1)).endsWith("--set", "grid.backups=0");
  }

  @Test
  void isReadAsItWasWritten() {
    ClusterLayout layout = new ClusterLayout(home, 3, 200);

    layout.write();

    assertThat(ClusterLayout.read(home)).contains(layout);
    assertThat(ClusterLayout.require(home)).isEqualTo(layout);
  }

  @Test
  void saysWhatToDoWhenThereIsNoClusterOrNoSuchNode() {
    assertThat(ClusterLayout.read(home)).isEmpty();
    assertThatThrownBy(() -> ClusterLayout.require(home))
        .isInstanceOf(CommandException.class)
        .hasMessage("there is no cluster; start one with ./tradegrid cluster start --nodes 3");
    for (int node : List.of(0, 4, -1)) {
      assertThatThrownBy(() -> new ClusterLayout(home, 3, 0).check(node))
          .isInstanceOf(CommandException.class)
          .hasMessage("there is no node " + node + "; the cluster has nodes 1 to 3");
    }
  }

  @Test
  void refusesAFileThatWasTamperedWith() throws Exception {
    Files.writeString(home.resolve("cluster.properties"), "cluster.nodes=many\n");

    assertThatThrownBy(() -> ClusterLayout.read(home))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("cluster.properties: is not readable");
  }
}
