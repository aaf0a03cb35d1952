package io.tradegrid.block;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Writes blocks, one after another: {@link #begin}, {@link #add} for each column, {@link #finish}.
 * The same columns always give the same bytes. Not for several threads.
 */
public final class BlockWriter {

  private final byte schema;
  private final ColumnEncoder encoder = new ColumnEncoder();
  private final CRC32C checksum = new CRC32C();
  private ByteBuffer directory = littleEndian(1_024);
  private ByteBuffer bodies = littleEndian(4_096);
  private int rows;
  private int columns;

  /**
   * Makes a writer.
   *
   * @param schema the number that says what the columns are, 0 to 127
   */
  public BlockWriter(int schema) {
    if (schema < 0 || schema > Byte.MAX_VALUE) {
      throw new IllegalArgumentException("schema: must be 0 to 127, got " + schema);
    }
    this.schema = (byte) schema;
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Begins a block.
   *
   * @param newRows values in each column, 1 to {@link BlockReader#ROWS_MAX}
   */
  public void begin(int newRows) {
    if (newRows < 1 || newRows > BlockReader.ROWS_MAX) {
      throw new IllegalArgumentException(
          "rows: must be 1 to " + BlockReader.ROWS_MAX + ", got " + newRows);
    }
    rows = newRows;
    columns = 0;
    directory.clear();
    bodies.clear();
  }

  /**
   * Adds the next column.
   *
   * @param values in places 0 to rows - 1
   */
  public void add(long[] values) {
    beginColumn();
    bodies = withRoom(bodies, ColumnEncoder.bytesMax(rows));
    ColumnSummary summary = ColumnSummary.of(values, rows);
    int from = bodies.position();
    Encoding encoding = encoder.write(values, summary, bodies);
    describe(encoding, summary, bodies.position() - from);
  }

  /** Adds the next column, of which all values are the same. */
  public void addConstant(long value) {
    beginColumn();
    directory.put(Encoding.CONSTANT.code());
    Varint.put(directory, Varint.zigzag(value));
  }

  private void beginColumn() {
    if (columns == BlockReader.COLUMNS_MAX) {
      throw new IllegalStateException("A block has at most " + columns + " columns");
    }
    columns++;
    directory = withRoom(directory, BlockReader.DIRECTORY_ENTRY_MAX);
  }

  private static ByteBuffer withRoom(ByteBuffer buffer, int bytes) {
    if (buffer.remaining() >= bytes) {
      return buffer;
    }
    ByteBuffer larger = littleEndian(Math.max(2 * buffer.capacity(), buffer.position() + bytes));
    return larger.put(buffer.flip());
  }

  private void describe(Encoding encoding, ColumnSummary summary, int bytes) {
    boolean withSum = summary.hasSum() && !summary.isConstant();
    boolean inRanges = encoder.packing() == Packing.RANGES;
    directory.put(
        (byte)
            (encoding.code()
                | (withSum ? BlockReader.WITH_SUM : 0)
                | (inRanges ? BlockReader.IN_RANGES : 0)));
    Varint.put(directory, Varint.zigzag(summary.first()));
    if (!summary.isConstant()) {
      Varint.put(directory, Varint.zigzag(summary.last() - summary.first()));
      Varint.put(directory, summary.first() - summary.min());
      Varint.put(directory, summary.max() - summary.first());
      Varint.put(directory, bytes);
      if (withSum) {
        Varint.put(directory, Varint.zigzag(summary.sum()));
      }
    }
  }

  /** Returns the bytes of the block. */
  public byte[] finish() {
    int length = BlockReader.HEAD_BYTES + directory.position() + bodies.position() + Integer.BYTES;
    byte[] bytes = new byte[length];
    ByteBuffer block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    block.put(BlockReader.VERSION).put(schema).putShort((short) rows).put((byte) columns);
    block.putShort((short) directory.position());
    block.put(directory.flip()).put(bodies.flip());
    checksum.reset();
    checksum.update(bytes, 0, length - Integer.BYTES);
    block.putInt((int) checksum.getValue());
    return bytes;
  }
}
