package io.tradegrid.grid;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradegrid.engine.Lease;
import io.tradegrid.ownership.ClusterView;
import io.tradegrid.ownership.MajorityLease;
import io.tradegrid.ownership.ServerTopology;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCluster;
import org.apache.ignite.IgniteException;
import org.apache.ignite.cluster.BaselineNode;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.events.DiscoveryEvent;
import org.apache.ignite.events.Event;
import org.apache.ignite.events.EventType;
import org.apache.ignite.lang.IgnitePredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a node's lease: asks the other nodes of the baseline whether they see the cluster as this
 * one does, answers when they ask, and says farewell. Questions go out every renewal and at once
 * when servers join or leave. Clients may come and go unnoticed.
 */
public final class LeaseKeeper implements AutoCloseable {

  /**
   * How a node keeps its lease.
   *
   * @param termMs how long a majority's answers count
   * @param renewalMs pause between two questions
   * @param stopMs a node without a majority for so long stops
   */
  public record Settings(int termMs, int renewalMs, int stopMs) {}

  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
  private static final long ASK = 1;
  private static final long ANSWER = 2;
  private static final long FAREWELL = 3;

  /** Where an answer has for how long its sender has been silent; one of before has it not. */
  private static final int SILENT = 3;

  private static final long FAREWELL_HEARD = 4;

  /** The others may be starting too. */
  private static final int START_PATIENCE_MS = 60_000;

  private static final int FAREWELL_PATIENCE_MS = 1_000;
  private static final int FAREWELL_PAUSE_MS = 20;
  private static final int[] CHANGES = {
    EventType.EVT_NODE_JOINED,
    EventType.EVT_NODE_LEFT,
    EventType.EVT_NODE_FAILED,
    EventType.EVT_BASELINE_CHANGED
  };

  private final Ignite ignite;
  private final Settings settings;
  private final Runnable noMajority;
  private final ServerTopology topology;
  private final MajorityLease lease;
  private final LeaseMessages messages;
  private final Counter losses;
  private final Set<UUID> heardFarewell = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      new ScheduledThreadPoolExecutor(
          1, Threads.named("lease"), new ThreadPoolExecutor.DiscardPolicy());
  private final IgnitePredicate<Event> onChange = this::renewNow;
  private final Runnable renewal =
      Threads.repeated("The cluster cannot be looked at now", this::renewAndWatch);
  private boolean wasLost;
  private long missed;

  /**
   * Begins to ask and to answer.
   *
   * @param ignite active
   * @param noMajority what to do when there has been no majority for too long
   */
  public LeaseKeeper(
      Ignite ignite, Settings settings, MeterRegistry registry, Runnable noMajority) {
    this.ignite = ignite;
    this.settings = settings;
    this.noMajority = noMajority;
    this.topology = new ServerTopology(ignite.cluster()::topologyVersion, () -> servers().keySet());
    this.lease =
        new MajorityLease(
            TimeUnit.MILLISECONDS.toNanos(settings.termMs()), System::nanoTime, topology::version);
    this.losses =
        Counter.builder("tradegrid.lease.losses")
            .description("Times this node's lease was not renewed for longer than a renewal")
            .register(registry);
    Gauge.builder("tradegrid.lease.held", lease, l -> l.version() == Lease.NONE ? 0 : 1)
        .description("Whether this node has a majority and may acknowledge")
        .register(registry);
    this.messages = new LeaseMessages(ignite, this::received);
    ignite.events().localListen(onChange, CHANGES);
    var unused =
        thread.scheduleWithFixedDelay(renewal, 0, settings.renewalMs(), TimeUnit.MILLISECONDS);
  }

  Lease lease() {
    return lease;
  }

  boolean mayOpen() {
    return lease.mayOpen();
  }

  private boolean renewNow(Event change) {
    boolean isClient = change instanceof DiscoveryEvent event && event.eventNode().isClient();
    if (!isClient) {
      thread.execute(renewal);
    }
    return true;
  }

