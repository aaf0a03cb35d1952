package io.tradegrid.ingest.iex;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedSink;
import io.tradegrid.ingest.file.FeedFile;
import io.tradegrid.ingest.file.FileName;
import io.tradegrid.ingest.file.NumberedFeed;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A capture of IEX's multicast. The position is the number of the last datagram, from 1. A file
 * that is cut off, as IEX's own samples are, is told up to there, and then a broken record says
 * where.
 */
final class IexFile implements FeedAdapter {

  private final Path path;
  private final long source;

  IexFile(Path path, long source) {
    this.path = path;
    this.source = source;
  }

  @Override
  public void run(long position, FeedSink sink) throws IOException, InterruptedException {
    NumberedFeed feed = new NumberedFeed(position, sink);
    IexTicks ticks = new IexTicks(source);
    long number = 0;
    try (InputStream input = FeedFile.open(path)) {
      PacketCapture capture = new PacketCapture(input);
      for (ByteBuffer segment = capture.next(); segment != null; segment = capture.next()) {
        number++;
        ticks.accept(segment, feed);
        feed.end(number);
      }
    } catch (EOFException e) {
      // It may be whole when it is read again, so the position stays before what is missing.
      String where = Objects.requireNonNullElse(e.getMessage(), "is cut off");
      String text = "%s: %s, behind datagram %d".formatted(FileName.of(path), where, number);
      sink.put(
          Math.max(number, position), new BrokenRecord(source, DeadReason.UNREADABLE, text, ""));
    } catch (IOException e) {
      throw new IOException(FileName.of(path) + ": " + e.getMessage(), e);
    }
  }
}
