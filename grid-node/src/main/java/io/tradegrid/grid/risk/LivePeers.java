package io.tradegrid.grid.risk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.IgniteMessaging;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.lang.IgniteBiPredicate;
import org.apache.ignite.lang.IgniteFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The other nodes: asks each what is new, one question at a time, when it has hinted that something
 * is and in any case several times a second. A hint that is lost costs that long, nothing else. One
 * thread but for answers and hints that come in.
 */
final class LivePeers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LivePeers.class);
  private static final String TOPIC = "tradegrid.liveRisk";
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long TIMEOUT_MS = 5_000;

  /** What a node answered; null if it did not. */
  record Answer(UUID node, LiveQuestion question, LiveReply reply) {}

  private static final class Peer {

    private long since = LiveQuestion.ALL;
    private final Map<String, Long> prices = new HashMap<>();
    private boolean isAsked;
    private long askedNs = System.nanoTime() - PAUSE_NS;

    /** Whether it has asked since it was last given a hint. */
    private volatile boolean wantsHint;
  }

  private final Ignite ignite;
  private final Runnable wake;
  private final Map<UUID, Peer> peers = new ConcurrentHashMap<>();

  /** At most one from each peer. */
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

  private final Set<UUID> hints = ConcurrentHashMap.newKeySet();
  private final IgniteBiPredicate<UUID, Object> listener = this::hinted;

  LivePeers(Ignite ignite, Runnable wake) {
    this.ignite = ignite;
    this.wake = wake;
    ignite.message().localListen(TOPIC, listener);
  }

  private boolean hinted(UUID node, Object unused) {
    if (peers.containsKey(node)) {
      hints.add(node);
      wake.run();
    }
    return true;
  }

  /** Takes who is there. */
  void nodes(Set<UUID> others) {
    peers.keySet().retainAll(others);
    hints.retainAll(others);
    others.forEach(node -> peers.computeIfAbsent(node, n -> new Peer()));
  }

  /** Everybody has to tell everything again. */
  void forgetAll() {
    peers.values().forEach(peer -> peer.since = LiveQuestion.ALL);
  }

  /**
   * Asks whoever may have something new.
   *
   * @param homes shards whose scopes this node keeps
   * @param owned symbols of prices by the node that owns them, null for this one
   * @param symbols whose prices are needed
   */
  void ask(int[] homes, Set<String> symbols, Function<String, UUID> owned) {
    long now = System.nanoTime();
    Map<UUID, Set<String>> byOwner = new HashMap<>();
    peers.forEach(
        (node, peer) -> {
          boolean isDue = hints.contains(node) || now - peer.askedNs >= PAUSE_NS;
          if (!peer.isAsked && isDue) {
            if (byOwner.isEmpty()) {
              symbols.forEach(
                  s -> byOwner.computeIfAbsent(owned.apply(s), o -> new HashSet<>()).add(s));
            }
            ask(node, peer, homes, byOwner.getOrDefault(node, Set.of()));
          }
        });
  }

  private void ask(UUID id, Peer peer, int[] homes, Set<String> symbols) {
    ClusterNode node = ignite.cluster().node(id);
    if (node == null) {
      return;
    }
    hints.remove(id);
    Map<String, Long> prices = new HashMap<>();
    symbols.forEach(symbol -> prices.put(symbol, peer.prices.getOrDefault(symbol, -1L)));
    LiveQuestion question =
        new LiveQuestion(ignite.cluster().localNode().id(), homes, peer.since, prices);
    peer.askedNs = System.nanoTime();
    try {
      ignite
          .compute(ignite.cluster().forNode(node))
          .withTimeout(TIMEOUT_MS)
          .callAsync(new LiveJob(question))
          .listen(done -> answered(id, question, done));
      peer.isAsked = true;
    } catch (IgniteException e) {
      LOG.debug("Node {} has just left", id, e);
    }
  }

  private void answered(UUID node, LiveQuestion question, IgniteFuture<LiveReply> done) {
    answers.add(new Answer(node, question, reply(node, done)));
    wake.run();
  }

  private static LiveReply reply(UUID node, IgniteFuture<LiveReply> done) {
    try {
      return done.get();
    } catch (IgniteException e) {
      LOG.debug("Node {} does not tell what its shards hold; it is asked again", node, e);
      return null;
    }
  }

  /** Returns the next answer that came in, null if there is none. */
  Answer next() {
    Answer answer = answers.poll();
    if (answer == null) {
      return null;
    }
    Peer peer = peers.get(answer.node);
    if (peer != null) {
      peer.isAsked = false;
    }
    return peer == null || answer.reply == null ? next() : answer;
  }

  /** Takes note of what a node has told. */
  void took(Answer answer, boolean isKnown) {
    Peer peer = peers.get(answer.node);
    peer.since = isKnown ? answer.reply.version() : LiveQuestion.ALL;
    answer
        .reply
        .prices()
        .forEach(price -> peer.prices.put(price.history().symbol(), price.version()));
  }

  /** A node has asked, and may be given a hint when there is more. */
  void asked(UUID node) {
    Peer peer = peers.get(node);
    if (peer != null) {
      peer.wantsHint = true;
    }
  }

  /** Tells nodes that something is new. */
  void hint(Set<UUID> nodes) {
    for (UUID id : nodes) {
      Peer peer = peers.get(id);
      ClusterNode node = ignite.cluster().node(id);
      if (peer != null && peer.wantsHint && node != null) {
        peer.wantsHint = false;
        IgniteMessaging message = ignite.message(ignite.cluster().forNode(node));
        message.send(TOPIC, id);
      }
    }
  }

  @Override
  public void close() {
    ignite.message().stopLocalListen(TOPIC, listener);
  }
}
