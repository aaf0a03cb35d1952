package io.tradegrid.ingest.iex;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the payloads of UDP datagrams from a classic capture file: little-endian, Ethernet, IPv4.
 * What is not UDP is passed over. One thread at a time.
 */
final class PacketCapture {

  private static final int MAGIC_MICROSECONDS = 0xa1b2c3d4;
  private static final int MAGIC_NANOSECONDS = 0xa1b23c4d;
  private static final int FILE_HEAD_BYTES = 24;
  private static final int PACKET_HEAD_BYTES = 16;
  private static final int LINK_TYPE = 20;
  private static final int ETHERNET = 1;
  private static final int ETHERNET_HEAD_BYTES = 14;
  private static final int VLAN_TAG_BYTES = 4;
  private static final int TYPE_VLAN = 0x8100;
  private static final int TYPE_IPV4 = 0x0800;
  private static final int PROTOCOL_UDP = 17;
  private static final int UDP_HEAD_BYTES = 8;
  private static final int PACKET_BYTES_MAX = 1 << 18;

  private final DataInputStream input;
  private final byte[] head = new byte[PACKET_HEAD_BYTES];

  /**
   * Reads the head of a capture.
   *
   * @throws IOException if it is none
   */
  PacketCapture(InputStream stream) throws IOException {
    input = new DataInputStream(stream);
    byte[] bytes = input.readNBytes(FILE_HEAD_BYTES);
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int magic = bytes.length < FILE_HEAD_BYTES ? 0 : file.getInt(0);
    if (magic != MAGIC_MICROSECONDS && magic != MAGIC_NANOSECONDS) {
      throw new IOException("must be a classic little-endian capture, its first bytes are not");
    }
    if (file.getInt(LINK_TYPE) != ETHERNET) {
      throw new IOException("must be a capture of Ethernet, has type " + file.getInt(LINK_TYPE));
    }
  }

  /**
   * Returns the next datagram's payload; null at the end. A last packet that is cut off ends the
   * capture, as whoever wrote it was stopped there.
   *
   * @throws IOException if the file cannot be read
   */
  ByteBuffer next() throws IOException {
    while (input.readNBytes(head, 0, PACKET_HEAD_BYTES) == PACKET_HEAD_BYTES) {
      int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
      if (length < 0 || length > PACKET_BYTES_MAX) {
        throw new IOException("length of a packet: must be 0 to 262144, got " + length);
      }
      byte[] packet = new byte[length];
      try {
        input.readFully(packet);
      } catch (EOFException e) {
        return null;
      }
      ByteBuffer payload = payload(ByteBuffer.wrap(packet));
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
