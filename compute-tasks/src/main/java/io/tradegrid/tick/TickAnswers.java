package io.tradegrid.tick;

import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the owner of a symbol answers to questions, as bytes and back; {@code
 * docs/formats/tick-batch.md} says which. Each method that reads refuses what is damaged with an
 * {@link IllegalArgumentException}.
 */
public final class TickAnswers {

  static final byte VERSION = 1;
  private static final byte REFUSAL = 0;
  private static final byte REASON = -1;
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
    ByteBuffer answer = ByteBuffer.allocate(1 + bytes(totals));
    return put(answer.put(VERSION), totals).array();
  }

  static int bytes(TradeTotals totals) {
    return 2 + 5 * Long.BYTES + bytes(totals.volume()) + bytes(totals.notional());
  }

  static ByteBuffer put(ByteBuffer answer, TradeTotals totals) {
    put(answer, totals.scale()).putLong(totals.count());
    answer.putLong(totals.open()).putLong(totals.high());
    answer.putLong(totals.low()).putLong(totals.close());
    return put(put(answer, totals.volume()), totals.notional());
  }

  /** Reads totals. */
  public static TradeTotals totals(byte[] bytes) {
    ByteBuffer answer = begin(bytes);
    try {
      return totals(answer);
    } catch (BufferUnderflowException | NumberFormatException | NegativeArraySizeException e) {
      throw damaged(e);
    }
  }

  static TradeTotals totals(ByteBuffer answer) {
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
  }

  /** Writes an average, or that there is none. */
  public static byte[] mean(Optional<WeightedMean> mean) {
    if (mean.isEmpty()) {
      return new byte[] {VERSION};
    }
    WeightedMean some = mean.get();
    ByteBuffer answer = ByteBuffer.allocate(2 + bytes(some.sum()) + bytes(some.weight()));
    answer.put(VERSION).put((byte) some.priceDecimals());
    return put(put(answer, some.sum()), some.weight()).array();
  }

  /** Reads an average. */
  public static Optional<WeightedMean> mean(byte[] bytes) {
    ByteBuffer answer = begin(bytes);
    if (!answer.hasRemaining()) {
      return Optional.empty();
    }
    try {
      int decimals = answer.get();
      return Optional.of(new WeightedMean(number(answer), number(answer), decimals));
    } catch (BufferUnderflowException | NumberFormatException | NegativeArraySizeException e) {
      throw damaged(e);
    }
  }

  /** Writes that a question cannot be answered; whoever reads it as an answer is told why. */
  public static byte[] refusal(String message) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + text.length).put(REFUSAL).put(text).array();
  }

  /** Writes that a question is not answered, for a reason; its reader gets it as an exception. */
  public static byte[] refusal(RejectReason reason) {
    return new byte[] {REASON, (byte) reason.code()};
  }

  /** Returns whether bytes are a refusal of either kind. */
  public static boolean isRefusal(byte[] answer) {
    return answer.length > 0 && (answer[0] == REFUSAL || answer[0] == REASON);
  }

  /** Writes the answers of several symbols, in their order; an empty one says to ask again. */
  public static byte[] several(List<byte[]> answers) {
    int bytes = answers.stream().mapToInt(answer -> Integer.BYTES + answer.length).sum();
    ByteBuffer all = ByteBuffer.allocate(1 + bytes).put(VERSION);
    answers.forEach(answer -> all.putInt(answer.length).put(answer));
    return all.array();
  }

  /** Reads the answers of several symbols. */
  public static List<byte[]> several(byte[] bytes) {
    ByteBuffer all = begin(bytes);
    List<byte[]> answers = new ArrayList<>();
    try {
      while (all.hasRemaining()) {
        int length = all.getInt();
        if (length < 0 || length > all.remaining()) {
          throw damaged(null);
        }
        byte[] answer = new byte[length];
        all.get(answer);
        answers.add(answer);
      }
      return answers;
    } catch (BufferUnderflowException e) {
      throw damaged(e);
    }
  }

  /** Writes names of symbols. */
  public static byte[] symbols(List<String> symbols) {
    int bytes = symbols.stream().mapToInt(symbol -> 1 + symbol.length()).sum();
    ByteBuffer answer = ByteBuffer.allocate(1 + bytes).put(VERSION);
    for (String symbol : symbols) {
      answer.put((byte) symbol.length()).put(symbol.getBytes(StandardCharsets.US_ASCII));
    }
    return answer.array();
  }

  /** Reads names of symbols. */
  public static List<String> symbols(byte[] bytes) {
    ByteBuffer answer = begin(bytes);
    List<String> symbols = new ArrayList<>();
    try {
      while (answer.hasRemaining()) {
        byte[] symbol = new byte[answer.get()];
        answer.get(symbol);
        symbols.add(new String(symbol, StandardCharsets.US_ASCII));
      }
      return symbols;
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw damaged(e);
    }
  }

  /**
   * Begins to read an answer.
   *
   * @throws RejectedException if it says that there is none, with the reason
   */
  static ByteBuffer begin(byte[] bytes) {
    if (bytes.length > 0 && bytes[0] == REFUSAL) {
      throw new IllegalArgumentException(
          new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8));
    }
    if (bytes.length == 2 && bytes[0] == REASON) {
      RejectReason reason = RejectReason.of(bytes[1]);
      throw new RejectedException(reason, "ticks: " + reason.description());
    }
    if (bytes.length == 0 || bytes[0] != VERSION) {
      throw new IllegalArgumentException("answer: not of version " + VERSION);
    }
    return ByteBuffer.wrap(bytes).position(1);
  }

  static ByteBuffer put(ByteBuffer answer, TickScale scale) {
    return answer.put((byte) scale.priceDecimals()).put((byte) scale.sizeDecimals());
  }

  private static TickScale scale(ByteBuffer answer) {
    return new TickScale(answer.get(), answer.get());
  }

  static int bytes(BigInteger number) {
    return 1 + number.bitLength() / Byte.SIZE + 1;
  }

  static ByteBuffer put(ByteBuffer answer, BigInteger number) {
    byte[] bytes = number.toByteArray();
    return answer.put((byte) bytes.length).put(bytes);
  }

  static BigInteger number(ByteBuffer answer) {
    byte[] bytes = new byte[answer.get()];
    answer.get(bytes);
    return new BigInteger(bytes);
  }

  static IllegalArgumentException damaged(Exception cause) {
    return new IllegalArgumentException("answer: its parts do not fit together", cause);
  }
}
