package io.tradegrid.client;

import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.service.ReadModels;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Has the read models of shards rebuilt, and waits for it. */
final class ReadModelDesk {

  private static final long FIRST_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(250);

  private final ReadModels service;
  private final Patience patience;

  ReadModelDesk(ReadModels service, Duration patience) {
    this.service = service;
    this.patience = new Patience(patience);
  }

  RebuildReport rebuild(int shard, boolean mends, RebuildWatcher watcher) {
    int answer =
        patience.ask(
            () -> service.begin(shard, mends),
            code -> code == -RejectReason.NOT_OWNER.code(),
            () -> {});
    if (answer < 0) {
      RejectReason reason = RejectReason.of(-answer);
      String why =
          reason == RejectReason.BUSY ? "a rebuild is under way already" : reason.description();
      throw new RejectedException(reason, "shard " + shard + ": " + why);
    }
    long pauseNs = FIRST_PAUSE_NS;
    while (true) {
      long[] state = service.state(shard);
      if (state.length == 0) {
        throw new RebuildException("shard " + shard + ": it has changed its owner; run it again");
      } else if (state[ReadModels.PHASE] == ReadModels.FAILED) {
        throw new RebuildException(service.failure(shard));
      }
      watcher.replayed(state[ReadModels.REPLAYED], state[ReadModels.TOTAL]);
      if (state[ReadModels.PHASE] == ReadModels.DONE) {
        return RebuildReport.of(service.names(), state);
      }
      LockSupport.parkNanos(pauseNs);
      pauseNs = Math.min(2 * pauseNs, LONGEST_PAUSE_NS);
    }
  }
}
