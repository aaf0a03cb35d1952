package io.tradegrid.tick;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Questions as bytes and back; {@code docs/formats/tick-question.md} says which. Codes never
 * change.
 */
public final class TickQuestionCodec {

  /** The most bytes of a question. */
  public static final int BYTES_MAX = 128 + TickQuestion.ROWS_MAX * Long.BYTES;

  private static final byte VERSION = 2;
  private static final byte PAGE = 1;
  private static final byte LATEST = 2;
  private static final byte TOTALS = 3;
  private static final byte TWAP = 4;
  private static final byte BARS = 5;
  private static final byte AS_OF = 6;
  private static final byte AROUND = 7;

  private TickQuestionCodec() {}

  /** Writes a question. */
  public static byte[] encode(TickQuestion question) {
    ByteBuffer out = ByteBuffer.allocate(BYTES_MAX).put(VERSION);
    if (question instanceof TickQuestion.Page page) {
      put(out.put(PAGE), page.kind());
      put(out, page.range(), page.after()).putShort((short) page.limit());
    } else if (question instanceof TickQuestion.Latest latest) {
      put(out.put(LATEST), latest.kind()).putLong(latest.atNs());
      put(out, latest.withoutFlags(), latest.source());
    } else if (question instanceof TickQuestion.Totals totals) {
      put(out.put(TOTALS), totals.range());
    } else if (question instanceof TickQuestion.Twap twap) {
      put(out.put(TWAP), twap.range());
    } else if (question instanceof TickQuestion.BarsOf bars) {
      put(out.put(BARS), bars.range());
      out.putLong(bars.interval().lengthNs()).putLong(bars.interval().offsetNs());
      out.put((byte) bars.fill().code()).putLong(bars.afterNs()).putInt(bars.limit());
    } else if (question instanceof TickQuestion.AsOf asOf) {
      put(out.put(AS_OF), asOf.range(), asOf.after()).putShort((short) asOf.limit());
      out.put((byte) (asOf.rule().strict() ? 1 : 0)).putLong(asOf.rule().toleranceNs());
      put(out, asOf.rule().withoutFlags(), asOf.rule().source());
    } else if (question instanceof TickQuestion.Around around) {
      put(out.put(AROUND), around.kind());
      out.putLong(around.window().beforeNs()).putLong(around.window().afterNs());
      put(out, around.window().withoutFlags(), around.window().source());
      out.putShort((short) around.eventsNs().size());
      around.eventsNs().forEach(out::putLong);
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /**
   * Reads a question.
   *
   * @throws IllegalArgumentException if it is of another version, damaged, or names what is out of
   *     its range
   */
  public static TickQuestion decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (bytes.length > BYTES_MAX || in.get() != VERSION) {
        throw new IllegalArgumentException("question: not of version " + VERSION);
      }
      TickQuestion question = read(in.get(), in);
      if (in.hasRemaining()) {
        throw new IllegalArgumentException("question: has bytes behind its end");
      }
      return question;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("question: its end is missing", e);
    }
  }

  private static TickQuestion read(byte code, ByteBuffer in) {
    return switch (code) {
      case PAGE -> new TickQuestion.Page(kind(in), range(in), position(in), in.getShort());
      case LATEST -> new TickQuestion.Latest(kind(in), in.getLong(), in.get(), source(in));
      case TOTALS -> new TickQuestion.Totals(range(in));
      case TWAP -> new TickQuestion.Twap(range(in));
      case BARS ->
          new TickQuestion.BarsOf(
              range(in),
              new BarInterval(in.getLong(), in.getLong()),
              BarFill.of(in.get()),
              in.getLong(),
              in.getInt());
      case AS_OF ->
          new TickQuestion.AsOf(
              range(in),
              position(in),
              in.getShort(),
              new AsOfRule(in.get() != 0, in.getLong(), in.get(), source(in)));
      case AROUND ->
          new TickQuestion.Around(
              kind(in),
              new TickWindow(in.getLong(), in.getLong(), in.get(), source(in)),
              events(in));
      default -> throw new IllegalArgumentException("question: there is none of code " + code);
    };
  }

  private static ByteBuffer put(ByteBuffer out, TickKind kind) {
    return out.put((byte) kind.schema());
  }

  private static TickKind kind(ByteBuffer in) {
    return TickKind.ofSchema(in.get());
  }

  private static ByteBuffer put(ByteBuffer out, TickRange range) {
    return put(
        out.putLong(range.fromNs()).putLong(range.toNs()), range.withoutFlags(), range.source());
  }

  private static TickRange range(ByteBuffer in) {
    return new TickRange(in.getLong(), in.getLong(), in.get(), source(in));
  }

  private static ByteBuffer put(ByteBuffer out, int withoutFlags, TickSource source) {
    return out.put((byte) withoutFlags).putLong(source.code());
  }

  private static TickSource source(ByteBuffer in) {
    return new TickSource(in.getLong());
  }

  private static ByteBuffer put(ByteBuffer out, TickRange range, Optional<TickPosition> after) {
    put(out, range).put((byte) (after.isPresent() ? 1 : 0));
    after.ifPresent(
        position ->
            out.putLong(position.timeNs()).putLong(position.source()).putLong(position.sequence()));
    return out;
  }

  private static Optional<TickPosition> position(ByteBuffer in) {
    return in.get() == 0
        ? Optional.empty()
        : Optional.of(new TickPosition(in.getLong(), in.getLong(), in.getLong()));
  }

  private static List<Long> events(ByteBuffer in) {
    int count = in.getShort();
    List<Long> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(in.getLong());
    }
    return events;
  }
}
