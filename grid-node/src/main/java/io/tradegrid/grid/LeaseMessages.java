package io.tradegrid.grid;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCheckedException;
import org.apache.ignite.IgniteException;
import org.apache.ignite.internal.IgniteEx;
import org.apache.ignite.internal.managers.communication.GridIoManager;
import org.apache.ignite.internal.managers.communication.GridIoPolicy;
import org.apache.ignite.internal.util.GridLongList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small messages between nodes that nothing else holds up. Ignite's public messaging shares a pool
 * with compute jobs, and a few that wait for a shard would cost every node its lease; the same
 * messages on a pool of their own are sent by its internal interface.
 */
final class LeaseMessages implements AutoCloseable {

  /** Hears what the others send, on threads that must not be held up. */
  interface Receiver {

    /**
     * Takes a message.
     *
     * @param from the node that sent it
     * @param words as they were sent
     */
    void received(UUID from, long[] words);
  }

  /** What is on its way where; of each kind one at a time. */
  private record Route(UUID to, long kind) {}

  private static final Logger LOG = LoggerFactory.getLogger(LeaseMessages.class);
  private static final String TOPIC = "tradegrid.lease";

  private final GridIoManager io;
  private final ExecutorService senders =
      Executors.newCachedThreadPool(Threads.named("lease-send"));
  private final Set<Route> underWay = ConcurrentHashMap.newKeySet();

  LeaseMessages(Ignite ignite, Receiver receiver) {
    this.io = ((IgniteEx) ignite).context().io();
    io.addMessageListener(
        TOPIC,
        (from, message, policy) -> {
          if (message instanceof GridLongList words) {
            receiver.received(from, words.array());
          }
        });
  }

  /**
   * Sends a message without waiting; connecting to a node that is gone takes seconds. While one of
   * the same kind to the same node is under way it is dropped: another one follows soon.
   *
   * @param words the first says of which kind the message is
   */
  void send(UUID to, long... words) {
    Route route = new Route(to, words[0]);
    if (underWay.add(route)) {
      try {
        senders.execute(() -> sendNow(route, words));
      } catch (RejectedExecutionException e) {
        LOG.debug("The node stops; a message to {} is not sent", to, e);
      }
    }
  }

  private void sendNow(Route route, long[] words) {
    try {
      io.sendToCustomTopic(
          route.to(), TOPIC, new GridLongList(words), GridIoPolicy.MANAGEMENT_POOL);
    } catch (IgniteCheckedException | IgniteException | IllegalStateException e) {
      LOG.debug("Node {} cannot be reached", route.to(), e);
    } finally {
      underWay.remove(route);
    }
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
