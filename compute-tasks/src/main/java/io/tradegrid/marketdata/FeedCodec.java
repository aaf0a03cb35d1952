package io.tradegrid.marketdata;

import io.tradegrid.marketdata.FeedMessage.Kind;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Messages of the feeds as bytes, little endian; every field is in {@code docs/formats/feed.md}.
 */
public final class FeedCodec {

  /** The longest message, in bytes. */
  public static final int MESSAGE_BYTES_MAX = 21 + 4 * 8 + 1;

  private static final long CHECKSUM_MAX = 0xffff_ffffL;

  private FeedCodec() {}

  /**
   * Writes a message where the bytes stand.
   *
   * @param out little endian, with room for {@link #MESSAGE_BYTES_MAX}
   */
  public static void encode(FeedMessage message, ByteBuffer out) {
    requireLittleEndian(out);
    out.put((byte) message.kind().code());
    out.putLong(message.sequence()).putLong(message.timeNs()).putInt(message.part());
    switch (message.kind()) {
      case ADD -> putPriced(message, out.putLong(message.orderId()));
      case EXECUTE ->
          out.putLong(message.orderId()).putLong(message.priceTicks()).putLong(message.lots());
      case REDUCE -> out.putLong(message.orderId()).putLong(message.lots());
      case DELETE -> out.putLong(message.orderId());
      case TRADE ->
          putPriced(message, out.putLong(message.orderId()).putLong(message.contraOrderId()));
      case LEVEL -> putPriced(message, out).putInt(message.orders());
      case PHASE -> out.put((byte) message.phase().code());
      case INDICATIVE -> putPriced(message, out).putLong(message.surplusLots());
      case CHECKSUM -> out.putInt((int) message.checksum());
      case SNAPSHOT -> out.putLong(message.lots());
    }
  }

  private static ByteBuffer putPriced(FeedMessage message, ByteBuffer out) {
    out.put((byte) (message.side() == null ? 0 : 1 + message.side().code()));
    return out.putLong(message.priceTicks()).putLong(message.lots());
  }

  /**
   * Reads the message at which the bytes stand, and leaves them at the next one.
   *
   * @param in little endian
   * @param message is filled
   * @throws IllegalArgumentException if there is none, naming field and value
   */
  public static void decode(ByteBuffer in, FeedMessage message) {
    requireLittleEndian(in);
    try {
      message.begin(Kind.of(in.get()), in.getLong(), in.getLong()).part(in.getInt());
      decodeFields(in, message);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("message: ends too early", e);
    }
    check(message);
  }

  private static void decodeFields(ByteBuffer in, FeedMessage message) {
    switch (message.kind()) {
      case ADD -> getPriced(in, message.order(in.getLong()));
      case EXECUTE -> message.order(in.getLong()).quantity(in.getLong(), in.getLong());
      case REDUCE -> message.order(in.getLong()).quantity(0, in.getLong());
      case DELETE -> message.order(in.getLong());
      case TRADE -> getPriced(in, message.order(in.getLong()).contra(in.getLong()));
      case LEVEL -> getPriced(in, message).orders(in.getInt());
      case PHASE -> message.phase(Phase.of(in.get()));
      case INDICATIVE -> getPriced(in, message).surplus(in.getLong());
      case CHECKSUM -> message.checksum(in.getInt() & CHECKSUM_MAX);
      case SNAPSHOT -> message.quantity(0, in.getLong());
    }
  }

  private static FeedMessage getPriced(ByteBuffer in, FeedMessage message) {
    int side = in.get();
    return message.side(side == 0 ? null : Side.of(side - 1)).quantity(in.getLong(), in.getLong());
  }

  private static void check(FeedMessage message) {
    Kind kind = message.kind();
    boolean moves = kind == Kind.ADD || kind == Kind.EXECUTE || kind == Kind.REDUCE;
    if (message.lots() < (moves || kind == Kind.TRADE ? 1 : 0)) {
      throw new IllegalArgumentException("lots: too few, got " + message.lots());
    }
    if (message.part() < 0) {
      throw new IllegalArgumentException("part: must not be negative, got " + message.part());
    }
    if (message.orders() < 0) {
      throw new IllegalArgumentException("orders: must not be negative, got " + message.orders());
    }
    if (message.side() == null && (kind == Kind.ADD || kind == Kind.LEVEL)) {
      throw new IllegalArgumentException("side: must be BUY or SELL, got none");
    }
  }

  private static void requireLittleEndian(ByteBuffer bytes) {
    if (bytes.order() != ByteOrder.LITTLE_ENDIAN) {
      throw new IllegalArgumentException("bytes: must be little endian, got " + bytes.order());
    }
  }
}
