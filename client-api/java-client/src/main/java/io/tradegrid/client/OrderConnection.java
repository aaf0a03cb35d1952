package io.tradegrid.client;

import io.tradegrid.service.OrderEntry;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.ignite.client.ClientException;
import org.apache.ignite.client.IgniteClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that orders go through, apart from the one for questions: an answer to an order
 * takes milliseconds, so a node that hangs is given up soon. Ignite's client goes to another node
 * when a connection breaks, but not when nobody answers on it; this one does.
 */
final class OrderConnection implements AutoCloseable {

  /** One connection with what was made on it; each is another, however equal. */
  private static final class Link {
    private final IgniteClient client;
    private final OrderEntry anyNode;
    private final Map<String, OrderEntry> byNode = new ConcurrentHashMap<>();

    Link(IgniteClient client) {
      this.client = client;
      this.anyNode = client.services().serviceProxy(OrderEntry.NAME, OrderEntry.class);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(OrderConnection.class);

  private final Supplier<IgniteClient> connector;
  private volatile Link link;

  /**
   * Connects.
   *
   * @param connector connects to any node that answers, another one each time if it can
   */
  OrderConnection(Supplier<IgniteClient> connector) {
    this.connector = connector;
    this.link = new Link(connector.get());
  }

  /** Returns the service on the node with this id, or on any node if it is empty. */
  OrderEntry entry(String nodeId) {
    Link now = link;
    return nodeId.isEmpty()
        ? now.anyNode
        : now.byNode.computeIfAbsent(
            nodeId,
            id ->
                now.client
                    .services(now.client.cluster().forNodeId(UUID.fromString(id)))
                    .serviceProxy(OrderEntry.NAME, OrderEntry.class));
  }

  /**
   * Returns who owns which shard; if nobody answers, connects anew for the next time.
   *
   * @throws ClientException if nobody answers
   */
  String[] owners() {
    Link now = link;
    try {
      return now.anyNode.owners();
    } catch (ClientException e) {
      reconnect(now);
      throw e;
    }
  }

  private synchronized void reconnect(Link failed) {
    if (link == failed) {
      try {
        link = new Link(connector.get());
        failed.client.close();
      } catch (ClientException e) {
        LOG.debug("No node can be reached; keeping the connection there was", e);
      }
    }
  }

  @Override
  public synchronized void close() {
    link.client.close();
  }
}
