package io.tradegrid.command;

import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.RejectReason;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Answers as bytes, little endian; every field is in {@code docs/formats/answer.md}. */
public final class AnswerCodec {

  private static final int ANSWER_BYTES = 3 + 3 * 8 + 4 * 8 + 4 + 4;
  private static final int FILL_BYTES = 4 * 8 + 4 + 16;

  private AnswerCodec() {}

  /** Encodes answers: version and count, then each in turn. */
  public static byte[] encode(List<Answer> answers) {
    int size = 1 + 4;
    for (Answer answer : answers) {
      size += ANSWER_BYTES + answer.fills().size() * FILL_BYTES;
    }
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    BatchVersion.write(out);
    out.putInt(answers.size());
    for (Answer answer : answers) {
      encode(answer, out);
    }
    return out.array();
  }

  private static void encode(Answer answer, ByteBuffer out) {
    out.put((byte) answer.reason().code());
    out.put((byte) (answer.duplicate() ? 1 : 0));
    out.put((byte) answer.status().code());
    out.putLong(answer.orderId()).putLong(answer.filledLots()).putLong(answer.leavesLots());
    TopOfBook quote = answer.quote();
    out.putLong(quote.bidTicks()).putLong(quote.bidLots());
    out.putLong(quote.askTicks()).putLong(quote.askLots());
    out.putInt(answer.cancelledOrders()).putInt(answer.fills().size());
    for (Fill fill : answer.fills()) {
      out.putLong(fill.tradeId()).putLong(fill.priceTicks()).putLong(fill.quantityLots());
      out.putLong(fill.makerOrderId()).putInt(fill.makerPortfolioId());
      out.putLong(fill.makerClientOrderId().high()).putLong(fill.makerClientOrderId().low());
    }
  }

  /**
   * Decodes what {@link #encode(List)} wrote.
   *
   * @throws IllegalArgumentException if the bytes are not that
   */
  public static List<Answer> decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      BatchVersion.check(in);
      int count = in.getInt();
      if (count < 0 || (long) count * ANSWER_BYTES > in.remaining()) {
        throw new IllegalArgumentException("count: " + count + " answers do not fit the bytes");
      }
      List<Answer> answers = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        answers.add(decode(in));
      }
      if (in.hasRemaining()) {
        throw new IllegalArgumentException(
            "answers: " + in.remaining() + " bytes follow the last one");
      }
      return answers;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("answers: end inside an answer", e);
    }
  }

  private static Answer decode(ByteBuffer in) {
    RejectReason reason = RejectReason.of(in.get());
    boolean duplicate = in.get() != 0;
    OrderStatus status = OrderStatus.of(in.get());
    long orderId = in.getLong();
    long filledLots = in.getLong();
    long leavesLots = in.getLong();
    TopOfBook quote = new TopOfBook(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    int cancelledOrders = in.getInt();
    int fillCount = in.getInt();
    if (fillCount < 0 || (long) fillCount * FILL_BYTES > in.remaining()) {
      throw new IllegalArgumentException("fills: " + fillCount + " do not fit the bytes");
    }
    List<Fill> fills = new ArrayList<>(fillCount);
    for (int i = 0; i < fillCount; i++) {
      fills.add(
          new Fill(
              in.getLong(),
              in.getLong(),
              in.getLong(),
              in.getLong(),
              in.getInt(),
              new ClientOrderId(in.getLong(), in.getLong())));
    }
    return new Answer(
        reason, duplicate, status, orderId, filledLots, leavesLots, quote, fills, cancelledOrders);
  }
}
