package io.tradegrid.ingest.iex;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the payloads of UDP datagrams from a capture file, classic or pcapng: Ethernet, IPv4. What
 * is not UDP is passed over. One thread at a time.
 */
final class PacketCapture {

  private static final int ETHERNET_HEAD_BYTES = 14;
  private static final int VLAN_TAG_BYTES = 4;
  private static final int TYPE_VLAN = 0x8100;
  private static final int TYPE_IPV4 = 0x0800;
  private static final int PROTOCOL_UDP = 17;
  private static final int UDP_HEAD_BYTES = 8;

  private final Frames frames;

  /**
   * Reads the head of a capture.
   *
   * @throws IOException if it is none
   */
  PacketCapture(InputStream stream) throws IOException {
    CaptureInput input = new CaptureInput(stream);
    int magic = input.bytes(Integer.BYTES).getInt(0);
    if (ClassicFrames.begins(magic)) {
      frames = new ClassicFrames(input, magic);
    } else if (magic == BlockFrames.SECTION) {
      frames = new BlockFrames(input);
    } else {
      throw new IOException("must be a capture, classic or pcapng, its first bytes are not");
    }
  }

  /**
   * Returns the next datagram's payload; null at the end.
   *
   * @throws EOFException naming the byte, if the file is cut off
   * @throws IOException naming the byte, if it is damaged or cannot be read
   */
  ByteBuffer next() throws IOException {
    for (ByteBuffer frame = frames.next(); frame != null; frame = frames.next()) {
      ByteBuffer payload = payload(frame.order(ByteOrder.BIG_ENDIAN));
      if (payload != null) {
        return payload;
      }
    }
    return null;
  }

  /** Returns what a frame carries in UDP, little-endian; null if that is nothing. */
  static ByteBuffer payload(ByteBuffer frame) {
    if (frame.limit() < ETHERNET_HEAD_BYTES + VLAN_TAG_BYTES) {
      return null;
    }
    boolean isTagged = (frame.getShort(12) & 0xffff) == TYPE_VLAN;
    int ip = ETHERNET_HEAD_BYTES + (isTagged ? VLAN_TAG_BYTES : 0);
    if ((frame.getShort(ip - 2) & 0xffff) != TYPE_IPV4 || frame.limit() < ip + 20) {
      return null;
    }
    int udp = ip + (frame.get(ip) & 0xf) * 4;
    boolean isFragment = (frame.getShort(ip + 6) & 0x3fff) != 0;
    if (frame.get(ip + 9) != PROTOCOL_UDP || isFragment || frame.limit() < udp + UDP_HEAD_BYTES) {
      return null;
    }
    int end = udp + (frame.getShort(udp + 4) & 0xffff);
    if (end < udp + UDP_HEAD_BYTES || end > frame.limit()) {
      return null;
    }
    int from = udp + UDP_HEAD_BYTES;
    return frame.slice(from, end - from).order(ByteOrder.LITTLE_ENDIAN);
  }
}
