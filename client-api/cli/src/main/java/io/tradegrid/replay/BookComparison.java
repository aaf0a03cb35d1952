package io.tradegrid.replay;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Fill;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Side;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds our answers against NASDAQ's record, message by message: is the best of the book the same,
 * and did an execution fill the same order. The answer to a repeat says neither, so rows and
 * executions answered as duplicates are left out.
 */
final class BookComparison {

  private final Map<RowCause, Long> rowCauses = new EnumMap<>(RowCause.class);
  private final Map<ExecutionCause, Long> executionCauses = new EnumMap<>(ExecutionCause.class);
  private final Set<ClientOrderId> overtaken = new HashSet<>();
  private TopOfBook quote = TopOfBook.EMPTY;
  private boolean quoteKnown = true;
  private long rows;
  private long rowsAgreeing;
  private int firstRowDiffering;
  private long executions;
  private long executionsAgreeing;

  /** Takes the answers to the seeds. */
  void seeded(List<Answer> answers) {
    answers.forEach(this::follow);
  }

  /**
   * Takes the answers to one step, in the order of its requests.
   *
   * @param step the step
   * @param answers as many as it has requests
   */
  void answered(LobsterStep step, List<Answer> answers) {
    answers.forEach(this::follow);
    if (step.message().type() == LobsterType.EXECUTION && !answers.get(0).duplicate()) {
      compareExecution(step, answers.get(0));
    }
    if (step.book() != null && quoteKnown) {
      compareRow(step);
    }
  }

  private void follow(Answer answer) {
    quoteKnown = !answer.duplicate();
    quote = answer.quote();
  }

  private void compareRow(LobsterStep step) {
    LobsterBook book = step.book();
    RowCause bid =
        RowCause.of(
            1, quote.bidTicks(), quote.bidLots(), book.price(Side.BUY, 1), book.size(Side.BUY, 1));
    RowCause ask =
        RowCause.of(
            -1,
            quote.askTicks(),
            quote.askLots(),
            book.price(Side.SELL, 1),
            book.size(Side.SELL, 1));
    rows++;
    if (bid == null && ask == null) {
      rowsAgreeing++;
      return;
    }
    if (firstRowDiffering == 0) {
      firstRowDiffering = step.message().row();
    }
    rowCauses.merge(bid == null ? ask : bid, 1L, Long::sum);
  }

  private void compareExecution(LobsterStep step, Answer answer) {
    executions++;
    LobsterStep.Target target = step.target();
    Fill wrong = null;
    for (Fill fill : answer.fills()) {
      if (wrong == null && !isExpected(fill, step.message(), target)) {
        wrong = fill;
      }
    }
    if (wrong == null && answer.filledLots() == step.message().size()) {
      executionsAgreeing++;
      return;
    }
    executionCauses.merge(
        ExecutionCause.of(step.message(), target, wrong, overtaken), 1L, Long::sum);
    if (target != null && !target.seed()) {
      overtaken.add(ClientOrderId.of(target.clientOrderId()));
    }
  }

  private static boolean isExpected(Fill fill, LobsterMessage message, LobsterStep.Target target) {
    if (target == null) {
      return false;
    }
    String maker = fill.makerClientOrderId().toString();
    // Seeds of one level stand for the same crowd: which of them gives way cannot be told.
    return target.seed()
        ? !maker.startsWith("L-") && fill.priceTicks() == message.price()
        : maker.equals(target.clientOrderId());
  }

  long rows() {
    return rows;
  }

  long rowsAgreeing() {
    return rowsAgreeing;
  }

  /** Returns the first row whose best prices or sizes differ; 0 if none does. */
  int firstRowDiffering() {
    return firstRowDiffering;
  }

  long executions() {
    return executions;
  }

  long executionsAgreeing() {
    return executionsAgreeing;
  }

  Map<RowCause, Long> rowCauses() {
    return rowCauses;
  }

  Map<ExecutionCause, Long> executionCauses() {
    return executionCauses;
  }
}
