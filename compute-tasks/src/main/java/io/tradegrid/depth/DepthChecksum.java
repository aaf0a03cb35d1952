package io.tradegrid.depth;

/**
 * A venue's rule for a checksum over the best levels of a book. The venue sends the number with its
 * updates; a subscriber whose book gives another one has lost something and must start over.
 */
@FunctionalInterface
public interface DepthChecksum {

  /**
   * Returns the checksum of a book as it is now.
   *
   * @param depth the book, after all updates of a message
   * @return 0 to 2^32 - 1
   * @throws IllegalArgumentException if the rule has no words for the book
   */
  long of(Depth depth);
}
