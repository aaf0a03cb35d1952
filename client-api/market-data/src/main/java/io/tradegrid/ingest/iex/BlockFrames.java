package io.tradegrid.ingest.iex;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A capture in pcapng: blocks, each with its length before and behind it, in sections that have an
 * order of bytes and interfaces of their own. Frames are in three kinds of block; all others are
 * passed over, and so are options, the resolution of times among them, because times are not used.
 *
 * <p>After the IETF's draft-ietf-opsawg-pcapng, sections 3 and 4.
 */
final class BlockFrames implements Frames {

  /** The type of the first block, which is the same in either order of bytes. */
  static final int SECTION = 0x0a0d0d0a;

  private static final int INTERFACE = 1;
  private static final int OLD_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;
  private static final int ORDER_MAGIC = 0x1a2b3c4d;
  private static final int MAJOR = 1;

  /** Bytes of a block's type and its two lengths. */
  private static final int AROUND_BYTES = 12;

  private final CaptureInput input;

  /** What the interfaces of the section are. */
  private final List<Integer> linkTypes = new ArrayList<>();

  /** Most bytes of a frame of the first interface; 0 for any. */
  private long snapLength;

  /** Reads the first section's head, behind its type. */
  BlockFrames(CaptureInput input) throws IOException {
    this.input = input;
    section();
  }

  @Override
  public ByteBuffer next() throws IOException {
    for (ByteBuffer head = input.bytesOrEnd(4); head != null; head = input.bytesOrEnd(4)) {
      int type = head.getInt(0);
      if (type == SECTION) {
        section();
      } else {
        ByteBuffer frame = block(type);
        if (frame != null) {
          return frame;
        }
      }
    }
    return null;
  }

  /** A section's order of bytes is behind its length, which is written in it. */
  private void section() throws IOException {
    ByteBuffer length = input.bytes(4);
    ByteBuffer magic = input.bytes(4);
    if (magic.order(ByteOrder.BIG_ENDIAN).getInt(0) == ORDER_MAGIC) {
      input.order(ByteOrder.BIG_ENDIAN);
    } else if (magic.order(ByteOrder.LITTLE_ENDIAN).getInt(0) == ORDER_MAGIC) {
      input.order(ByteOrder.LITTLE_ENDIAN);
    } else {
      throw input.damaged("byte order of a section: must be 1a2b3c4d either way round");
    }
    long total = total(length.order(magic.order()).getInt(0), 28);
    int major = input.bytes(2).getShort(0);
    if (major != MAJOR) {
      throw input.damaged("version of a section: must be 1, got " + major);
    }
    input.skip(total - AROUND_BYTES - 6);
    end(total);
    linkTypes.clear();
  }

  /** Reads a block behind its type; returns its frame, null if it has none. */
  private ByteBuffer block(int type) throws IOException {
    long total = total(input.bytes(4).getInt(0), AROUND_BYTES);
    long rest = total - AROUND_BYTES;
    ByteBuffer frame = null;
    if (type == INTERFACE) {
      ByteBuffer head = fixed(8, rest);
      snapLength = linkTypes.isEmpty() ? Integer.toUnsignedLong(head.getInt(4)) : snapLength;
      linkTypes.add(Short.toUnsignedInt(head.getShort(0)));
      rest -= 8;
    } else if (type == ENHANCED_PACKET || type == OLD_PACKET) {
      ByteBuffer head = fixed(20, rest);
      long number = type == OLD_PACKET ? Short.toUnsignedInt(head.getShort(0)) : unsigned(head, 0);
      frame = frame(number, unsigned(head, 12), rest - 20);
      rest -= 20 + frame.limit();
    } else if (type == SIMPLE_PACKET) {
      long captured = unsigned(fixed(4, rest), 0);
      captured = snapLength == 0 ? captured : Math.min(captured, snapLength);
      frame = frame(0, captured, rest - 4);
      rest -= 4 + frame.limit();
    }
    input.skip(rest);
    end(total);
    return frame;
  }

  private static long unsigned(ByteBuffer head, int at) {
    return Integer.toUnsignedLong(head.getInt(at));
  }

  private ByteBuffer fixed(int bytes, long rest) throws IOException {
    if (bytes > rest) {
      throw input.damaged("length of a block: must have room for " + bytes + ", has " + rest);
    }
    return input.bytes(bytes);
  }

  private ByteBuffer frame(long number, long length, long rest) throws IOException {
    if (number >= linkTypes.size() || linkTypes.get((int) number) != ETHERNET) {
      throw input.damaged(
          "interface %d: must be there and of Ethernet, types are %s".formatted(number, linkTypes));
    }
    if (length > rest || length > BYTES_MAX) {
      throw input.damaged(
          "length of a packet: must be 0 to %d, got %d"
              .formatted(Math.min(rest, BYTES_MAX), length));
    }
    return input.bytes((int) length);
  }

  private long total(int length, int least) throws IOException {
    long total = Integer.toUnsignedLong(length);
    if (total < least || total % 4 != 0) {
      throw input.damaged(
          "length of a block: must be a multiple of 4 from %d on, got %d".formatted(least, total));
    }
    return total;
  }

  private void end(long total) throws IOException {
    long again = unsigned(input.bytes(4), 0);
    if (again != total) {
      throw input.damaged("length behind a block: must be %d, got %d".formatted(total, again));
    }
  }
}
