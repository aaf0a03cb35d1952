package io.tradegrid.shard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Reads what {@link StateOutput} wrote. */
final class StateInput {

  private final List<byte[]> parts;
  private int nextPart;
  private ByteBuffer part = ByteBuffer.allocate(0);

  StateInput(List<byte[]> parts) {
    this.parts = parts;
  }

  private ByteBuffer next(int bytes) {
    if (part.remaining() < bytes) {
      if (part.hasRemaining()) {
        throw new IllegalArgumentException("part " + nextPart + " ends inside a number");
      }
      if (nextPart == parts.size()) {
        throw new IllegalArgumentException("ends too early");
      }
      part = checked(parts.get(nextPart++));
      if (part.remaining() < bytes) {
        throw new IllegalArgumentException("part " + nextPart + " is too short");
      }
    }
    return part;
  }

  private ByteBuffer checked(byte[] bytes) {
    int length = bytes.length - StateOutput.CRC_BYTES;
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (length < 0 || buffer.getInt(length) != StateOutput.crc(bytes)) {
      throw new IllegalArgumentException("checksum of part " + nextPart + " differs");
    }
    return buffer.limit(length);
  }

  int get() {
    return next(1).get();
  }

  int getInt() {
    return next(Integer.BYTES).getInt();
  }

  long getLong() {
    return next(Long.BYTES).getLong();
  }

  /** Returns a number of things that take at least some bytes each in what is left. */
  int getCount(int bytesEach) {
    int count = getInt();
    if (count < 0 || (long) count * bytesEach > remaining()) {
      throw new IllegalArgumentException("a count of " + count + " cannot be");
    }
    return count;
  }

  private long remaining() {
    long bytes = part.remaining();
    for (int i = nextPart; i < parts.size(); i++) {
      bytes += parts.get(i).length - StateOutput.CRC_BYTES;
    }
    return bytes;
  }

  byte[] getBytes() {
    byte[] bytes = new byte[getCount(1)];
    int done = 0;
    while (done < bytes.length) {
      ByteBuffer from = next(1);
      int some = Math.min(bytes.length - done, from.remaining());
      from.get(bytes, done, some);
      done += some;
    }
    return bytes;
  }

  boolean hasRemaining() {
    return remaining() > 0;
  }
}
