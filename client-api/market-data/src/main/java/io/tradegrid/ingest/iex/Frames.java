package io.tradegrid.ingest.iex;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The Ethernet frames of a capture file, in their order. One thread at a time. */
@FunctionalInterface
interface Frames {

  /** Most bytes of a frame: what is longer is no frame but damage. */
  int BYTES_MAX = 1 << 18;

  /** The number by which files name Ethernet. */
  int ETHERNET = 1;

  /**
   * Returns the next frame, null at the end of the file.
   *
   * @throws EOFException naming the byte, if the file is cut off
   * @throws IOException naming the byte, if it is damaged or cannot be read
   */
  ByteBuffer next() throws IOException;
}
