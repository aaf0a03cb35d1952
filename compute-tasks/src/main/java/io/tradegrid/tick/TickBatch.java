package io.tradegrid.tick;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocks of ticks of several symbols of one shard on their way to its owner. The bytes are in
 * {@code docs/formats/tick-batch.md}.
 */
public final class TickBatch {

  /** The most bytes of a batch. */
  public static final int BYTES_MAX = 4 << 20;

  /** The most characters of a symbol. */
  public static final int SYMBOL_MAX = 32;

  private static final byte VERSION = 1;
  private static final int HEAD_BYTES = 1;
  private static final int PART_HEAD_BYTES = 1 + Integer.BYTES;

  private TickBatch() {}

  /** A block of one symbol. */
  public static final class Part {

    private final String symbol;
    private final byte[] block;

    /**
     * Makes a part.
     *
     * @param symbol 1 to {@link #SYMBOL_MAX} printable ASCII characters without spaces
     * @param block as {@link TickBlockWriter} made it; kept, not copied
     * @throws IllegalArgumentException naming a symbol that cannot be one
     */
    public Part(String symbol, byte[] block) {
      boolean printable = symbol.chars().allMatch(character -> character > ' ' && character <= '~');
      if (symbol.isEmpty() || symbol.length() > SYMBOL_MAX || !printable) {
        throw new IllegalArgumentException(
            "symbol: must be 1 to " + SYMBOL_MAX + " printable characters, got '" + symbol + "'");
      }
      this.symbol = symbol;
      this.block = block;
    }

    /** Returns whose ticks they are. */
    public String symbol() {
      return symbol;
    }

    /** Returns the bytes of the block. */
    public byte[] block() {
      return block;
    }

    /** Returns how many bytes it takes in a batch. */
    public int bytes() {
      return PART_HEAD_BYTES + symbol.length() + block.length;
    }
  }

  /**
   * Writes a batch.
   *
   * @throws IllegalArgumentException if it would have more than {@link #BYTES_MAX} bytes
   */
  public static byte[] encode(List<Part> parts) {
    int bytes = HEAD_BYTES + parts.stream().mapToInt(Part::bytes).sum();
    if (bytes > BYTES_MAX) {
      throw new IllegalArgumentException("batch: " + bytes + " bytes are more than " + BYTES_MAX);
    }
    ByteBuffer batch = ByteBuffer.allocate(bytes).put(VERSION);
    for (Part part : parts) {
      batch.put((byte) part.symbol.length());
      batch.put(part.symbol.getBytes(StandardCharsets.US_ASCII));
      batch.putInt(part.block.length).put(part.block);
    }
    return batch.array();
  }

  /**
   * Reads a batch; the blocks themselves are not looked at.
   *
   * @throws IllegalArgumentException if it is of another version, or its parts do not add up
   */
  public static List<Part> decode(byte[] bytes) {
    if (bytes.length < HEAD_BYTES || bytes.length > BYTES_MAX || bytes[0] != VERSION) {
      throw new IllegalArgumentException("batch: not a batch of ticks of version " + VERSION);
    }
    ByteBuffer batch = ByteBuffer.wrap(bytes).position(HEAD_BYTES);
    List<Part> parts = new ArrayList<>();
    try {
      while (batch.hasRemaining()) {
        byte[] symbol = new byte[batch.get()];
        batch.get(symbol);
        byte[] block = new byte[checked(batch.getInt(), batch)];
        batch.get(block);
        parts.add(new Part(new String(symbol, StandardCharsets.US_ASCII), block));
      }
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw new IllegalArgumentException("batch: its parts do not fit together", e);
    }
    return parts;
  }

  private static int checked(int length, ByteBuffer batch) {
    if (length < 0 || length > batch.remaining()) {
      throw new IllegalArgumentException("batch: a block of " + length + " bytes is not in it");
    }
    return length;
  }
}
