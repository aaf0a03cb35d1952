package io.tradegrid.grid.risk;

import java.util.HashMap;
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
  private static final long NO_VERSION = 0;

  /** What a node answered; null if it did not. */
  record Answer(UUID node, LiveQuestion question, LiveReply reply) {}

  private static final class Peer {

    private long since = LiveQuestion.ALL;
    private final Map<String, Long> prices = new HashMap<>();

    /** The question whose answer is awaited; null if none is. */
    private LiveQuestion asked;

    /** When it was last asked for everything that is new, prices too. */
    private long askedNs = System.nanoTime() - PAUSE_NS;

    /** Whether it has asked since it was last given a hint. */
    private volatile boolean wantsHint;
  }

  private final Ignite ignite;
  private final UUID self;
  private final Runnable wake;
  private final Map<UUID, Peer> peers = new ConcurrentHashMap<>();

  /** At most one from each peer. */
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

  private final Set<UUID> hints = ConcurrentHashMap.newKeySet();
  private final IgniteBiPredicate<UUID, Object> listener = this::hinted;

  LivePeers(Ignite ignite, Runnable wake) {
    this.ignite = ignite;
    this.self = ignite.cluster().localNode().id();
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

  /** Everybody has to tell everything again, now; answers under way are to other questions. */
  void forgetAll() {
    for (Peer peer : peers.values()) {
      peer.since = LiveQuestion.ALL;
      peer.asked = null;
    }
    hints.addAll(peers.keySet());
  }

  /**
   * Asks whoever may have something new; for prices now and then only, because there are many.
   *
   * @param homes shards whose scopes this node keeps
   * @param owned symbols of prices by the node that owns them, null for this one
   * @param symbols whose prices are needed
   */
  void ask(int[] homes, Set<String> symbols, Function<String, UUID> owned) {
    long now = System.nanoTime();
    peers.forEach(
        (node, peer) -> {
          boolean isDue = now - peer.askedNs >= PAUSE_NS;
          if (peer.asked == null && (isDue || hints.contains(node))) {
            Map<String, Long> prices = new HashMap<>();
            if (isDue) {
              peer.askedNs = now;
              symbols.stream()
                  .filter(symbol -> node.equals(owned.apply(symbol)))
                  .forEach(
                      symbol -> prices.put(symbol, peer.prices.getOrDefault(symbol, NO_VERSION)));
            }
            ask(node, peer, new LiveQuestion(self, homes, peer.since, prices));
          }
        });
  }

  private void ask(UUID id, Peer peer, LiveQuestion question) {
    ClusterNode node = ignite.cluster().node(id);
    if (node == null) {
      return;
    }
    hints.remove(id);
    try {
      ignite
          .compute(ignite.cluster().forNode(node))
          .withTimeout(TIMEOUT_MS)
          .callAsync(new LiveJob(question))
          .listen(done -> answered(id, question, done));
      peer.asked = question;
    } catch (IgniteException e) {
      LOG.debug("Node {} has just left", id, e);
    }
  }

  private void answered(UUID node, LiveQuestion question, IgniteFuture<LiveReply> done) {
    LiveReply reply = null;
    try {
      reply = done.get();
      if (reply == null) {
        hints.add(node); // It was busy, and what it hinted at is still not told.
      }
    } catch (IgniteException e) {
      LOG.debug("Node {} does not tell what its shards hold; it is asked again", node, e);
    }
    answers.add(new Answer(node, question, reply));
    wake.run();
  }

  /** Returns the next answer that came in, null if there is none. */
  Answer next() {
    Answer answer = answers.poll();
    if (answer == null) {
      return null;
    }
    Peer peer = peers.get(answer.node);
    if (peer == null || peer.asked != answer.question) {
      return next();
    }
    peer.asked = null;
    return answer.reply == null ? next() : answer;
  }

  /** Takes note of what a node has told. */
  void took(Answer answer, boolean isKnown) {
    Peer peer = peers.get(answer.node);
    peer.since = isKnown ? answer.reply.version() : LiveQuestion.ALL;
    answer.reply.prices().forEach(price -> peer.prices.put(price.symbol(), price.version()));
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
