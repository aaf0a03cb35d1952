package io.tradegrid.tick;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the owner of a symbol answers to questions, as bytes and back; {@code
 * docs/formats/tick-batch.md} says which. Each method that reads refuses what is damaged with an
 * {@link IllegalArgumentException}.
 */
public final class TickAnswers {

  private static final byte VERSION = 1;
  private static final byte REFUSAL = 0;
  private static final int BAR_BYTES = 8 * Long.BYTES + 1;

  private TickAnswers() {}

  /**
   * Writes a page.
   *
   * @param page of at most {@link TickBlock#ROWS_MAX} ticks with all columns
   */
  public static byte[] page(TickPage page) {
    String token = page.next().map(TickPosition::token).orElse("");
    TickColumns ticks = page.ticks();
    byte[] block =
        ticks.count() == 0
            ? new byte[0]
            : new TickBlockWriter(ticks.kind()).write(ticks, 0, ticks.count());
    ByteBuffer answer = ByteBuffer.allocate(2 + token.length() + block.length);
    answer.put(VERSION).put((byte) token.length());
    return answer.put(token.getBytes(StandardCharsets.US_ASCII)).put(block).array();
  }

  /**
   * Reads a page.
   *
   * @param kind what its ticks are if there are none
   */
  public static TickPage page(byte[] bytes, TickKind kind) {
    ByteBuffer answer = begin(bytes);
    try {
      byte[] token = new byte[answer.get()];
      answer.get(token);
      TickColumns ticks = new TickColumns(kind);
      if (answer.hasRemaining()) {
        byte[] block = new byte[answer.remaining()];
        answer.get(block);
        TickBlock.of(block).read(ticks);
      }
      String next = new String(token, StandardCharsets.US_ASCII);
      return new TickPage(
          ticks, next.isEmpty() ? Optional.empty() : Optional.of(TickPosition.parse(next)));
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw damaged(e);
    }
  }

  /** Writes bars. */
  public static byte[] bars(Bars bars) {
    ByteBuffer answer = ByteBuffer.allocate(3 + Integer.BYTES + bars.count() * BAR_BYTES);
    put(answer.put(VERSION), bars.scale()).putInt(bars.count());
    for (int i = 0; i < bars.count(); i++) {
      bars.put(i, answer);
    }
    return answer.array();
  }

  /** Reads bars. */
  public static Bars bars(byte[] bytes) {
    ByteBuffer answer = begin(bytes);
    try {
      TickScale scale = scale(answer);
      int count = answer.getInt();
      if (count < 0 || (long) count * BAR_BYTES != answer.remaining()) {
        throw damaged(null);
      }
      BarColumns columns = new BarColumns(count);
      for (int i = 0; i < count; i++) {
        int bar = columns.add(answer.getLong());
        columns.trades[bar] = answer.getLong();
        boolean priced = answer.get() != 0;
        columns.prices(bar, answer.getLong(), answer.getLong(), answer.getLong(), answer.getLong());
        columns.priced[bar] = priced;
        columns.volumesHigh[bar] = answer.getLong();
        columns.volumesLow[bar] = answer.getLong();
      }
      return new Bars(scale, columns);
    } catch (BufferUnderflowException e) {
      throw damaged(e);
    }
  }

  /** Writes totals. */
  public static byte[] totals(TradeTotals totals) {
    byte[] volume = totals.volume().toByteArray();
    byte[] notional = totals.notional().toByteArray();
    ByteBuffer answer =
        ByteBuffer.allocate(3 + 5 * Long.BYTES + 2 + volume.length + notional.length);
    put(answer.put(VERSION), totals.scale()).putLong(totals.count());
    answer.putLong(totals.open()).putLong(totals.high());
    answer.putLong(totals.low()).putLong(totals.close());
    answer.put((byte) volume.length).put(volume);
    return answer.put((byte) notional.length).put(notional).array();
  }

  /** Reads totals. */
  public static TradeTotals totals(byte[] bytes) {
    ByteBuffer answer = begin(bytes);
    try {
      TickScale scale = scale(answer);
      return new TradeTotals(
          answer.getLong(),
          scale,
          answer.getLong(),
          answer.getLong(),
          answer.getLong(),
          answer.getLong(),
          number(answer),
          number(answer));
    } catch (BufferUnderflowException | NumberFormatException | NegativeArraySizeException e) {
      throw damaged(e);
    }
  }

  /** Writes that a question cannot be answered; whoever reads it as an answer is told why. */
  public static byte[] refusal(String message) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + text.length).put(REFUSAL).put(text).array();
  }

  private static ByteBuffer begin(byte[] bytes) {
    if (bytes.length > 0 && bytes[0] == REFUSAL) {
      throw new IllegalArgumentException(
          new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8));
    }
    if (bytes.length == 0 || bytes[0] != VERSION) {
      throw new IllegalArgumentException("answer: not of version " + VERSION);
    }
    return ByteBuffer.wrap(bytes).position(1);
  }

  private static ByteBuffer put(ByteBuffer answer, TickScale scale) {
    return answer.put((byte) scale.priceDecimals()).put((byte) scale.sizeDecimals());
  }

  private static TickScale scale(ByteBuffer answer) {
    return new TickScale(answer.get(), answer.get());
  }

  private static BigInteger number(ByteBuffer answer) {
    byte[] bytes = new byte[answer.get()];
    answer.get(bytes);
    return new BigInteger(bytes);
  }

  private static IllegalArgumentException damaged(Exception cause) {
    return new IllegalArgumentException("answer: its parts do not fit together", cause);
  }
}
