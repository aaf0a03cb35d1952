package io.tradegrid.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.engine.Lease;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One node's lease on a clock set by hand. */
final class MajorityLeaseTest {

  private static final long TERM = 500;
  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final UUID C = new UUID(0, 3);
  private static final UUID C_AGAIN = new UUID(0, 4);
  private static final Map<UUID, String> NAMES = Map.of(A, "a", B, "b", C, "c", C_AGAIN, "c");

  private long nowMs = 1_000;
  private long liveVersion = 1;
  private final MajorityLease lease =
      new MajorityLease(
          TimeUnit.MILLISECONDS.toNanos(TERM),
          () -> TimeUnit.MILLISECONDS.toNanos(nowMs),
          () -> liveVersion);

  private static ClusterView view(long version, Set<String> baseline, UUID... there) {
    Map<UUID, String> servers = new TreeMap<>();
    for (UUID id : there) {
      servers.put(id, NAMES.get(id));
    }
    return ClusterView.of(version, A, servers, baseline);
  }

  private ClusterView look(long version, UUID... there) {
    ClusterView view = view(version, Set.of("a", "b", "c"), there);
    liveVersion = version;
    lease.look(view);
    return view;
  }

  private void confirm(UUID from, long askedMs, ClusterView seen) {
    confirm(from, askedMs, seen, 0);
  }

  private void confirm(UUID from, long askedMs, ClusterView seen, long silentMs) {
    lease.confirm(
        from,
        TimeUnit.MILLISECONDS.toNanos(askedMs),
        seen.digest(),
        TimeUnit.MILLISECONDS.toNanos(silentMs));
  }

  private long silentMs(ClusterView seen) {
    return TimeUnit.NANOSECONDS.toMillis(lease.silentNs(seen));
  }

  @Test
  void oneNodeAloneIsItsOwnMajorityForEver() {
    lease.look(view(1, Set.of("a"), A));
    assertThat(lease.version()).isEqualTo(1);
    assertThat(lease.mayOpen()).isTrue();
    nowMs += 1_000_000;
    assertThat(lease.version()).isEqualTo(1);
    assertThat(lease.missingNs()).isZero();
  }

  @Test
  void aMajorityCountsForATermFromBeforeItWasAsked() {
    ClusterView view = look(1, A, B, C);
    assertThat(lease.version()).isEqualTo(Lease.NONE);
    nowMs = 1_200;
    confirm(B, 1_050, view);
    assertThat(lease.version()).isEqualTo(1);
    nowMs = 1_549;
    assertThat(lease.version()).isEqualTo(1);
    nowMs = 1_550;
    assertThat(lease.version()).isEqualTo(Lease.NONE);
    nowMs = 1_650;
    assertThat(TimeUnit.NANOSECONDS.toMillis(lease.missingNs())).isEqualTo(100);
    // An answer that was long on its way is worth nothing any more.
    confirm(C, 1_100, view);
    assertThat(lease.version()).isEqualTo(Lease.NONE);
    confirm(C, 1_640, view);
    assertThat(lease.version()).isEqualTo(1);
    assertThat(lease.missingNs()).isZero();
  }

  @Test
  void whoSeesAnotherClusterDoesNotConfirm() {
    look(1, A, B, C);
    confirm(B, 1_000, view(1, Set.of("a", "b", "c"), A, B));
    confirm(B, 1_000, view(1, Set.of("a", "b", "c"), A, B, C_AGAIN));
    confirm(B, 1_000, view(1, Set.of("a", "b"), A, B, C));
    assertThat(lease.version()).isEqualTo(Lease.NONE);
  }

  @Test
  void whoHoldsNoDataDoesNotCount() {
    ClusterView view = view(1, Set.of("a", "b"), A, B, C);
    lease.look(view);
    confirm(C, 1_000, view);
    assertThat(lease.version()).isEqualTo(Lease.NONE);
    confirm(B, 1_000, view);
    assertThat(lease.version()).isEqualTo(1);
  }

