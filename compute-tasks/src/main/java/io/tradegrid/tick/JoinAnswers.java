package io.tradegrid.tick;

import static io.tradegrid.tick.TickAnswers.VERSION;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answers in which ticks are joined with others or with events, as bytes and back; {@code
 * docs/formats/tick-batch.md} says which. Each method that reads refuses what is damaged with an
 * {@link IllegalArgumentException}.
 */
public final class JoinAnswers {

  private static final int NO_QUOTE = 0xffff;
  private static final int HEAD = 2 + Short.BYTES;
  private static final int SPREADS_FIXED = 1 + 3 * Long.BYTES;

  private JoinAnswers() {}

  /**
   * Writes a page of an as-of join. A quote that prevailed for several trades is in it once.
   *
   * @param page of at most {@link TickBlock#ROWS_MAX} rows
   */
  public static byte[] asOf(AsOfPage page) {
    TickColumns trades = new TickColumns(TickKind.TRADE);
    TickColumns quotes = new TickColumns(TickKind.QUOTE);
    ByteBuffer places = ByteBuffer.allocate(Short.BYTES * page.rows().size());
    Optional<QuoteTick> last = Optional.empty();
    for (AsOfRow row : page.rows()) {
      trades.add(row.trade());
      if (row.quote().isPresent() && !row.quote().equals(last)) {
        quotes.add(row.quote().get());
        last = row.quote();
      }
      places.putShort((short) (row.quote().isPresent() ? quotes.count() - 1 : NO_QUOTE));
    }
    byte[] token =
        page.next().map(TickPosition::token).orElse("").getBytes(StandardCharsets.US_ASCII);
    byte[] tradeBlock = block(trades);
    byte[] quoteBlock = block(quotes);
    ByteBuffer answer =
        ByteBuffer.allocate(
            2 + token.length + 8 + tradeBlock.length + quoteBlock.length + places.capacity());
    answer.put(VERSION).put((byte) token.length).put(token);
    answer.putInt(tradeBlock.length).put(tradeBlock);
    answer.putInt(quoteBlock.length).put(quoteBlock);
    return answer.put(places.array()).array();
  }

  private static byte[] block(TickColumns ticks) {
    return ticks.count() == 0
        ? new byte[0]
        : new TickBlockWriter(ticks.kind()).write(ticks, 0, ticks.count());
  }

  /** Reads a page of an as-of join. */
  public static AsOfPage asOf(byte[] bytes) {
    ByteBuffer answer = TickAnswers.begin(bytes);
    try {
      byte[] token = take(answer, answer.get());
      TickColumns trades = ticks(TickKind.TRADE, answer);
      TickColumns quotes = ticks(TickKind.QUOTE, answer);
      List<AsOfRow> rows = new ArrayList<>(trades.count());
      for (int i = 0; i < trades.count(); i++) {
        int place = Short.toUnsignedInt(answer.getShort());
        if (place != NO_QUOTE && place >= quotes.count()) {
          throw TickAnswers.damaged(null);
        }
        rows.add(
            new AsOfRow(
                trades.trade(i),
                place == NO_QUOTE ? Optional.empty() : Optional.of(quotes.quote(place))));
      }
      String next = new String(token, StandardCharsets.US_ASCII);
      return new AsOfPage(
          rows, next.isEmpty() ? Optional.empty() : Optional.of(TickPosition.parse(next)));
    } catch (BufferUnderflowException e) {
      throw TickAnswers.damaged(e);
    }
  }

  private static TickColumns ticks(TickKind kind, ByteBuffer answer) {
    TickColumns ticks = new TickColumns(kind);
    byte[] block = take(answer, answer.getInt());
    if (block.length > 0) {
      TickBlock.of(block).read(ticks);
    }
    return ticks;
  }

  private static byte[] take(ByteBuffer answer, int length) {
    if (length < 0 || length > answer.remaining()) {
      throw TickAnswers.damaged(null);
    }
    byte[] bytes = new byte[length];
    answer.get(bytes);
    return bytes;
  }

  /** Writes what the trades around events come to. */
  public static byte[] tradeWindows(List<TradeTotals> windows) {
    int bytes = windows.stream().mapToInt(TickAnswers::bytes).sum();
    ByteBuffer answer = ByteBuffer.allocate(HEAD + bytes);
    begin(answer, TickKind.TRADE, windows.size());
    windows.forEach(totals -> TickAnswers.put(answer, totals));
    return answer.array();
  }

  /** Reads what the trades around events come to. */
  public static List<TradeTotals> tradeWindows(byte[] bytes) {
    ByteBuffer answer = TickAnswers.begin(bytes);
    List<TradeTotals> windows = new ArrayList<>();
    try {
      int count = count(TickKind.TRADE, answer);
      for (int i = 0; i < count; i++) {
        windows.add(TickAnswers.totals(answer));
      }
      return windows;
    } catch (BufferUnderflowException | NumberFormatException | NegativeArraySizeException e) {
      throw TickAnswers.damaged(e);
    }
  }

  /** Writes what the spreads around events come to. */
  public static byte[] spreadWindows(List<SpreadTotals> windows) {
    int bytes = windows.stream().mapToInt(JoinAnswers::bytes).sum();
    ByteBuffer answer = ByteBuffer.allocate(HEAD + bytes);
    begin(answer, TickKind.QUOTE, windows.size());
    for (SpreadTotals spreads : windows) {
      answer.put((byte) spreads.priceDecimals()).putLong(spreads.count());
      answer.putLong(spreads.lowest()).putLong(spreads.highest());
      TickAnswers.put(answer, spreads.sum());
      TickAnswers.put(answer, spreads.timeSum());
      TickAnswers.put(answer, spreads.timeNs());
    }
    return answer.array();
  }

  private static int bytes(SpreadTotals spreads) {
    return SPREADS_FIXED
        + TickAnswers.bytes(spreads.sum())
        + TickAnswers.bytes(spreads.timeSum())
        + TickAnswers.bytes(spreads.timeNs());
  }

  /** Reads what the spreads around events come to. */
  public static List<SpreadTotals> spreadWindows(byte[] bytes) {
    ByteBuffer answer = TickAnswers.begin(bytes);
    List<SpreadTotals> windows = new ArrayList<>();
    try {
      int count = count(TickKind.QUOTE, answer);
      for (int i = 0; i < count; i++) {
        int decimals = answer.get();
        windows.add(
            new SpreadTotals(
                answer.getLong(),
                decimals,
                answer.getLong(),
                answer.getLong(),
                TickAnswers.number(answer),
                TickAnswers.number(answer),
                TickAnswers.number(answer)));
      }
      return windows;
    } catch (BufferUnderflowException | NumberFormatException | NegativeArraySizeException e) {
      throw TickAnswers.damaged(e);
    }
  }

  private static void begin(ByteBuffer answer, TickKind kind, int count) {
    answer.put(VERSION).put((byte) kind.schema()).putShort((short) count);
  }

  private static int count(TickKind kind, ByteBuffer answer) {
    if (answer.get() != kind.schema()) {
      throw new IllegalArgumentException("answer: not of windows of " + kind);
    }
    return answer.getShort();
  }
}