  /** Watches also when the cluster cannot be looked at: that the node stops is all the surer. */
  private void renewAndWatch() {
    try {
      renew();
    } finally {
      watch();
    }
  }

  private void renew() {
    ClusterView view = view();
    lease.look(view);
    long digest = view.digest();
    for (UUID peer : view.peers()) {
      messages.send(peer, ASK, System.nanoTime(), digest);
    }
  }

  /**
   * Counts renewals and not time: a process that was stopped for long and wakes up has its chance
   * to find that the others still see it.
   */
  private void watch() {
    boolean missing = TimeUnit.NANOSECONDS.toMillis(lease.missingNs()) > settings.renewalMs();
    boolean lost = missing && lease.wasEverHeld();
    missed = missing ? missed + 1 : 0;
    if (lost && missed == 1) {
      losses.increment();
    }
    if (lost != wasLost) {
      wasLost = lost;
      LOG.info("The lease is {}", lost ? "lost: nothing is acknowledged" : "held again");
    }
    long missedMs = missed * settings.renewalMs();
    if (missedMs > (lease.wasEverHeld() ? settings.stopMs() : START_PATIENCE_MS)) {
      LOG.error("No majority of the baseline for {} ms: the node stops", missedMs);
      noMajority.run();
    }
  }

  /** A view that did not change while it was taken. */
  private ClusterView view() {
    IgniteCluster cluster = ignite.cluster();
    while (true) {
      long version = topology.version();
      Map<UUID, String> servers = servers();
      Collection<BaselineNode> baseline = cluster.currentBaselineTopology();
      if (topology.version() == version) {
        Set<String> names =
            (baseline == null ? List.<BaselineNode>of() : baseline)
                .stream().map(node -> node.consistentId().toString()).collect(toSet());
        return ClusterView.of(version, cluster.localNode().id(), servers, names);
      }
    }
  }

  private Map<UUID, String> servers() {
    return ignite.cluster().forServers().nodes().stream()
        .collect(toMap(ClusterNode::id, node -> node.consistentId().toString()));
  }

  private void received(UUID from, long[] words) {
    if (words[0] == ASK) {
      answer(from, words[1]);
    } else if (words[0] == ANSWER) {
      lease.confirm(from, words[1], words[2], words.length > SILENT ? words[SILENT] : 0);
    } else if (words[0] == FAREWELL) {
      lease.farewell(from);
      messages.send(from, FAREWELL_HEARD);
    } else if (words[0] == FAREWELL_HEARD) {
      heardFarewell.add(from);
    } else {
      LOG.warn("Node {} sent a message of unknown kind {}", from, words[0]);
    }
  }

  private void answer(UUID from, long asked) {
    try {
      lease.answers(from);
      ClusterView view = view();
      messages.send(from, ANSWER, asked, view.digest(), lease.silentNs(view));
    } catch (IgniteException | IllegalStateException e) {
      LOG.debug("The node stops and confirms nothing", e);
    }
  }

  /**
   * Tells the others that this node acknowledges nothing any more, so that they need not wait for
   * its lease to end; returns when they have heard it, or after a second.
   */
  public void leave() {
    thread.shutdown();
    ignite.events().stopLocalListen(onChange, CHANGES);
    long start = System.nanoTime();
    while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(FAREWELL_PATIENCE_MS)) {
      List<UUID> others =
          view().peers().stream().filter(peer -> !heardFarewell.contains(peer)).toList();
      if (others.isEmpty()) {
        return;
      }
      others.forEach(other -> messages.send(other, FAREWELL));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(FAREWELL_PAUSE_MS));
    }
    LOG.warn("Not all nodes heard the farewell; they wait for a term of the lease instead");
  }

  /** Stops asking; called when Ignite has stopped. */
  @Override
  public void close() {
    thread.shutdownNow();
    messages.close();
  }
}
