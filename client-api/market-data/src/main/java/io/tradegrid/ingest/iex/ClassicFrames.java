package io.tradegrid.ingest.iex;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A classic capture: a head of 24 bytes, then each frame behind 16 bytes with its time, which is
 * not used, and its length. Numbers are written in either order.
 */
final class ClassicFrames implements Frames {

  private static final int MAGIC_MICROSECONDS = 0xa1b2c3d4;
  private static final int MAGIC_NANOSECONDS = 0xa1b23c4d;
  private static final int REST_OF_HEAD_BYTES = 20;
  private static final int LINK_TYPE_AT = 16;
  private static final int FRAME_HEAD_BYTES = 16;
  private static final int LENGTH_AT = 8;

  private final CaptureInput input;

  /** Reads the rest of the head, behind the magic number. */
  ClassicFrames(CaptureInput input, int magic) throws IOException {
    this.input = input;
    input.order(isMagic(magic) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int linkType = input.bytes(REST_OF_HEAD_BYTES).getInt(LINK_TYPE_AT) & 0xffff;
    if (linkType != ETHERNET) {
      throw input.damaged("must be a capture of Ethernet, has type " + linkType);
    }
  }

  /** Returns whether a file that begins so, read big-endian, is one. */
  static boolean begins(int magic) {
    return isMagic(magic) || isMagic(Integer.reverseBytes(magic));
  }

  private static boolean isMagic(int magic) {
    return magic == MAGIC_MICROSECONDS || magic == MAGIC_NANOSECONDS;
  }

  @Override
  public ByteBuffer next() throws IOException {
    ByteBuffer head = input.bytesOrEnd(FRAME_HEAD_BYTES);
    if (head == null) {
      return null;
    }
    int length = head.getInt(LENGTH_AT);
    if (length < 0 || length > BYTES_MAX) {
      throw input.damaged(
          "length of a packet: must be 0 to %d, got %d".formatted(BYTES_MAX, length));
    }
    return input.bytes(length);
  }
}
