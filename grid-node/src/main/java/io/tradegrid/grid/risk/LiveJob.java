package io.tradegrid.grid.risk;

import io.tradegrid.task.LiveRiskBoard;
import org.apache.ignite.Ignite;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;

/** Takes a question to another node; answers null if that node cannot answer at the moment. */
final class LiveJob implements IgniteCallable<LiveReply> {

  private static final long serialVersionUID = 1L;

  private final LiveQuestion question;
  @IgniteInstanceResource private transient Ignite ignite;

  LiveJob(LiveQuestion question) {
    this.question = question;
  }

  @Override
  public LiveReply call() {
    LiveRiskBoard board =
        ignite.cluster().<String, LiveRiskBoard>nodeLocalMap().get(LiveRiskBoard.KEY);
    return board instanceof LiveRisk risk ? risk.answer(question) : null;
  }
}
