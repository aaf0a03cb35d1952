package io.tradegrid.ingest.itch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A packet of MoldUDP64: session, number of its first message, messages behind their lengths.
 *
 * @param session its name, without blanks at its end
 * @param sequence number of the first message, or, without messages, of the next one that will be
 * @param count messages as the packet says; 0 for a heartbeat, {@link #END_OF_SESSION} for the end
 * @param messages the messages
 */
record MoldPacket(String session, long sequence, int count, List<byte[]> messages) {

  static final int END_OF_SESSION = 0xffff;

  static final int SESSION_CHARS = 10;
  private static final int HEAD_BYTES = SESSION_CHARS + Long.BYTES + Short.BYTES;

  /**
   * Reads a packet.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  static MoldPacket read(ByteBuffer bytes) {
    if (bytes.remaining() < HEAD_BYTES) {
      throw new IllegalArgumentException(
          "packet: must have 20 bytes or more, has " + bytes.remaining());
    }
    byte[] session = new byte[SESSION_CHARS];
    bytes.get(session);
    long sequence = bytes.getLong();
    int count = bytes.getShort() & 0xffff;
    List<byte[]> messages = new ArrayList<>();
    for (int i = 0; count != END_OF_SESSION && i < count; i++) {
      int length = bytes.remaining() < Short.BYTES ? -1 : bytes.getShort() & 0xffff;
      if (length < 0 || length > bytes.remaining()) {
        throw new IllegalArgumentException(
            "packet: must have " + count + " messages, ends in number " + (i + 1));
      }
      byte[] message = new byte[length];
      bytes.get(message);
      messages.add(message);
    }
    String name = new String(session, StandardCharsets.ISO_8859_1).stripTrailing();
    return new MoldPacket(name, sequence, count, messages);
  }

  /** Writes what asks for messages again. */
  static byte[] request(String session, long sequence, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES);
    byte[] name = session.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < SESSION_CHARS; i++) {
      bytes.put(i < name.length ? name[i] : (byte) ' ');
    }
    return bytes.putLong(sequence).putShort((short) count).array();
  }
}
