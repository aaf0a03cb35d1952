package io.tradegrid.grid.risk;

import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.live.ShardPart;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * The portfolios, books and perhaps the firm that this node adds up: the parts of each from all
 * shards, as their owners told them last. Nothing is added up while an owner has not told, so that
 * no number leaves a shard out, nor is one told that is of other books than the rest. Used by one
 * thread at a time.
 */
final class LiveHome {

  private final int shardCount;
  private int[] homes = new int[0];
  private UUID tree;
  private final Map<Integer, UUID> toldBy = new HashMap<>();
  private final Map<LiveScope, SortedMap<Integer, ShardPart>> parts = new HashMap<>();
  private final Set<LiveScope> dirty = new TreeSet<>();
  private final Map<UUID, Long> heard = new HashMap<>();

  LiveHome(int shardCount) {
    this.shardCount = shardCount;
  }

  int[] homes() {
    return homes;
  }

  /**
   * Takes which shards are this node's, whose scopes it keeps, and what portfolios belong to.
   *
   * @param treeNow the fingerprint of the latter
   * @return whether that is news, and everybody has to tell everything again
   */
  boolean begin(int[] homesNow, UUID treeNow) {
    if (Arrays.equals(homesNow, homes) && treeNow.equals(tree)) {
      return false;
    }
    homes = homesNow.clone();
    tree = treeNow;
    toldBy.clear();
    parts.clear();
    dirty.clear();
    return true;
  }

  /**
   * Takes what a node tells; nothing if portfolios belong to something else there.
   *
   * @param all whether it has told everything, and not only what is new
   * @param owners of the shards, by number; what others tell of them is not taken
   * @return whether everything it has is known now, and only what is new need be told
   */
  boolean take(UUID node, LiveReply reply, boolean all, IntFunction<UUID> owners) {
    if (!reply.tree().equals(tree)) {
      forgetAll(node, Set.of());
      return false;
    }
    boolean isKnown = true;
    Set<Integer> told = new HashSet<>();
    for (int shard : reply.shards()) {
      if (!node.equals(owners.apply(shard))) {
        continue;
      }
      if (all && !node.equals(toldBy.get(shard))) {
        forget(shard);
        toldBy.put(shard, node);
        dirty.addAll(parts.keySet());
      }
      isKnown &= node.equals(toldBy.get(shard));
      told.add(shard);
    }
    forgetAll(node, told);
    for (int i = 0; i < reply.size(); i++) {
      ShardPart part = reply.part(i);
      if (node.equals(toldBy.get(part.shard()))) {
        parts.computeIfAbsent(reply.scope(i), s -> new TreeMap<>()).put(part.shard(), part);
        dirty.add(reply.scope(i));
      }
    }
    return isKnown;
  }

  /** Forgets what a node told of shards that it has no more. */
  private void forgetAll(UUID node, Set<Integer> but) {
    for (Integer shard : Set.copyOf(toldBy.keySet())) {
      if (node.equals(toldBy.get(shard)) && !but.contains(shard)) {
        forget(shard);
      }
    }
  }

  private void forget(int shard) {
    toldBy.remove(shard);
    parts.values().forEach(ofScope -> ofScope.remove(shard));
  }

  /** Forgets what nodes told that are not there any more. */
  void retain(Set<UUID> nodes) {
    for (UUID node : new HashSet<>(toldBy.values())) {
      if (!nodes.contains(node)) {
        forgetAll(node, Set.of());
      }
    }
    heard.keySet().retainAll(nodes);
  }

  /** A node has answered, whatever it was. */
  void heard(UUID node, long nowNs) {
    heard.put(node, nowNs);
  }

  /** Returns since when every node that told of a shard has answered; 0 if none told. */
  long heardNs() {
    return toldBy.values().stream().distinct().mapToLong(heard::get).min().orElse(0);
  }

  /** Returns of how many shards it was told. */
  int shardsKnown() {
    return toldBy.size();
  }

  /** Returns whether it was told of every shard. */
  boolean isComplete() {
    return toldBy.size() == shardCount;
  }

  /** Returns the scopes that have to be added up again, and takes them as done. */
  Set<LiveScope> takeDirty() {
    Set<LiveScope> taken = new TreeSet<>(dirty);
    dirty.clear();
    return taken;
  }

  /** Has scopes added up again. */
  void addUpAgain(Set<LiveScope> scopes) {
    dirty.addAll(scopes);
  }

  /** Returns the parts of a scope in the order of the shards. */
  Collection<ShardPart> parts(LiveScope scope) {
    return parts.getOrDefault(scope, new TreeMap<>()).values();
  }
}
