package io.tradegrid.command;

import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.WireCode;
import java.util.List;

/**
 * What a shard knows of a request by its id, after everything that waited in the shard's inbox when
 * it was asked is durable.
 *
 * @param standing what became of the request
 * @param answer of an OPEN order as it stands now; of one that is DONE or CLOSED the first answer,
 *     without fills and quote; of others a refusal, that of UNANSWERED with the reason why
 * @param remembered how many requests the shard remembers
 * @param forgotten how many older ones it has forgotten: a request that is UNKNOWN is one of these
 *     or was never taken, and if there are none it was never taken
 */
public record RequestStatus(Standing standing, Answer answer, long remembered, long forgotten) {

  /** What became of a request. */
  public enum Standing implements WireCode {
    /** It is not known now; the reason says why. */
    UNANSWERED(0),
    /** The shard does not know the id. */
    UNKNOWN(1),
    /** It is an order that is open. */
    OPEN(2),
    /** An order that the first answer left open; since then filled, cancelled or expired. */
    CLOSED(3),
    /** There was nothing to come after the first answer. */
    DONE(4);

    private static final Standing[] VALUES = values();

    private final int code;

    Standing(int code) {
      this.code = code;
    }

    @Override
    public int code() {
      return code;
    }

    /**
     * Returns the standing with this wire code.
     *
     * @param code as {@link #code} gives it
     * @throws IllegalArgumentException for an unknown code
     */
    public static Standing of(int code) {
      return WireCode.of(VALUES, code, "standing");
    }
  }

  private static final int NUMBERS = 9;

  /** Returns the status of which nothing is known, and why. */
  public static RequestStatus unanswered(RejectReason reason) {
    return new RequestStatus(Standing.UNANSWERED, Answer.refused(reason), 0, 0);
  }

  /** Returns whether the shard knows the request. */
  public boolean isKnown() {
    return standing == Standing.OPEN || standing == Standing.CLOSED || standing == Standing.DONE;
  }

  /** Returns the status as {@link io.tradegrid.service.OrderEntry#status} has it. */
  public long[] toNumbers() {
    return new long[] {
      standing.code(),
      answer.reason().code(),
      answer.status().code(),
      answer.orderId(),
      answer.filledLots(),
      answer.leavesLots(),
      answer.cancelledOrders(),
      remembered,
      forgotten
    };
  }

  /**
   * Returns the status of which {@link #toNumbers} made these.
   *
   * @throws IllegalArgumentException if the numbers are none
   */
  public static RequestStatus of(long[] numbers) {
    if (numbers.length != NUMBERS) {
      throw new IllegalArgumentException(
          "status: must have " + NUMBERS + " numbers, got " + numbers.length);
    }
    Standing standing = Standing.of((int) numbers[0]);
    Answer answer =
        new Answer(
            RejectReason.of((int) numbers[1]),
            standing == Standing.CLOSED || standing == Standing.DONE,
            OrderStatus.of((int) numbers[2]),
            numbers[3],
            numbers[4],
            numbers[5],
            TopOfBook.EMPTY,
            List.of(),
            (int) numbers[6]);
    return new RequestStatus(standing, answer, numbers[7], numbers[8]);
  }
}
