package io.tradegrid.ingest.iex;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers and bytes of a capture file, and where in it one is. One thread at a time. */
final class CaptureInput {

  private static final int SKIP_BYTES = 1 << 13;

  private final InputStream input;
  private ByteOrder order = ByteOrder.BIG_ENDIAN;

  /** How many bytes of the file, unpacked, were read. */
  private long at;

  CaptureInput(InputStream input) {
    this.input = input;
  }

  /** Sets how numbers are written from here on. */
  void order(ByteOrder newOrder) {
    order = newOrder;
  }

  /** Returns so many bytes; null if the file ends before the first of them. */
  ByteBuffer bytesOrEnd(int count) throws IOException {
    byte[] bytes;
    try {
      bytes = input.readNBytes(count);
    } catch (EOFException e) {
      // The end of a gzip file is missing.
      throw cutOff(e);
    }
    at += bytes.length;
    if (bytes.length == 0 && count > 0) {
      return null;
    }
    if (bytes.length < count) {
      throw cutOff(null);
    }
    return ByteBuffer.wrap(bytes).order(order);
  }

  /** Returns so many bytes. */
  ByteBuffer bytes(int count) throws IOException {
    ByteBuffer bytes = bytesOrEnd(count);
    if (bytes == null) {
      throw cutOff(null);
    }
    return bytes;
  }

  /** Passes over bytes, which are many if the file says so. */
  void skip(long count) throws IOException {
    for (long rest = count; rest > 0; rest -= Math.min(rest, SKIP_BYTES)) {
      ByteBuffer unused = bytes((int) Math.min(rest, SKIP_BYTES));
    }
  }

  /** Refuses what the file says. */
  IOException damaged(String what) {
    return new IOException(what + ", before byte " + at);
  }

  private EOFException cutOff(Throwable cause) {
    EOFException end = new EOFException("is cut off at byte " + at);
    end.initCause(cause);
    return end;
  }
}
