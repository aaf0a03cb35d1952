package io.tradegrid.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.engine.Lease;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Clients come and go while two servers hold a lease. */
final class ServerTopologyTest {

  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final UUID B_AGAIN = new UUID(0, 3);

  private final Set<UUID> servers = new TreeSet<>(Set.of(A, B));

  /** What happens while somebody looks. */
  private final Deque<Runnable> meanwhile = new ArrayDeque<>();

  private long discovery = 10;
  private final ServerTopology topology = new ServerTopology(() -> discovery, this::lookAround);

  private Set<UUID> lookAround() {
    Set<UUID> now = Set.copyOf(servers);
    if (!meanwhile.isEmpty()) {
      meanwhile.remove().run();
    }
    return now;
  }

  private void clientComesOrGoes() {
    discovery++;
  }

  private void replace(UUID one, UUID other) {
    discovery += 2;
    servers.remove(one);
    servers.add(other);
  }

  private ClusterView view() {
    Map<UUID, String> names = new TreeMap<>();
    servers.forEach(id -> names.put(id, id.equals(A) ? "a" : "b"));
    return ClusterView.of(topology.version(), A, names, Set.of("a", "b"));
  }

  @Test
  void onlyServersCount() {
    assertThat(topology.version()).isEqualTo(10);
    clientComesOrGoes();
    assertThat(topology.version()).isEqualTo(10);
    clientComesOrGoes();
    servers.remove(B);
    assertThat(topology.version()).isEqualTo(12);
    clientComesOrGoes();
    assertThat(topology.version()).isEqualTo(12);
    discovery++;
    servers.add(B_AGAIN);
    assertThat(topology.version()).isEqualTo(14);
  }

  @Test
  void aServerThatIsStartedAgainIsAnotherOne() {
    long before = topology.version();
    replace(B, B_AGAIN);
    assertThat(topology.version()).isGreaterThan(before);
  }

  @Test
  void whatChangesDuringALookIsLookedAtAgain() {
    meanwhile.add(() -> replace(B, B_AGAIN));
    assertThat(topology.version()).isEqualTo(12);
    assertThat(topology.version()).isEqualTo(12);
  }

  /** A lease that a majority confirmed goes on, and no view has to be confirmed anew. */
  @Test
  void aClientCostsNobodyTheLease() {
    long[] nowNs = {0};
    MajorityLease lease =
        new MajorityLease(TimeUnit.SECONDS.toNanos(1), () -> nowNs[0], topology::version);
    ClusterView before = view();
    lease.look(before);
    lease.confirm(B, 0, before.digest(), 0);
    assertThat(lease.version()).isEqualTo(10);

    clientComesOrGoes();
    assertThat(lease.version()).as("before this node looks").isEqualTo(10);
    lease.look(view());
    assertThat(lease.version()).as("after it has looked").isEqualTo(10);
    assertThat(view().digest()).isEqualTo(before.digest());

    nowNs[0]++;
    replace(B, B_AGAIN);
    assertThat(lease.version()).isEqualTo(Lease.NONE);
    lease.look(view());
    lease.confirm(B_AGAIN, nowNs[0], before.digest(), 0);
    assertThat(lease.version()).as("a view of before confirms nothing").isEqualTo(Lease.NONE);
  }

  /** Nodes number their views themselves, so that the number is none of what they agree on. */
  @Test
  void nodesThatSawTheSameServersAtOtherTimesAgree() {
    ClusterView early = view();
    clientComesOrGoes();
    ServerTopology late = new ServerTopology(() -> discovery, this::lookAround);
    ClusterView of = ClusterView.of(late.version(), A, early.servers(), early.baseline());
    assertThat(of.version()).isNotEqualTo(early.version());
    assertThat(of.digest()).isEqualTo(early.digest());
  }
}
