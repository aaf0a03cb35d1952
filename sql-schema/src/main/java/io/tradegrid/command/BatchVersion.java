package io.tradegrid.command;

import java.nio.ByteBuffer;

/**
 * The first byte of a batch of commands and of a batch of answers, whatever follows it. Both have
 * the same version, so that whoever is refused for it sees the other side's at the head of the
 * answer.
 */
final class BatchVersion {

  /** Batches of before had no version; read as if, theirs is mostly 1, the number of commands. */
  private static final byte NOW = 2;

  private BatchVersion() {}

  static void write(ByteBuffer out) {
    out.put(NOW);
  }

  /**
   * Reads the version.
   *
   * @throws IllegalArgumentException naming both if it is not that of this side
   */
  static void check(ByteBuffer in) {
    byte version = in.get();
    if (version != NOW) {
      throw new IllegalArgumentException(
          "version: this side has " + NOW + ", the other side " + (version & 0xff));
    }
  }
}
