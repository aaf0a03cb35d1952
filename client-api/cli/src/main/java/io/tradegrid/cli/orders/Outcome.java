package io.tradegrid.cli.orders;

import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Fill;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectReason.Kind;
import java.io.PrintWriter;
import java.util.Locale;

/** Says in words what the grid answered to one request. */
final class Outcome {

  private Outcome() {}

  /**
   * Prints what became of the order.
   *
   * @throws CommandException if the request was not carried out
   */
  static void print(OrderRequest request, Answer answer, Instrument instrument, PrintWriter out) {
    if (!answer.isAccepted()) {
      throw refused(request, answer.reason());
    }
    out.printf(
        "order %d of %s, %s: filled %s, open %s%s%n",
        answer.orderId(),
        request.portfolio(),
        answer.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        instrument.quantity(answer.filledLots()).toPlainString(),
        instrument.quantity(answer.leavesLots()).toPlainString(),
        answer.duplicate() ? "; it had been sent before" : "");
    for (Fill fill : answer.fills()) {
      out.printf(
          "  %s @ %s%n",
          instrument.quantity(fill.quantityLots()).toPlainString(),
          instrument.price(fill.priceTicks()).toPlainString());
    }
    if (request instanceof OrderRequest.New) {
      out.printf("its id is %s%n", request.clientOrderId());
    }
    out.flush();
  }

  /**
   * Prints what a shard knows of a request.
   *
   * @throws CommandException if it does not know it
   */
  static void print(RequestStatus status, Instrument instrument, PrintWriter out) {
    Answer answer = status.answer();
    switch (status.standing()) {
      case OPEN ->
          out.printf("order %d is open: %s%n", answer.orderId(), filled(answer, instrument));
      case CLOSED -> out.printf("order %d was open and is no more%n", answer.orderId());
      case DONE ->
          out.println(
              answer.isAccepted() ? done(answer, instrument) : "refused with " + answer.reason());
      default -> throw unknown(status);
    }
    out.flush();
  }

  private static String done(Answer answer, Instrument instrument) {
    return answer.orderId() == 0
        ? "done: cancelled orders " + answer.cancelledOrders()
        : "done: order " + answer.orderId() + ", " + filled(answer, instrument);
  }

  private static String filled(Answer answer, Instrument instrument) {
    return answer.status().name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + ", filled "
        + instrument.quantity(answer.filledLots()).toPlainString()
        + ", open "
        + instrument.quantity(answer.leavesLots()).toPlainString();
  }

  private static CommandException unknown(RequestStatus status) {
    return new CommandException(
        status.forgotten() == 0
            ? "the shard has never taken a request with this id"
            : "the shard remembers its last "
                + status.remembered()
                + " requests, and among them is none with this id");
  }

  private static CommandException refused(OrderRequest request, RejectReason reason) {
    String words =
        reason == RejectReason.INVALID_TERMS
            ? "--until: must be in the future"
            : reason.description();
    boolean unknown = reason.kind() == Kind.UNKNOWN || reason.kind() == Kind.TRANSIENT;
    return new CommandException(
        reason
            + ": "
            + words
            + (unknown ? " (run the same with --id " + request.clientOrderId() + ")" : ""));
  }
}
