package io.tradegrid.client;

import io.tradegrid.command.Answer;
import io.tradegrid.command.AnswerCodec;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.CommandCodec;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.command.RequestStatus.Standing;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.schema.Shards;
import io.tradegrid.service.OrderEntry;
import io.tradegrid.service.ShardInspection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.ignite.client.ClientClusterGroup;
import org.apache.ignite.client.ClientException;
import org.apache.ignite.client.ClientServices;
import org.apache.ignite.client.IgniteClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which node owns which shard, and keeps asking until the owner has answered. */
final class ShardRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(ShardRoutes.class);

  private final IgniteClient ignite;
  private final Patience patience;
  private final OrderConnection orders;
  private final Map<String, ShardInspection> inspectionByNode = new ConcurrentHashMap<>();
  private volatile String[] owners;

  ShardRoutes(IgniteClient ignite, OrderConnection orders, Patience patience) {
    this.ignite = ignite;
    this.patience = patience;
    this.orders = orders;
    this.owners = orders.owners();
  }

  int shardCount() {
    return owners.length;
  }

  int shardOf(String symbol) {
    return Shards.of(symbol, owners.length);
  }

  List<Answer> submit(int shard, List<Request> requests) {
    List<Answer> answers = new ArrayList<>(requests.size());
    for (int from = 0; from < requests.size(); from += CommandCodec.BATCH_MAX) {
      int to = Math.min(requests.size(), from + CommandCodec.BATCH_MAX);
      answers.addAll(submitBatch(shard, requests.subList(from, to)));
    }
    return answers;
  }

  private List<Answer> submitBatch(int shard, List<Request> requests) {
    byte[] bytes = CommandCodec.encode(requests);
    AtomicBoolean unknown = new AtomicBoolean();
    List<Answer> answers =
        patience.ask(
            () -> attempt(shard, bytes, requests.size()),
            some -> {
              if (some.stream().anyMatch(a -> a.reason() == RejectReason.OUTCOME_UNKNOWN)) {
                unknown.set(true);
              }
              return isWorthRepeating(some);
            },
            this::refreshOwners);
    return unknown.get() ? answers.stream().map(ShardRoutes::asUnknown).toList() : answers;
  }

  /** That the last attempt was not taken, as BUSY or SHARD_LOST says, tells nothing of others. */
  private static Answer asUnknown(Answer last) {
    return last.reason().kind() == RejectReason.Kind.TRANSIENT
        ? Answer.refused(RejectReason.OUTCOME_UNKNOWN)
        : last;
  }

  private List<Answer> attempt(int shard, byte[] bytes, int count) {
    try {
      List<Answer> answers = AnswerCodec.decode(entry(shard).submit(shard, bytes));
      if (answers.size() == count) {
        return answers;
      }
      // Nobody can say which answer is whose.
      LOG.warn("Shard {} gave {} answers to {} requests", shard, answers.size(), count);
    } catch (ClientException e) {
      // The call may have been carried out before it failed; only a repeat under the same ids
      // can tell, so the failure itself is an answer: unknown.
      LOG.debug("Shard {} did not answer", shard, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("The node's answer cannot be read: " + e.getMessage(), e);
    }
    return Collections.nCopies(count, Answer.refused(RejectReason.OUTCOME_UNKNOWN));
  }

  /** Changes nothing, so whatever failed may be asked again. */
  RequestStatus status(int shard, int portfolioId, ClientOrderId id) {
    return patience.ask(
        () -> attempt(shard, portfolioId, id),
        status ->
            status.standing() == Standing.UNANSWERED && isWorthRepeating(status.answer().reason()),
        this::refreshOwners);
  }

  private RequestStatus attempt(int shard, int portfolioId, ClientOrderId id) {
    try {
      return RequestStatus.of(entry(shard).status(shard, portfolioId, id.high(), id.low()));
    } catch (ClientException e) {
      LOG.debug("Shard {} did not answer a question", shard, e);
      return RequestStatus.unanswered(RejectReason.OUTCOME_UNKNOWN);
    }
  }

  private static boolean isWorthRepeating(List<Answer> answers) {
    return answers.stream().anyMatch(a -> isWorthRepeating(a.reason()));
  }

  /** A lost shard comes back when an operator brings it back, which no caller can wait for. */
  static boolean isWorthRepeating(RejectReason reason) {
    return reason != RejectReason.SHARD_LOST
        && (reason.kind() == RejectReason.Kind.TRANSIENT
            || reason.kind() == RejectReason.Kind.UNKNOWN);
  }

  private OrderEntry entry(int shard) {
    return orders.entry(owners[shard]);
  }

  private ClientServices on(String nodeId) {
    ClientClusterGroup node = ignite.cluster().forNodeId(UUID.fromString(nodeId));
    return ignite.services(node);
  }

  private void refreshOwners() {
    try {
      owners = orders.owners();
    } catch (ClientException e) {
      LOG.debug("No node answered who owns what; keeping what was known", e);
    }
  }

  ShardState state(int shard) {
    refreshOwners();
    if (owners[shard].isEmpty()) {
      throw new RejectedException(
          RejectReason.SHARD_LOST, "shard " + shard + ": " + RejectReason.SHARD_LOST.description());
    }
    long[] state = inspection(owners[shard]).state(shard);
    if (state.length == 0) {
      throw new IllegalStateException("Shard " + shard + " has just changed its owner; ask again");
    }
    return new ShardState(
        shard,
        state[ShardInspection.LOG_SEQUENCE],
        state[ShardInspection.PROJECTED_SEQUENCE],
        state[ShardInspection.STATE_HASH],
        state[ShardInspection.COMMANDS],
        state[ShardInspection.OPEN_ORDERS]);
  }

  /** Any node knows it. */
  Set<Integer> lost() {
    ShardInspection anyNode =
        ignite.services().serviceProxy(ShardInspection.NAME, ShardInspection.class);
    return Arrays.stream(anyNode.lost()).boxed().collect(Collectors.toSet());
  }

  boolean awaitProjection(Duration timeout) {
    refreshOwners();
    return Arrays.stream(owners)
        .distinct()
        .filter(owner -> !owner.isEmpty())
        .allMatch(owner -> inspection(owner).awaitProjection(timeout.toMillis()));
  }

  private ShardInspection inspection(String owner) {
    return inspectionByNode.computeIfAbsent(
        owner, id -> on(id).serviceProxy(ShardInspection.NAME, ShardInspection.class));
  }
}
