package io.tradegrid.block;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** A block whose head is read; a column is read when it is asked for, and no other with it. */
public final class BlockReader {

  /** The most rows of a block. */
  public static final int ROWS_MAX = 32_767;

  static final byte VERSION = 1;
  static final int HEAD_BYTES = 7;
  static final int COLUMNS_MAX = 64;
  static final int WITH_SUM = 0x80;
  static final int IN_RANGES = 0x40;
  static final int DIRECTORY_ENTRY_MAX = 1 + 6 * Varint.BYTES_MAX;

  private static final int ROWS_AT = 2;
  private static final String MISFIT = "block: its parts do not fit together";

  private final ByteBuffer block;
  private final int rows;
  private final Encoding[] encodings;
  private final Packing[] packings;
  private final ColumnSummary[] summaries;

  /** Where the columns' bodies begin, and where the last one ends. */
  private final int[] places;

  private BlockReader(ByteBuffer block, int rows, int columns) {
    this.block = block;
    this.rows = rows;
    this.encodings = new Encoding[columns];
    this.packings = new Packing[columns];
    this.summaries = new ColumnSummary[columns];
    this.places = new int[columns + 1];
  }

  /**
   * Reads the head of a block.
   *
   * @param bytes as {@link BlockWriter} wrote them; kept, not copied
   * @param schema what the columns must be
   * @param columns how many there must be
   * @throws IllegalArgumentException if it is of another version or schema, or damaged
   */
  public static BlockReader of(byte[] bytes, int schema, int columns) {
    try {
      check(bytes, schema, columns);
      ByteBuffer block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      BlockReader reader = new BlockReader(block, block.getShort(ROWS_AT), columns);
      reader.readDirectory();
      return reader;
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      throw new IllegalArgumentException(MISFIT, e);
    }
  }

  private static void check(byte[] bytes, int schema, int columns) {
    if (bytes.length < HEAD_BYTES + Integer.BYTES) {
      throw new IllegalArgumentException("block: " + bytes.length + " bytes are too few");
    }
    if (bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "block: version " + bytes[0] + " cannot be read, only version " + VERSION);
    }
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length - Integer.BYTES);
    ByteBuffer block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (block.getInt(bytes.length - Integer.BYTES) != (int) checksum.getValue()) {
      throw new IllegalArgumentException("block: checksum differs");
    }
    if (bytes[1] != schema || bytes[4] != columns) {
      throw new IllegalArgumentException(
          "block: schema %d with %d columns, expected schema %d with %d"
              .formatted(bytes[1], bytes[4], schema, columns));
    }
  }

  /** Returns how many rows the head of a block says it has, without checking the rest. */
  public static int rowsOf(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(ROWS_AT);
  }

  private void readDirectory() {
    int end = block.limit() - Integer.BYTES;
    int bodies = HEAD_BYTES + (block.getShort(HEAD_BYTES - Short.BYTES) & 0xffff);
    if (rows < 1 || bodies > end) {
      throw new IllegalArgumentException(MISFIT);
    }
    places[0] = bodies;
    block.position(HEAD_BYTES).limit(bodies);
    for (int i = 0; i < encodings.length; i++) {
      long bytes = readEntry(i);
      if (bytes < 0 || bytes > end - places[i]) {
        throw new IllegalArgumentException(MISFIT);
      }
      places[i + 1] = places[i] + (int) bytes;
    }
    if (block.hasRemaining() || places[encodings.length] != end) {
      throw new IllegalArgumentException(MISFIT);
    }
  }

  /** Returns how many bytes the column has. */
  private long readEntry(int column) {
    int head = block.get();
    encodings[column] = Encoding.of(head & ~(WITH_SUM | IN_RANGES) & 0xff);
    packings[column] = (head & IN_RANGES) != 0 ? Packing.RANGES : Packing.GROUPS;
    long first = Varint.unzigzag(Varint.get(block));
    if (encodings[column] == Encoding.CONSTANT) {
      long high = Math.multiplyHigh(first, rows);
      long sum = first * rows;
      boolean fits = high == sum >> 63;
      summaries[column] = new ColumnSummary(rows, first, first, first, first, fits ? sum : 0, fits);
      return 0;
    }
    long last = first + Varint.unzigzag(Varint.get(block));
    long min = first - Varint.get(block);
    long max = first + Varint.get(block);
    long bytes = Varint.get(block);
    boolean hasSum = (head & WITH_SUM) != 0;
    long sum = hasSum ? Varint.unzigzag(Varint.get(block)) : 0;
    summaries[column] = new ColumnSummary(rows, first, last, min, max, sum, hasSum);
    return bytes;
  }

  /** Returns the number of rows. */
  public int rows() {
    return rows;
  }

  /** Returns what the head says of a column. */
  public ColumnSummary summary(int column) {
    return summaries[column];
  }

  /**
   * Reads a column.
   *
   * @param values is filled in places 0 to rows - 1
   * @throws IllegalArgumentException if the column's bytes do not fit together
   */
  public void column(int column, long[] values) {
    block.limit(places[column + 1]).position(places[column]);
    try {
      ColumnDecoder.read(encodings[column], packings[column], summaries[column], block, values);
      if (block.hasRemaining()) {
        throw new IllegalArgumentException("block: column " + column + " has bytes left over");
      }
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      throw new IllegalArgumentException("block: column " + column + " is damaged", e);
    }
  }

  /** Returns how the column's numbers are packed, for tests and measurements. */
  Packing packing(int column) {
    return packings[column];
  }

  /** Returns the column's encoding, for tests and measurements. */
  Encoding encoding(int column) {
    return encodings[column];
  }
}
