package io.tradegrid.tick;

/**
 * A block where it is stored. Its head is at hand; its bytes are fetched only if a question needs
 * them. Two that are equal must have the same bytes.
 */
public interface StoredBlock {

  /** Returns the head, which is {@link TickBlock#head} of the bytes. */
  TickHead head();

  /** Returns the bytes, as {@link TickBlockWriter} made them. */
  byte[] bytes();

  /** Returns a block in memory. */
  static StoredBlock of(byte[] bytes) {
    return new StoredBytes(TickBlock.of(bytes).head(), bytes);
  }
}
