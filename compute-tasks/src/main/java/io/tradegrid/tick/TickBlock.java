package io.tradegrid.tick;

import io.tradegrid.block.BlockReader;
import io.tradegrid.block.ColumnSummary;

/**
 * A block of ticks whose head is read; a column is read when it is asked for, and no other with it.
 * Written by {@link TickBlockWriter}; the bytes are in {@code docs/formats/tick-block.md}.
 */
public final class TickBlock {

  /** The most ticks of a block. */
  public static final int ROWS_MAX = 4_096;

  /** Columns of a block of either kind; one of trades has the two of the notional. */
  static final int COLUMNS = 12;

  static final int NOTIONAL_HIGH = 10;
  static final int NOTIONAL_LOW = 11;

  private static final int SCHEMA_AT = 1;

  private final TickKind kind;
  private final BlockReader reader;
  private final byte[] bytes;

  private TickBlock(TickKind kind, BlockReader reader, byte[] bytes) {
    this.kind = kind;
    this.reader = reader;
    this.bytes = bytes;
  }

  /**
   * Reads the head of a block.
   *
   * @param bytes as {@link TickBlockWriter} wrote them; kept, not copied
   * @throws IllegalArgumentException if it is no block of ticks of this version, or damaged
   */
  public static TickBlock of(byte[] bytes) {
    if (bytes.length <= SCHEMA_AT) {
      throw new IllegalArgumentException("block: " + bytes.length + " bytes are too few");
    }
    TickKind kind = TickKind.ofSchema(bytes[SCHEMA_AT]);
    BlockReader reader = BlockReader.of(bytes, kind.schema(), COLUMNS);
    if (reader.rows() > ROWS_MAX) {
      throw new IllegalArgumentException("block: " + reader.rows() + " ticks are too many");
    }
    return new TickBlock(kind, reader, bytes);
  }

  /** Returns what its ticks are. */
  public TickKind kind() {
    return kind;
  }

  /** Returns the bytes it was read from: the array itself. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns how many ticks it has. */
  public int count() {
    return reader.rows();
  }

  /** Returns what is known without reading a column. */
  public TickHead head() {
    ColumnSummary time = reader.summary(TickColumn.TIME_NS.place());
    ColumnSummary source = reader.summary(TickColumn.SOURCE.place());
    ColumnSummary sequence = reader.summary(TickColumn.SEQUENCE.place());
    ColumnSummary flags = reader.summary(TickColumn.FLAGS.place());
    ColumnSummary priceDecimals = reader.summary(TickColumn.PRICE_DECIMALS.place());
    ColumnSummary sizeDecimals = reader.summary(TickColumn.SIZE_DECIMALS.place());
    ColumnSummary low = reader.summary(TickColumn.PRICE.place());
    boolean trades = kind == TickKind.TRADE;
    ColumnSummary high = trades ? low : reader.summary(TickColumn.ASK_PRICE.place());
    ColumnSummary size = reader.summary(TickColumn.SIZE.place());
    boolean totals =
        trades && priceDecimals.isConstant() && sizeDecimals.isConstant() && size.hasSum();
    return new TickHead(
        kind,
        count(),
        new TickPosition(time.first(), source.first(), sequence.first()),
        new TickPosition(time.last(), source.last(), sequence.last()),
        low.first(),
        low.last(),
        low.min(),
        high.max(),
        (int) priceDecimals.min(),
        (int) priceDecimals.max(),
        (int) sizeDecimals.min(),
        (int) sizeDecimals.max(),
        source.min(),
        source.max(),
        (int) flags.min(),
        (int) flags.max(),
        totals,
        totals ? size.sum() : 0,
        totals ? reader.summary(NOTIONAL_HIGH).first() : 0,
        totals ? reader.summary(NOTIONAL_LOW).first() : 0);
  }

  /**
   * Reads a column.
   *
   * @param column one of {@link TickKind#columns} of its kind
   * @param values is filled in places 0 to {@link #count} - 1
   * @throws IllegalArgumentException if it is none of its kind's, or its bytes do not fit together
   */
  public void read(TickColumn column, long[] values) {
    if (!kind.columns().contains(column)) {
      throw new IllegalArgumentException("column: must be one of " + kind + ", got " + column);
    }
    reader.column(column.place(), values);
  }

  /**
   * Reads all columns into a run, in place of what it has.
   *
   * @param into of the same kind
   * @throws IllegalArgumentException if it is of the other kind, or the bytes do not fit together
   */
  public void read(TickColumns into) {
    begin(into);
    for (int i = 0; i < kind.columns().size(); i++) {
      readInto(into, kind.columns().get(i));
    }
  }

  /** Makes a run as long as the block; its columns are still to be read. */
  void begin(TickColumns into) {
    if (into.kind() != kind) {
      throw new IllegalArgumentException("ticks: must be of kind " + kind + ", got " + into.kind());
    }
    into.begin(count());
  }

  void readInto(TickColumns into, TickColumn column) {
    reader.column(column.place(), into.roomFor(column));
  }
}