  @Test
  void aTopologyThatChangesHasToBeConfirmedAnew() {
    confirm(B, 1_000, look(1, A, B, C));
    assertThat(lease.version()).isEqualTo(1);
    liveVersion = 2;
    assertThat(lease.version()).as("discovery knows, this node has not looked").isEqualTo(-1);
    ClusterView smaller = look(2, A, B);
    assertThat(lease.version()).isEqualTo(Lease.NONE);
    confirm(B, 1_000, smaller);
    assertThat(lease.version()).isEqualTo(2);
  }

  @Test
  void whoComesOrLosesANeighbourOpensAfterAFullTermWithItsOwnLease() {
    ClusterView view = look(1, A, B, C);
    nowMs = 1_100;
    confirm(B, 1_050, view);
    assertThat(lease.mayOpen()).isFalse();
    nowMs = 1_599;
    confirm(B, 1_590, view);
    assertThat(lease.mayOpen()).isFalse();
    nowMs = 1_600;
    assertThat(lease.mayOpen()).isTrue();

    ClusterView without = look(2, A, B);
    nowMs = 1_900;
    assertThat(lease.mayOpen()).isFalse();
    confirm(B, 1_880, without);
    nowMs = 2_399;
    confirm(B, 2_390, without);
    assertThat(lease.version()).isEqualTo(2);
    assertThat(lease.mayOpen()).as("a term from the first confirmation").isFalse();
    nowMs = 2_400;
    assertThat(lease.mayOpen()).isTrue();
    nowMs = 3_000;
    assertThat(lease.mayOpen()).as("the lease is over").isFalse();
  }

  @Test
  void whatAllWereSilentTowardsForATermNeedsNoWaiting() {
    confirm(B, 1_000, look(1, A, B, C));
    nowMs = 3_000;
    lease.answers(C);
    nowMs = 3_400;
    ClusterView without = look(2, A, B);
    confirm(B, 3_400, without, 10_000);
    assertThat(lease.mayOpen()).as("this node answered C itself").isFalse();
    nowMs = 3_499;
    assertThat(lease.mayOpen()).isFalse();
    nowMs = 3_500;
    assertThat(lease.mayOpen()).isTrue();

    confirm(B, 3_500, look(3, A, B, C));
    nowMs = 4_000;
    confirm(B, 4_000, look(4, A, B), 200);
    assertThat(lease.mayOpen()).as("B answered C 200 ms ago").isFalse();
    nowMs = 4_299;
    assertThat(lease.mayOpen()).isFalse();
    nowMs = 4_300;
    assertThat(lease.mayOpen()).isTrue();

    confirm(B, 4_300, look(5, A, B, C));
    confirm(B, 4_300, look(6, A, B), 500);
    assertThat(lease.mayOpen()).isTrue();
  }

  @Test
  void silenceIsTowardsThoseWhoAreGoneAndNoLongerThanTheNodeExists() {
    ClusterView all = look(1, A, B, C);
    ClusterView without = view(2, Set.of("a", "b", "c"), A, B);
    assertThat(silentMs(all)).isZero();
    nowMs += 100;
    assertThat(silentMs(without)).as("a process before this one may have answered").isEqualTo(100);
    lease.answers(B);
    lease.answers(C);
    nowMs += 30;
    lease.answers(B);
    assertThat(silentMs(all)).isEqualTo(130);
    assertThat(silentMs(without)).isEqualTo(30);
    nowMs += TERM;
    assertThat(silentMs(without)).isEqualTo(TERM + 130);
  }

  @Test
  void whoSaidFarewellNeedsNoWaiting() {
    ClusterView view = look(1, A, B, C);
    confirm(B, 1_000, view);
    nowMs = 1_500;
    confirm(B, 1_500, view);
    assertThat(lease.mayOpen()).isTrue();
    lease.farewell(C);
    ClusterView without = look(2, A, B);
    assertThat(lease.mayOpen()).isFalse();
    confirm(B, 1_500, without);
    assertThat(lease.mayOpen()).isTrue();
    // A process that comes back under its name is another one, and so is its end.
    ClusterView back = look(3, A, B, C);
    confirm(B, 1_500, back);
    assertThat(lease.mayOpen()).isTrue();
    confirm(B, 1_500, look(4, A, B));
    assertThat(lease.mayOpen()).isFalse();
  }
}
