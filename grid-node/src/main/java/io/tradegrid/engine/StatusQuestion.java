package io.tradegrid.engine;

import io.tradegrid.command.RequestStatus;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.RejectReason;
import io.tradegrid.shard.RequestLookup;
import io.tradegrid.shard.ShardState;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of a request? Asked between two turns in the shard's inbox. With the first one, all
 * that waited before is durable. The second one is given only by a shard that is served still and
 * whose node holds the lease, so that the log as it was read between them is the true one: an owner
 * that was paused or cut off finds there what the next one has acknowledged.
 *
 * @param shard where the request belongs
 * @param portfolioId who sent it
 * @param id under which name
 */
public record StatusQuestion(int shard, int portfolioId, ClientOrderId id) {

  private static final Logger LOG = LoggerFactory.getLogger(StatusQuestion.class);

  /**
   * Asks; from any thread.
   *
   * @param engine of the shard
   * @param log that the engine appends to
   * @return completes with the status, or with the reason why there is none; fails with {@link
   *     GridUnavailableException} if the log cannot be read now
   */
  public CompletableFuture<RequestStatus> ask(ShardEngine engine, CommandLog log) {
    return inTurn(engine, () -> engine.ask(state -> read(state, engine, log)))
        .thenCompose(status -> inTurn(engine, () -> CompletableFuture.completedFuture(status)));
  }

  private static CompletableFuture<RequestStatus> inTurn(
      ShardEngine engine, Supplier<CompletableFuture<RequestStatus>> then) {
    return engine
        .submit(List.of())
        .thenCompose(
            refusal ->
                refusal.isEmpty()
                    ? then.get()
                    : CompletableFuture.completedFuture(
                        RequestStatus.unanswered(refusal.get(0).reason())));
  }

  private RequestStatus read(ShardState state, ShardEngine engine, CommandLog log) {
    if (log.read(shard, engine.sequence() + 1) != null) {
      LOG.warn("Shard {}: another owner has gone on with the log; giving the shard up", shard);
      engine.close();
      return RequestStatus.unanswered(RejectReason.NOT_OWNER);
    }
    return RequestLookup.status(state, portfolioId, id);
  }
}
