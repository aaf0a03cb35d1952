package io.tradegrid.ingest.itch;

import io.tradegrid.model.Side;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Writes messages of ITCH 5.0, knowing nothing of how the decoder reads them: a table of the widths
 * of each type's fields behind its head, in the order of the specification.
 */
final class ItchEncoder {

  /**
   * Widths: digits are bytes of a number, {@code t} with a digit is a text, {@code c} a character.
   */
  private static final Map<ItchType, String> FIELDS =
      Map.ofEntries(
          Map.entry(ItchType.SYSTEM_EVENT, "c"),
          Map.entry(ItchType.STOCK_DIRECTORY, "t8 c c 4 c c t2 c c c c c 4 c"),
          Map.entry(ItchType.TRADING_ACTION, "t8 c c t4"),
          Map.entry(ItchType.SHORT_SALE_RESTRICTION, "t8 c"),
          Map.entry(ItchType.MARKET_PARTICIPANT_POSITION, "t4 t8 c c c"),
          Map.entry(ItchType.DECLINE_LEVELS, "8 8 8"),
          Map.entry(ItchType.DECLINE_STATUS, "c"),
          Map.entry(ItchType.IPO_QUOTING_PERIOD, "t8 4 c 4"),
          Map.entry(ItchType.AUCTION_COLLAR, "t8 4 4 4 4"),
          Map.entry(ItchType.OPERATIONAL_HALT, "t8 c c"),
          Map.entry(ItchType.ADD_ORDER, "8 c 4 t8 4"),
          Map.entry(ItchType.ADD_ATTRIBUTED_ORDER, "8 c 4 t8 4 t4"),
          Map.entry(ItchType.ORDER_EXECUTED, "8 4 8"),
          Map.entry(ItchType.ORDER_EXECUTED_WITH_PRICE, "8 4 8 c 4"),
          Map.entry(ItchType.ORDER_CANCEL, "8 4"),
          Map.entry(ItchType.ORDER_DELETE, "8"),
          Map.entry(ItchType.ORDER_REPLACE, "8 8 4 4"),
          Map.entry(ItchType.TRADE, "8 c 4 t8 4 8"),
          Map.entry(ItchType.CROSS_TRADE, "8 t8 4 8 c"),
          Map.entry(ItchType.BROKEN_TRADE, "8"),
          Map.entry(ItchType.IMBALANCE, "8 8 c t8 4 4 4 c c"),
          Map.entry(ItchType.RETAIL_INTEREST, "t8 c"),
          Map.entry(ItchType.DIRECT_LISTING, "t8 c 4 4 4 8 4 4"));

  private ItchEncoder() {}

  static byte[] encode(ItchMessage message) {
    ByteBuffer bytes = ByteBuffer.allocate(64);
    bytes.put((byte) message.type().code());
    bytes.putShort((short) message.locate()).putShort((short) message.tracking());
    number(bytes, 6, message.timeNs());
    String[] widths = FIELDS.get(message.type()).split(" ", -1);
    RecordComponent[] fields = message.getClass().getRecordComponents();
    for (int i = 0; i < widths.length; i++) {
      field(bytes, widths[i], value(fields[i + 3], message));
    }
    byte[] encoded = new byte[bytes.position()];
    bytes.flip().get(encoded);
    return encoded;
  }

  private static Object value(RecordComponent field, ItchMessage message) {
    try {
      field.getAccessor().setAccessible(true);
      return field.getAccessor().invoke(message);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError("field " + field.getName(), e);
    }
  }

  private static void field(ByteBuffer bytes, String width, Object value) {
    if (value instanceof Side side) {
      bytes.put((byte) (side == Side.BUY ? 'B' : 'S'));
    } else if (width.equals("c")) {
      bytes.put((byte) ((Character) value).charValue());
    } else if (width.startsWith("t")) {
      String text = (String) value;
      for (int i = 0; i < Integer.parseInt(width.substring(1)); i++) {
        bytes.put((byte) (i < text.length() ? text.charAt(i) : ' '));
      }
    } else {
      number(bytes, Integer.parseInt(width), ((Number) value).longValue());
    }
  }

  private static void number(ByteBuffer bytes, int width, long value) {
    for (int shift = (width - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes.put((byte) (value >>> shift));
    }
  }

  /** Writes messages as a file of NASDAQ's has them. */
  static byte[] file(List<ItchMessage> messages) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (ItchMessage message : messages) {
      byte[] encoded = encode(message);
      bytes.write(0);
      bytes.write(encoded.length);
      bytes.writeBytes(encoded);
    }
    bytes.write(0);
    bytes.write(0);
    return bytes.toByteArray();
  }
}
