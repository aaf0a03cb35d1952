package io.tradegrid.journal;

import io.tradegrid.command.Command;
import io.tradegrid.command.CommandCodec;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * One batch of commands as it stands in a shard's log.
 *
 * @param sequence its place in the log, from 1 without gaps
 * @param writer who appended it: a fresh id each time a node opens the shard
 * @param commands in the order in which they were applied, each with its time
 */
public record LogEntry(long sequence, UUID writer, List<Command> commands) {

  /** The version that is written. */
  public static final byte VERSION = 3;

  /** Never packed; still read. */
  private static final byte PLAIN_VERSION = 2;

  /** What was written before the first release, without order terms and market control. */
  private static final byte EARLY_VERSION = 1;

  private static final int HEADER_BYTES = 1 + 3 + 4 + 8 + 16;
  private static final int CRC_BYTES = 4;
  private static final byte PLAIN = 0;
  private static final byte LZ4 = 1;

  /** Fewer bytes of commands are not worth packing; many take a third then. */
  private static final int PACKED_FROM = 512;

  /** Copies the commands. */
  public LogEntry {
    commands = List.copyOf(commands);
  }

  /** Returns the bytes of this entry. */
  public byte[] encode() {
    return encode(sequence, writer, commands, new byte[bytesMax(commands)]);
  }

  /** Returns a bound on the bytes of an entry with these commands. */
  public static int bytesMax(List<Command> commands) {
    return HEADER_BYTES + CommandCodec.bytesMax(commands) + CRC_BYTES;
  }

  /**
   * Returns the bytes of an entry.
   *
   * @param scratch with room for {@link #bytesMax}; what is in it is overwritten
   */
  public static byte[] encode(long sequence, UUID writer, List<Command> commands, byte[] scratch) {
    ByteBuffer out = ByteBuffer.wrap(scratch).order(ByteOrder.LITTLE_ENDIAN);
    out.put(VERSION).put(PLAIN).putShort((short) 0).putInt(commands.size()).putLong(sequence);
    out.putLong(writer.getMostSignificantBits()).putLong(writer.getLeastSignificantBits());
    for (Command command : commands) {
      CommandCodec.encode(command, out);
    }
    int length = out.position() - HEADER_BYTES;
    if (length >= PACKED_FROM) {
      return pack(scratch, length);
    }
    out.putInt(crc(scratch, out.position()));
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /** Packs the commands of an entry, behind them in the same array if there is room. */
  private static byte[] pack(byte[] entry, int length) {
    int end = HEADER_BYTES + length;
    boolean hasRoom = entry.length - end >= Lz4Block.bytesMax(length);
    byte[] block = hasRoom ? entry : new byte[end + Lz4Block.bytesMax(length)];
    int packed = Lz4Block.pack(entry, HEADER_BYTES, length, block, end);
    byte[] bytes = new byte[HEADER_BYTES + Integer.BYTES + packed + CRC_BYTES];
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(entry, 0, HEADER_BYTES).put(1, LZ4).putInt(length).put(block, end, packed);
    out.putInt(crc(bytes, out.position()));
    return bytes;
  }

  /**
   * Reads an entry.
   *
   * @param bytes what {@link #encode} gave
   * @throws IllegalArgumentException if the version is unknown, the checksum differs or the bytes
   *     are not an entry
   */
  public static LogEntry decode(byte[] bytes) {
    if (bytes.length < HEADER_BYTES + CRC_BYTES) {
      throw new IllegalArgumentException("log entry: has only " + bytes.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int bodyBytes = bytes.length - CRC_BYTES;
    if (in.getInt(bodyBytes) != crc(bytes, bodyBytes)) {
      throw new IllegalArgumentException("log entry: checksum differs");
    }
    in.limit(bodyBytes);
    byte version = in.get();
    if (version == EARLY_VERSION) {
      throw new IllegalArgumentException(
          "log entry: version 1 was written before the first release and cannot be read;"
              + " start with an empty storage directory");
    }
    if (version != VERSION && version != PLAIN_VERSION) {
      throw new IllegalArgumentException("log entry: version " + version + " is not known");
    }
    byte packing = in.get();
    in.position(4);
    int count = in.getInt();
    long sequence = in.getLong();
    UUID writer = new UUID(in.getLong(), in.getLong());
    ByteBuffer from = packing == PLAIN ? in : unpack(packing, in);
    return new LogEntry(sequence, writer, commands(from, count));
  }

  private static ByteBuffer unpack(byte packing, ByteBuffer in) {
    if (packing != LZ4 || in.remaining() < Integer.BYTES) {
      throw new IllegalArgumentException("log entry: packing " + packing + " is not known");
    }
    int length = in.getInt();
    byte[] block = new byte[in.remaining()];
    in.get(block);
    byte[] commands = Lz4Block.unpack("log entry", block, 0, block.length, length);
    return ByteBuffer.wrap(commands).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static List<Command> commands(ByteBuffer in, int count) {
    try {
      List<Command> commands = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        commands.add(CommandCodec.decode(in));
      }
      if (in.hasRemaining()) {
        throw new IllegalArgumentException(
            "log entry: " + in.remaining() + " bytes follow the last command");
      }
      return commands;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("log entry: ends inside a command", e);
    }
  }

  private static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
