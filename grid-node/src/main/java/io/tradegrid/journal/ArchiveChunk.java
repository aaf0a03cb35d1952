package io.tradegrid.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Entries of a log that have been trimmed, one after the other and compressed. Every field is in
 * {@code docs/formats/archive-chunk.md}.
 *
 * @param first sequence of the first entry
 * @param entries the bytes of each {@link LogEntry}, without gaps
 */
public record ArchiveChunk(long first, List<byte[]> entries) {

  /** The version that is written: packed by LZ4, which takes a quarter of zlib's time. */
  public static final byte VERSION = 2;

  /** Packed by zlib; still read. */
  private static final byte ZLIB_VERSION = 1;

  private static final int HEADER_BYTES = 1 + 3 + 4 + 8 + 4;
  private static final int CRC_BYTES = 4;

  /** Copies the list. */
  public ArchiveChunk {
    entries = List.copyOf(entries);
  }

  /** Returns the sequence of the last entry. */
  public long last() {
    return first + entries.size() - 1;
  }

  /** Returns the bytes of this chunk. */
  public byte[] encode() {
    int rawBytes = entries.stream().mapToInt(entry -> Integer.BYTES + entry.length).sum();
    ByteBuffer raw = ByteBuffer.allocate(rawBytes).order(ByteOrder.LITTLE_ENDIAN);
    entries.forEach(entry -> raw.putInt(entry.length).put(entry));
    byte[] packed = Lz4Block.pack(raw.array());
    ByteBuffer out =
        ByteBuffer.allocate(HEADER_BYTES + packed.length + CRC_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(VERSION).put((byte) 0).putShort((short) 0);
    out.putInt(entries.size()).putLong(first).putInt(rawBytes).put(packed);
    return out.putInt(crc(out.array(), out.position())).array();
  }

  /**
   * Reads a chunk.
   *
   * @param bytes what {@link #encode} gave
   * @throws IllegalArgumentException if the version is unknown, the checksum differs or the bytes
   *     are not a chunk
   */
  public static ArchiveChunk decode(byte[] bytes) {
    require(bytes.length >= HEADER_BYTES + CRC_BYTES, "has only " + bytes.length + " bytes");
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int body = bytes.length - CRC_BYTES;
    require(in.getInt(body) == crc(bytes, body), "checksum differs");
    byte version = in.get(0);
    require(version == VERSION || version == ZLIB_VERSION, "version " + version + " is not known");
    int count = in.getInt(4);
    byte[] raw =
        version == VERSION
            ? Lz4Block.unpack(
                "archive chunk", bytes, HEADER_BYTES, body - HEADER_BYTES, in.getInt(16))
            : inflate(bytes, body, in.getInt(16));
    List<byte[]> entries = new ArrayList<>();
    ByteBuffer from = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      byte[] entry = new byte[from.getInt()];
      from.get(entry);
      entries.add(entry);
    }
    require(!from.hasRemaining(), from.remaining() + " bytes follow the last entry");
    return new ArchiveChunk(in.getLong(8), entries);
  }

  private static byte[] inflate(byte[] bytes, int end, int rawBytes) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, HEADER_BYTES, end - HEADER_BYTES);
      byte[] raw = new byte[rawBytes];
      int done = 0;
      while (done < rawBytes && !inflater.finished()) {
        int some = inflater.inflate(raw, done, rawBytes - done);
        require(some > 0 || inflater.finished(), "ends too early");
        done += some;
      }
      require(done == rawBytes, "is shorter than it says");
      return raw;
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("archive chunk: cannot be unpacked", e);
    } finally {
      inflater.end();
    }
  }

  private static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("archive chunk: " + otherwise);
    }
  }
}
