package io.tradegrid.ingest.itch;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedSink;
import io.tradegrid.ingest.file.FeedFile;
import io.tradegrid.ingest.file.FileName;
import io.tradegrid.ingest.file.NumberedFeed;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A day of ITCH in a file as NASDAQ publishes them: each message behind its length in two bytes, a
 * length of 0 at the end. The position is the number of the last message, from 1; to go on from
 * one, the books are built from the beginning in silence.
 */
final class ItchFile implements FeedAdapter {

  private static final int LENGTH_MAX = 0xffff;

  private final Path path;
  private final long source;
  private final long midnightNs;

  ItchFile(Path path, long source, long midnightNs) {
    this.path = path;
    this.source = source;
    this.midnightNs = midnightNs;
  }

  @Override
  public void run(long position, FeedSink sink) throws IOException, InterruptedException {
    ItchTicks ticks = new ItchTicks(source, midnightNs);
    NumberedFeed feed = new NumberedFeed(position, sink);
    byte[] bytes = new byte[LENGTH_MAX];
    try (DataInputStream input = new DataInputStream(FeedFile.open(path))) {
      long number = 0;
      for (int length = length(input); length > 0; length = length(input)) {
        input.readFully(bytes, 0, length);
        number++;
        ticks.accept(bytes, 0, length, number, feed);
        feed.end(number);
      }
    } catch (EOFException e) {
      throw new IOException(FileName.of(path) + ": ends in the middle of a message", e);
    }
  }

  /** Returns 0 at the end, be it marked or not. */
  private static int length(DataInputStream input) throws IOException {
    int high = input.read();
    return high < 0 ? 0 : high << Byte.SIZE | input.readUnsignedByte();
  }
}
