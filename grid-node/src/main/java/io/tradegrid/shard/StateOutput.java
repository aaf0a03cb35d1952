package io.tradegrid.shard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Numbers as bytes, little endian, cut into parts of one size that a cache can keep, each with a
 * CRC-32C behind it.
 */
final class StateOutput {

  static final int PART_BYTES = 1 << 20;
  static final int CRC_BYTES = 4;

  private final List<byte[]> parts = new ArrayList<>();
  private byte[] bytes = new byte[PART_BYTES - CRC_BYTES];
  private ByteBuffer part = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

  private ByteBuffer withRoom(int needed) {
    if (part.remaining() < needed) {
      cut();
      bytes = new byte[PART_BYTES - CRC_BYTES];
      part = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
    return part;
  }

  /** Returns the checksum of a part, computed over all but its last four bytes. */
  static int crc(byte[] part) {
    CRC32C crc = new CRC32C();
    crc.update(part, 0, part.length - CRC_BYTES);
    return (int) crc.getValue();
  }

  private void cut() {
    byte[] cut = Arrays.copyOf(bytes, part.position() + CRC_BYTES);
    ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(part.position(), crc(cut));
    parts.add(cut);
  }

  StateOutput put(int code) {
    withRoom(1).put((byte) code);
    return this;
  }

  StateOutput putInt(int number) {
    withRoom(Integer.BYTES).putInt(number);
    return this;
  }

  StateOutput putLong(long number) {
    withRoom(Long.BYTES).putLong(number);
    return this;
  }

  /** Writes the first so many longs. */
  StateOutput putLongs(long[] from, int count) {
    int done = 0;
    while (done < count) {
      ByteBuffer room = withRoom(Long.BYTES);
      int some = Math.min(count - done, room.remaining() / Long.BYTES);
      room.asLongBuffer().put(from, done, some);
      room.position(room.position() + some * Long.BYTES);
      done += some;
    }
    return this;
  }

  /** Writes bytes, their number before them. */
  StateOutput putBytes(byte[] from, int length) {
    putInt(length);
    int done = 0;
    while (done < length) {
      int some = Math.min(length - done, withRoom(1).remaining());
      part.put(from, done, some);
      done += some;
    }
    return this;
  }

  /** Returns everything that was written; nothing may follow. */
  List<byte[]> parts() {
    cut();
    return parts;
  }
}
