package io.tradegrid.ownership;

import io.tradegrid.engine.Lease;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The lease of one node, from what it sees and what the others answer. It is held until a term
 * after a majority was asked that confirmed exactly this node's view.
 *
 * <p>A shard may be opened only when nobody else can still acknowledge for it. Whoever left without
 * a farewell may have been cut off with a lease that runs on. One of the majority that confirms the
 * view without it is also one of the majority that confirmed it last, and did so before. So every
 * node says, with its confirmation, for how long it has been silent towards all who are gone: a
 * term after it last answered them their leases are over, on any clock that runs at the same speed.
 * Mostly they are over already when the cluster finds that somebody is gone.
 */
public final class MajorityLease implements Lease {

  /** A lease won; {@code alone} it never ends, because there is nobody to be cut off from. */
  private record Won(long version, long untilNs, boolean alone) {}

  private final long termNs;
  private final LongSupplier nanoClock;
  private final LongSupplier liveVersion;
  private final Map<UUID, Long> askedNs = new HashMap<>();

  /** When leases that each confirming node had a part in, of those who are gone, are over. */
  private final Map<UUID, Long> othersOverNs = new HashMap<>();

  /** When this node last answered each process that asked; not what is older than a term. */
  private final Map<UUID, Long> answeredNs = new HashMap<>();

  private final long startNs;
  private final Set<UUID> farewells = new HashSet<>();
  private ClusterView view;
  private long digest;
  private volatile Won won;

  /** When the lease was last known to be held, or was first looked for. */
  private long lastHeldNs;

  private boolean everHeld;

  /** Somebody may hold a lease from before, and the term of waiting has not begun. */
  private boolean waitIsDue = true;

  private long openAtNs;

  /**
   * Makes a lease that is not held yet.
   *
   * @param termNs how long a confirmation counts, from before it was asked for
   * @param nanoClock monotonic, in nanoseconds
   * @param liveVersion the version of a view as it would be at the moment of the call; it may be
   *     ahead of the last {@link #look}
   */
  public MajorityLease(long termNs, LongSupplier nanoClock, LongSupplier liveVersion) {
    this.termNs = termNs;
    this.nanoClock = nanoClock;
    this.liveVersion = liveVersion;
    this.startNs = nanoClock.getAsLong();
    this.lastHeldNs = startNs;
  }

  /** Takes note of what this node sees now; another view than before has to be confirmed anew. */
  public synchronized void look(ClusterView now) {
    if (view == null) {
      waitIsDue = now.agreementsNeeded() > 0;
      openAtNs = nanoClock.getAsLong();
    } else if (now.digest() != digest) {
      for (UUID server : view.servers().keySet()) {
        boolean orderly = farewells.remove(server);
        if (!now.servers().containsKey(server) && !orderly) {
          waitIsDue = true;
        }
      }
    }
    if (view == null || now.digest() != digest) {
      noteWhetherHeld();
      won = null;
      askedNs.clear();
      othersOverNs.clear();
      view = now;
      digest = now.digest();
    }
    reckon();
  }

  /**
   * Takes an answer.
   *
   * @param from whose
   * @param asked when it was asked for, on this node's monotonic clock
   * @param seen the digest of what the other one sees
   * @param silentNs its {@link #silentNs} towards those who are not in that view
   */
  public synchronized void confirm(UUID from, long asked, long seen, long silentNs) {
    if (view != null && seen == digest && view.peers().contains(from)) {
      long overNs = nanoClock.getAsLong() + Math.max(0, termNs - silentNs);
      askedNs.merge(from, asked, (a, b) -> a - b > 0 ? a : b);
      othersOverNs.merge(from, overNs, (a, b) -> a - b < 0 ? a : b);
      reckon();
    }
  }

  /**
   * Takes note that this node is about to answer another one; to be called before it looks at what
   * it is going to answer.
   */
  public synchronized void answers(UUID asker) {
    answeredNs.put(asker, nanoClock.getAsLong());
  }

  /**
   * Returns for how long this node has not answered anybody who is not in a view, in nanoseconds,
   * and no longer than it exists; to be called after that view was taken.
   */
  public synchronized long silentNs(ClusterView seen) {
    long now = nanoClock.getAsLong();
    answeredNs.values().removeIf(at -> now - at > termNs);
    long silent = now - startNs;
    for (Map.Entry<UUID, Long> answered : answeredNs.entrySet()) {
      if (!seen.servers().containsKey(answered.getKey())) {
        silent = Math.min(silent, now - answered.getValue());
      }
    }
    return silent;
  }

  /** Takes note that a node has closed its shards for good and will leave. */
  public synchronized void farewell(UUID from) {
    if (view != null && view.servers().containsKey(from)) {
      farewells.add(from);
    }
  }

  private void reckon() {
    int needed = view.agreementsNeeded();
    long now = nanoClock.getAsLong();
    if (needed == 0) {
      won = new Won(view.version(), now, true);
    } else if (askedNs.size() >= needed) {
      List<Long> ages =
          askedNs.values().stream()
              .map(asked -> now - asked)
              .sorted(Comparator.naturalOrder())
              .toList();
      won = new Won(view.version(), now - ages.get(needed - 1) + termNs, false);
    }
    noteWhetherHeld();
    if (waitIsDue && isHeld(won, now)) {
      waitIsDue = false;
      openAtNs = now + waitNs(needed, now);
    }
  }

  /** Any majority will do, so of those who have confirmed the ones that need the least wait. */
  private long waitNs(int needed, long now) {
    if (needed == 0) {
      return termNs;
    }
    long theirs =
        othersOverNs.values().stream()
            .map(overNs -> overNs - now)
            .sorted()
            .skip(needed - 1L)
            .findFirst()
            .orElse(termNs);
    return Math.max(0, Math.max(theirs, termNs - silentNs(view)));
  }

  private void noteWhetherHeld() {
    long now = nanoClock.getAsLong();
    if (isHeld(won, now)) {
      everHeld = true;
      lastHeldNs = now;
    } else if (won != null) {
      lastHeldNs = won.untilNs();
    }
  }

  private static boolean isHeld(Won won, long nowNs) {
    return won != null && (won.alone() || nowNs - won.untilNs() < 0);
  }

  @Override
  public long version() {
    Won now = won;
    return isHeld(now, nanoClock.getAsLong()) && liveVersion.getAsLong() == now.version()
        ? now.version()
        : NONE;
  }

  /** Returns whether this node may open shards it has come to own. */
  public synchronized boolean mayOpen() {
    return version() != NONE && !waitIsDue && nanoClock.getAsLong() - openAtNs >= 0;
  }

  /** Returns whether the lease was ever held. */
  public synchronized boolean wasEverHeld() {
    return everHeld;
  }

  /** Returns for how long the lease has not been held, in nanoseconds; 0 while it is. */
  public synchronized long missingNs() {
    noteWhetherHeld();
    return Math.max(0, nanoClock.getAsLong() - lastHeldNs);
  }
}
