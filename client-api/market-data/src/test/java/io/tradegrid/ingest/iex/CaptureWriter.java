package io.tradegrid.ingest.iex;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes captures byte by byte, as the formats' pages say and without the code that reads them. */
final class CaptureWriter {

  static final int ETHERNET = 1;

  private final ByteBuffer out = ByteBuffer.allocate(1 << 16);

  CaptureWriter(ByteOrder order) {
    out.order(order);
  }

  byte[] bytes() {
    byte[] bytes = new byte[out.position()];
    out.duplicate().flip().get(bytes);
    return bytes;
  }

  CaptureWriter order(ByteOrder order) {
    out.order(order);
    return this;
  }

  /** A classic file's head. */
  CaptureWriter classic(int magic, int linkType) {
    out.putInt(magic).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    out.putInt(65_535).putInt(linkType);
    return this;
  }

  /** A frame of a classic file. */
  CaptureWriter packet(byte[] frame) {
    out.putInt(1_700_000_000).putInt(999).putInt(frame.length).putInt(frame.length).put(frame);
    return this;
  }

  /** A block with a body. */
  CaptureWriter block(int type, byte[] body) {
    int total = 12 + (body.length + 3) / 4 * 4;
    out.putInt(type).putInt(total).put(body).put(new byte[total - 12 - body.length]).putInt(total);
    return this;
  }

  private ByteBuffer body(int bytes) {
    return ByteBuffer.allocate(bytes).order(out.order());
  }

  private static byte[] content(ByteBuffer body) {
    byte[] bytes = new byte[body.capacity()];
    body.clear().get(bytes);
    return bytes;
  }

  CaptureWriter section() {
    // No length of the section is known, and a comment is behind it.
    ByteBuffer body = body(28).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0);
    body.putLong(-1)
        .putShort((short) 1)
        .putShort((short) 5)
        .put("hello".getBytes(StandardCharsets.US_ASCII));
    return block(0x0a0d0d0a, content(body));
  }

  /** An interface whose times are nanoseconds, which nobody needs to know. */
  CaptureWriter networkInterface(int linkType, int snapLength) {
    ByteBuffer body = body(20).putShort((short) linkType).putShort((short) 0).putInt(snapLength);
    body.putShort((short) 9).putShort((short) 1).put((byte) 9).put(new byte[3]).putInt(0);
    return block(1, content(body));
  }

  CaptureWriter enhancedPacket(int networkInterface, byte[] frame) {
    int padded = (frame.length + 3) / 4 * 4;
    ByteBuffer body = body(20 + padded + 12).putInt(networkInterface).putInt(7).putInt(8);
    body.putInt(frame.length).putInt(frame.length).put(frame).position(20 + padded);
    // An option behind the frame: its flags.
    body.putShort((short) 2).putShort((short) 4).putInt(1).putInt(0);
    return block(6, content(body));
  }

  CaptureWriter oldPacket(int networkInterface, byte[] frame) {
    ByteBuffer body =
        body(20 + frame.length).putShort((short) networkInterface).putShort((short) 3);
    body.putInt(7).putInt(8).putInt(frame.length).putInt(frame.length).put(frame);
    return block(2, content(body));
  }

  CaptureWriter simplePacket(int originalLength, byte[] frame) {
    return block(3, content(body(4 + frame.length).putInt(originalLength).put(frame)));
  }

  /** An Ethernet frame of a datagram. */
  static byte[] frame(int protocol, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(14 + 20 + 8 + payload.length);
    frame.position(12);
    frame.putShort((short) 0x0800).put((byte) 0x45).position(14 + 9);
    frame.put((byte) protocol).position(14 + 20 + 4);
    frame.putShort((short) (8 + payload.length)).putShort((short) 0).put(payload);
    return frame.array();
  }
}
