package io.tradegrid.grid;

import io.tradegrid.command.Answer;
import io.tradegrid.command.AnswerCodec;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.CommandCodec;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.engine.StatusQuestion;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.RejectReason;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Shards;
import io.tradegrid.service.OrderEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ignite.Ignite;
import org.apache.ignite.cache.affinity.Affinity;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.apache.ignite.services.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands requests to the shard on this node and waits for its answers. */
public final class OrderEntryService implements OrderEntry, Service {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(OrderEntryService.class);

  /** No longer than a client waits, or threads would wait for answers that nobody takes. */
  private static final long ANSWER_TIMEOUT_MS = 3_000;

  @IgniteInstanceResource private transient Ignite ignite;

  @Override
  public byte[] submit(int shard, byte[] bytes) {
    int count = 1; // Of what does not even say how many it has.
    ShardHost host = ShardHost.of(ignite);
    List<Request> requests;
    try {
      count = CommandCodec.count(bytes);
      if (host == null) {
        return refuse(count, RejectReason.NOT_OWNER);
      }
      // Who is refused must not cost those who are not: BUSY comes before a batch is read.
      if (host.isBusy(shard, count)) {
        return refuse(count, RejectReason.BUSY);
      }
      requests = requests(host, shard, bytes);
    } catch (IllegalArgumentException e) {
      LOG.warn("Shard {}: a request was refused: {}", shard, e.getMessage());
      return refuse(count, RejectReason.BAD_REQUEST);
    }
    try {
      return AnswerCodec.encode(
          host.submit(shard, requests).get(ANSWER_TIMEOUT_MS, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return refuse(requests.size(), RejectReason.OUTCOME_UNKNOWN);
    } catch (ExecutionException e) {
      LOG.error("Shard {}: answers were lost", shard, e);
      return refuse(requests.size(), RejectReason.OUTCOME_UNKNOWN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refuse(requests.size(), RejectReason.OUTCOME_UNKNOWN);
    }
  }

  private static List<Request> requests(ShardHost host, int shard, byte[] bytes) {
    List<Request> requests = new ArrayList<>();
    for (Command command : CommandCodec.decode(bytes)) {
      if (!(command instanceof Request request)) {
        throw new IllegalArgumentException("command: a client can send requests only");
      }
      String symbol =
          host.reference()
              .symbol(request.instrumentId())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "instrumentId: " + request.instrumentId() + " is not known"));
      if (Shards.of(symbol, host.shardCount()) != shard) {
        throw new IllegalArgumentException(
            "instrumentId: " + symbol + " does not belong to shard " + shard);
      }
      requests.add(request);
    }
    return requests;
  }

  @Override
  public long[] status(int shard, int portfolioId, long idHigh, long idLow) {
    ShardHost host = ShardHost.of(ignite);
    return (host == null
            ? RequestStatus.unanswered(RejectReason.NOT_OWNER)
            : ask(host, new StatusQuestion(shard, portfolioId, new ClientOrderId(idHigh, idLow))))
        .toNumbers();
  }

  private static RequestStatus ask(ShardHost host, StatusQuestion question) {
    try {
      return host.status(question).get(ANSWER_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return RequestStatus.unanswered(RejectReason.OUTCOME_UNKNOWN);
    } catch (ExecutionException e) {
      LOG.warn("Shard {}: what became of a request cannot be read now", question.shard(), e);
      return RequestStatus.unanswered(RejectReason.OUTCOME_UNKNOWN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return RequestStatus.unanswered(RejectReason.OUTCOME_UNKNOWN);
    }
  }

  private static byte[] refuse(int count, RejectReason reason) {
    return AnswerCodec.encode(Collections.nCopies(count, Answer.refused(reason)));
  }

  @Override
  public String[] owners() {
    Affinity<Object> affinity = ignite.affinity(Cache.COMMAND_LOG.name());
    String[] owners = new String[affinity.partitions()];
    for (int shard = 0; shard < owners.length; shard++) {
      ClusterNode owner = affinity.mapPartitionToNode(shard);
      owners[shard] = owner == null ? "" : owner.id().toString();
    }
    return owners;
  }
}
