package io.tradegrid.engine;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.market.ReadAhead;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.shard.ShardState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Submissions applied together and logged as one entry. What changes nothing, repeats and refusals,
 * is answered with the others but not logged.
 */
final class Batch {

  private final ShardState state;
  private final ReferenceLookup reference;

  /** Whatever is applied together is accepted at one time. */
  private final long nowNs;

  private final int rememberedMax;
  private final List<Command> logged = new ArrayList<>();
  private final List<Submission> submissions = new ArrayList<>();
  private final List<List<Answer>> answers = new ArrayList<>();
  private int taken;

  /**
   * Makes an empty one.
   *
   * @param nowNs when it is, in nanoseconds since the epoch
   * @param rememberedMax with so many requests remembered, open orders apart, no more are taken
   */
  Batch(ShardState state, ReferenceLookup reference, long nowNs, int rememberedMax) {
    this.state = state;
    this.reference = reference;
    this.nowNs = nowNs;
    this.rememberedMax = rememberedMax;
  }

  int size() {
    return logged.size();
  }

  /** Returns how many requests were taken up; repeats and refusals count, but are not logged. */
  int taken() {
    return taken;
  }

  List<Command> logged() {
    return logged;
  }

  void apply(Submission submission) {
    List<Answer> some = new ArrayList<>(submission.requests().size());
    submissions.add(submission);
    taken += Math.max(1, submission.requests().size());
    answers.add(some);
    List<Request> requests = submission.requests();
    for (int i = 0; i < requests.size(); i++) {
      if (i % ReadAhead.GROUP == 0 && requests.size() > 1) {
        state.readAhead(requests, i, Math.min(i + ReadAhead.GROUP, requests.size()));
      }
      some.add(apply(requests.get(i)));
    }
  }

  /**
   * Takes the limits that were changed while nobody ran the shard.
   *
   * @return 0, as no order is cancelled
   */
  int redefineAll() {
    return state.portfolios().stream().map(Portfolio::id).toList().stream()
        .mapToInt(this::redefine)
        .sum();
  }

  /**
   * Takes a portfolio's new limits; a shard that has not met the portfolio learns them when it
   * does.
   *
   * @return 0, as no order is cancelled
   */
  int redefine(int portfolioId) {
    if (state.knowsPortfolio(portfolioId)) {
      reference
          .portfolio(portfolioId)
          .filter(now -> !now.equals(state.portfolio(portfolioId)))
          .ifPresent(this::define);
    }
    return 0;
  }

  /**
   * Carries out a control command now, unless it would change nothing.
   *
   * @return how many orders it cancelled, or minus the code of the reason why it was not done
   */
  int apply(Control control) {
    if (control.instrumentId() != 0 && !isDefined(control.instrumentId())) {
      return -RejectReason.UNKNOWN_INSTRUMENT.code();
    }
    Control timed = control.acceptedAt(nowNs);
    if (!state.isChangedBy(timed)) {
      return 0;
    }
    logged.add(timed);
    return state.apply(timed);
  }

  private Answer apply(Request request) {
    if (!isDefined(request.instrumentId())) {
      return Answer.refused(RejectReason.UNKNOWN_INSTRUMENT);
    }
    if (!hasPortfolio(request.portfolioId())
        || (request.asked() instanceof TradeReport report
            && !hasPortfolio(report.counterPortfolioId()))) {
      return Answer.refused(RejectReason.UNKNOWN_PORTFOLIO);
    }
    if (state.isTooMuch(request, rememberedMax)) {
      return Answer.refused(RejectReason.BUSY);
    }
    Request timed = timed(request);
    Answer answer = state.apply(timed);
    if (!answer.duplicate() && answer.reason() != RejectReason.DUPLICATE_ID) {
      logged.add(timed);
    }
    return answer;
  }

  /** Nobody may set a market's clock forward, and with it off what is due later. */
  private Request timed(Request request) {
    boolean keeps =
        request.timestampNs() != Command.STAMP_ON_ACCEPT && request.timestampNs() <= nowNs;
    return keeps ? request : request.acceptedAt(nowNs);
  }

  private boolean isDefined(int instrumentId) {
    if (state.knowsInstrument(instrumentId)) {
      return true;
    }
    Optional<Instrument> instrument = reference.instrument(instrumentId);
    instrument.map(DefineInstrument::new).ifPresent(this::define);
    return instrument.isPresent();
  }

  private boolean hasPortfolio(int portfolioId) {
    if (state.knowsPortfolio(portfolioId)) {
      return true;
    }
    Optional<Portfolio> portfolio = reference.portfolio(portfolioId);
    portfolio.ifPresent(this::define);
    return portfolio.isPresent();
  }

  private void define(DefineInstrument define) {
    state.define(define);
    logged.add(define);
  }

  private void define(Portfolio portfolio) {
    DefinePortfolio define = new DefinePortfolio(portfolio);
    state.define(define);
    logged.add(define);
  }

  /** Hands out the answers; all that was logged is durable. */
  void answer(EngineMetrics metrics) {
    for (int i = 0; i < submissions.size(); i++) {
      metrics.answered(answers.get(i));
      submissions.get(i).answers().complete(answers.get(i));
    }
  }

  /** Tells every caller of the batch the same thing instead. */
  void refuse(RejectReason reason) {
    submissions.forEach(submission -> submission.refuse(reason));
  }
}
